"""`smearscope models`: what it prints, how it ends, and that a program can read it."""

import json
import shutil
from dataclasses import dataclass

import numpy as np
import pytest

from desktop import self_test
from desktop.bundled import DEFAULT_BUNDLE, bundle_names, default_bundle, sample_folder
from desktop.commands import models
from desktop.exporting import export_stored_run
from desktop.exports.checksum_list import CHECKSUMS_FILE
from desktop.exports.formats import ExportFormat
from desktop.installed_bundles import installed_bundles, models_folder
from inference import command_line
from inference.bundle import read_bundle
from inference.bundle_files import CARD_FILE, GOLDEN_FILE, MODEL_FILE
from tests.desktop.signed_bundles import list_variables, write_signed
from tests.fixtures_bundles import arrays_of, card_with, npz_with, one_byte_changed, write_folder


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command of the group with a home and trust lists of the test's own."""
    monkeypatch.setenv("SMEARSCOPE_HOME", str(tmp_path / "Daten Ü"))
    for name, value in list_variables(tmp_path).items():
        monkeypatch.setenv(name, value)

    def run_now(*arguments):
        monkeypatch.setattr("sys.argv", ["smearscope", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            command_line.run(models.app, "smearscope models")
        said = capsys.readouterr()
        return Ended(int(ended.value.code), said.out, said.err)

    return run_now


@pytest.fixture
def make(tmp_path, bundle_files):
    """Write the shipped build under another name, or with other files."""

    def make_now(folder="Bündel", files=None, **card):
        changed = {CARD_FILE: card_with(bundle_files[CARD_FILE], **card)} if card else {}
        return write_folder(tmp_path / folder, bundle_files, {**changed, **(files or {})})

    return make_now


@pytest.fixture
def broken(make, bundle_files):
    """A bundle whose golden outputs this computer cannot reproduce."""
    logits = arrays_of(bundle_files[GOLDEN_FILE])["logits"]
    return make("broken", {GOLDEN_FILE: npz_with(bundle_files[GOLDEN_FILE], logits=logits[:, ::-1].copy())})


def test_list_marks_the_default_and_says_where_each_came_from(run, make):
    run("install", make(id="lab", version="2"))

    ended = run("list")

    lines = [line.split() for line in ended.stdout.splitlines()]
    bundle_id = read_bundle(default_bundle()).bundle_id
    assert ["*", DEFAULT_BUNDLE, read_bundle(default_bundle()).card.version, "shipped", bundle_id[:12]] in lines
    assert ["lab", "2", "installed", installed_bundles()[0].bundle_id[:12]] in lines
    assert (ended.code, ended.stderr) == (0, "")


def test_list_for_programs_is_json_with_whole_bundle_ids(run, make):
    run("install", make(id="lab", version="2"))

    found = json.loads(run("list", "--json").stdout)

    assert [(each["name"], each["origin"], each["is_default"]) for each in found] == [
        *((name, "shipped", name == DEFAULT_BUNDLE) for name in bundle_names()),
        ("lab", "installed", False),
    ]
    assert found[-1]["bundle_id"] == installed_bundles()[0].bundle_id
    assert found[-1]["path"].endswith(f"Daten Ü/models/{found[-1]['bundle_id']}")


def test_list_tells_a_damaged_model_and_how_to_be_rid_of_it(run, make):
    run("install", make(id="lab"))
    (damaged,) = installed_bundles()
    (damaged.path / CARD_FILE).write_bytes(b"{")

    ended = run("list")

    assert ended.code == 1
    digits = damaged.bundle_id[:12]
    assert "model_card.json is damaged; install its file again, or remove it" in ended.stderr
    assert f"`smearscope models remove {digits}`" in ended.stderr
    assert run("remove", digits).code == 0
    assert run("list").code == 0


def test_install_says_how_to_use_the_model_and_that_it_was_there_already(run, make):
    source = make(id="lab")

    first = run("install", source)
    again = run("install", source)

    assert first.code == again.code == 0
    assert first.stdout.startswith("Installed: lab ")
    assert "--model lab\n" in first.stdout
    assert again.stdout.startswith("Is installed already")


def test_install_of_a_newer_build_says_that_both_are_there(run, make):
    run("install", make("first", id="lab", version="1"))

    ended = run("install", make("second", id="lab", version="2"))

    assert "--model lab-2\n" in ended.stdout
    assert "2 models of the name lab are installed: lab-1, lab-2" in ended.stdout


def test_install_refuses_a_damaged_file_with_2(run, make):
    source = make(id="lab")
    (source / MODEL_FILE).write_bytes(one_byte_changed((source / MODEL_FILE).read_bytes()))

    ended = run("install", source)

    assert ended.code == 2
    assert "model.tflite was changed or damaged" in ended.stderr
    assert not models_folder().exists()


def test_install_warns_of_a_stranger_s_signature_and_refuses_it_where_trust_is_required(run, tmp_path, bundle_files):
    signed = write_signed(tmp_path / "signed", bundle_files)

    required = run("install", signed, "--require-signature")
    assert (required.code, "a trusted signature is required" in required.stderr) == (2, True)

    ended = run("install", signed)
    assert ended.code == 0
    assert "Warning: The bundle is signed, but nobody here trusts the key" in ended.stderr


def test_remove_says_what_was_removed_and_how_to_get_it_back(run, make):
    run("install", make(id="lab", version="2"))

    ended = run("remove", "lab")

    assert ended.code == 0
    assert "Removed: lab 2, bundle id" in ended.stdout
    assert "smearscope models install FILE" in ended.stdout
    assert installed_bundles() == ()
    assert run("remove", "lab").code == 2


def test_remove_refuses_what_ships_and_names_the_installed_ones(run, make):
    run("install", make(version="9"))

    ended = run("remove", DEFAULT_BUNDLE)

    assert ended.code == 2
    assert (
        f"ships with SmearScope and cannot be removed. Installed models of this name: {DEFAULT_BUNDLE}-9"
        in ended.stderr
    )
    assert default_bundle().exists()
    assert len(installed_bundles()) == 1


def test_remove_refuses_a_name_of_two_models(run, make):
    run("install", make("first", id="lab", version="1"))
    run("install", make("second", id="lab", version="2"))

    ended = run("remove", "lab")

    assert ended.code == 2
    assert "means 2 installed models. Name one of them: lab-1, lab-2" in ended.stderr
    assert len(installed_bundles()) == 2


def test_the_default_can_be_chosen_is_not_removed_and_given_back(run, make):
    run("install", make(id="lab"))

    assert "lab " in run("default", "lab").stdout
    listed = json.loads(run("list", "--json").stdout)
    assert [each["name"] for each in listed if each["is_default"]] == ["lab"]
    refused = run("remove", "lab")
    assert (refused.code, "is the default model" in refused.stderr) == (2, True)

    assert DEFAULT_BUNDLE in run("default", DEFAULT_BUNDLE).stdout
    assert run("remove", "lab").code == 0


def test_a_chosen_default_whose_folder_is_gone_is_told_by_list_and_default(run, make):
    run("install", make(id="lab"))
    run("default", "lab")
    installed_bundles()[0].path.rename(models_folder() / ".away")

    assert "default model that you chose is not here any more" in run("list").stderr
    assert run("default").code == 2
    assert run("default", DEFAULT_BUNDLE).code == 0


def test_a_model_that_does_not_work_here_becomes_no_default(run, make):
    run("install", make(id="lab"))
    (bundle,) = installed_bundles()
    (bundle.path / MODEL_FILE).write_bytes(b"damaged")

    assert run("default", "lab").code == 2
    assert DEFAULT_BUNDLE in run("default").stdout


def test_show_prints_every_part_of_the_card(run):
    card = read_bundle(default_bundle()).card

    ended = run("show")

    assert ended.code == 0
    for title in ("Signature", "Intended use", "Limits", "Classes", "Training", "Evidence", "Gate", "Thresholds"):
        assert f"\n{title}\n" in ended.stdout
    low, high = card.evidence[0].accuracy_interval_95
    assert (
        f"accuracy {100 * card.evidence[0].accuracy:.2f} % (95 % interval {100 * low:.2f} % to {100 * high:.2f} %)"
        in ended.stdout
    )
    for text in (*card.limits, card.intended_use, card.licence, *(label.display_name for label in card.labels)):
        assert text in ended.stdout
    assert all(check.meaning in ended.stdout for check in card.evidence[0].checks)


def test_show_says_who_taught_a_model(run, make):
    plain = make()
    training = json.loads((plain / CARD_FILE).read_bytes())["training"]
    teacher = {
        "name": "small.keras",
        "architecture": "efficientnet_lite0+cbam",
        "model_sha256": "7" * 64,
        "recipe": {},
        "epochs_run": 9,
        "best_epoch": 8,
        "train_seconds": 900.0,
        "started_from": "imagenet",
    }

    assert "Taught by" not in run("show", plain).stdout
    ended = run("show", make("taught", training=training | {"teacher": teacher}))

    assert "Taught by small.keras (efficientnet_lite0+cbam) besides its labels" in ended.stdout


def test_show_says_that_a_card_carries_no_evidence_and_no_limit(run, make):
    ended = run("show", make(evidence=[], limits=[]))

    assert "trust no answer of this model" in ended.stdout
    assert "The card names none, which no model deserves" in ended.stdout


def test_show_spells_out_what_would_command_a_terminal(run, make):
    ended = run("show", make(intended_use="\x1b[2J wiped", limits=["\u202ebackwards"]))

    assert "\\x1b[2J wiped" in ended.stdout
    assert "\\u202ebackwards" in ended.stdout


def test_show_for_programs_prints_the_card_as_the_bundle_holds_it(run, make):
    source = make(intended_use="Für Übungen \u202e")

    assert json.loads(run("show", source, "--json").stdout) == json.loads((source / CARD_FILE).read_bytes())


def test_self_test_answers_the_drawn_samples(run):
    ended = run("self-test")

    assert ended.code == 0
    assert "files and golden outputs hold" in ended.stdout
    readable = [path for path in sample_folder().rglob("*.*") if path.suffix != ".md" and "truncated" not in path.name]
    assert f"answers {len(readable)} drawn sample images (1 cannot be read, on purpose)" in ended.stdout


def test_self_test_of_a_model_that_does_not_hold_ends_with_1(run, broken):
    ended = run("self-test", broken)

    assert ended.code == 1
    assert "FAILED" in ended.stdout
    assert "could not be reproduced" in ended.stdout


def test_what_changes_models_tells_programs_what_it_did(run, make):
    source = make(id="lab", version="2")
    told = {}
    for name, arguments in (
        ("installed", ("install", source)),
        ("again", ("install", source)),
        ("chosen", ("default", "lab")),
        ("default", ("default",)),
        ("back", ("default", DEFAULT_BUNDLE)),
        ("removed", ("remove", "lab")),
    ):
        ended = run(*arguments, "--json")
        assert (ended.code, ended.stdout.isascii()) == (0, True)
        told[name] = json.loads(ended.stdout)

    bundle_id = read_bundle(source).bundle_id
    assert [told[each]["outcome"] for each in ("installed", "again")] == ["installed", "already_there"]
    assert told["installed"]["signature"] == "unsigned"
    for name in ("installed", "again", "chosen", "default", "removed"):
        assert (told[name]["name"], told[name]["version"], told[name]["bundle_id"]) == ("lab", "2", bundle_id), name
    assert [told[each]["is_default"] for each in ("installed", "chosen", "default", "removed")] == [0, 1, 1, 0]
    assert told["back"]["name"] == DEFAULT_BUNDLE
    assert told["removed"]["is_still_here"] is False


def test_a_model_that_ships_too_is_said_to_be_still_here(run):
    bundle_id = read_bundle(default_bundle()).bundle_id
    # Of versions that copied it: now it is there already.
    shutil.copytree(default_bundle(), models_folder() / bundle_id)

    told = json.loads(run("remove", bundle_id[:12], "--json").stdout)

    assert told["is_still_here"] is True


def test_installing_a_model_that_ships_says_so_and_the_list_stays_as_it_was(run):
    before = run("list").stdout

    ended = run("install", default_bundle())

    assert ended.code == 0
    assert ended.stdout.startswith(f"Ships with SmearScope, so nothing was copied: {DEFAULT_BUNDLE} ")
    assert run("list").stdout == before
    assert json.loads(run("install", default_bundle(), "--json").stdout)["outcome"] == "already_there"


def test_a_refused_model_prints_no_json_and_ends_with_2(run, make):
    source = make(id="lab")
    (source / MODEL_FILE).write_bytes(b"damaged")

    ended = run("install", source, "--json")

    assert (ended.code, ended.stdout) == (2, "")


def test_a_self_test_tells_programs_of_each_model_what_holds_and_why_not(run, make, broken):
    holds, fails = run("self-test", "--json"), run("self-test", broken, "--json")

    assert (holds.code, fails.code) == (0, 1)
    (sound,) = json.loads(holds.stdout)
    card = read_bundle(default_bundle()).card
    assert (sound["holds"], sound["problem"]) == (True, "")
    assert (sound["model_id"], sound["model_version"], sound["signature"]) == (card.id, card.version, "unsigned")
    assert sound["answered_count"] > 0
    assert sound["unreadable_count"] == 1
    (refused,) = json.loads(fails.stdout)
    assert refused["holds"] is False
    assert "could not be reproduced" in refused["problem"]
    assert "answered_count" not in refused


def test_a_self_test_of_all_for_programs_is_one_list(run, make):
    run("install", make(id="aaa"))
    (installed_bundles()[0].path / MODEL_FILE).write_bytes(b"damaged")

    ended = run("self-test", "--all", "--json")

    assert ended.code == 1
    assert [each["holds"] for each in json.loads(ended.stdout)].count(False) == 1
    assert len(json.loads(ended.stdout)) == len(bundle_names()) + 1


def test_self_test_of_all_goes_on_after_one_that_failed(run, make):
    run("install", make(id="aaa"))
    run("install", make("second", id="zzz"))
    (installed_bundles()[0].path / MODEL_FILE).write_bytes(b"damaged")

    ended = run("self-test", "--all")

    assert ended.code == 1
    count = len(bundle_names()) + 2
    assert f"{count - 1} of {count} models hold" in ended.stdout


@pytest.mark.parametrize("probabilities", [(0.5, 0.2), (float("nan"), 1.0), (float("inf"), 0.0), (-0.5, 1.5)])
def test_self_test_notices_answers_that_are_no_probabilities(classifier, monkeypatch, probabilities):
    def answer(_image):
        return type("Answer", (), {"probabilities": tuple(np.float64(each) for each in probabilities)})

    monkeypatch.setattr(classifier, "classify", answer)

    with pytest.raises(self_test.SelfTestError, match="expected 1, and none below 0"):
        self_test.classify_samples(classifier, sample_folder())


def test_self_test_without_a_single_sample_fails(classifier, tmp_path):
    with pytest.raises(self_test.SelfTestError, match="Not one sample image"):
        self_test.classify_samples(classifier, tmp_path)


@pytest.mark.parametrize("arguments", [("show", "nowhere"), ("self-test", "nowhere"), ("remove", "nowhere")])
def test_a_model_that_is_nowhere_ends_with_2_and_names_those_that_are(run, arguments):
    ended = run(*arguments)

    assert ended.code == 2
    assert DEFAULT_BUNDLE in ended.stderr


def test_the_samples_are_screened_from_end_to_end_and_the_report_matches(classifier, run, tmp_path):
    summary = self_test.screen_samples(classifier, sample_folder())

    assert summary.done_count == summary.image_count == 14
    assert not (tmp_path / "Daten Ü").exists(), "nothing is measured, and nothing stays"


def test_a_report_that_does_not_match_fails_the_self_test(classifier, run, monkeypatch):
    monkeypatch.setattr(self_test, "audit_problems", lambda _reader, _told: ("an entry is missing",))

    with pytest.raises(self_test.SelfTestError, match="The audit log is not the one"):
        self_test.screen_samples(classifier, sample_folder())


@pytest.mark.parametrize("kind", [kind for kind in ExportFormat if kind is not ExportFormat.SLIDE_MAPS])
def test_an_export_that_was_spoilt_on_its_way_fails_the_self_test(classifier, run, monkeypatch, kind):
    def spoil(store, export_format, target, options):
        export_stored_run(store, export_format, target, options)
        if export_format is kind:
            file = target / CHECKSUMS_FILE if kind.is_folder else target
            file.write_bytes(file.read_bytes() + b"\n")

    monkeypatch.setattr(self_test, "export_stored_run", spoil)

    with pytest.raises(
        self_test.SelfTestError, match=rf"made from: {kind.value}: .* was changed since it was exported"
    ):
        self_test.screen_samples(classifier, sample_folder())


def test_compare_tells_where_two_models_differ(run, make, tmp_path):
    picture = tmp_path / "Bilder" / "field.jpg"
    picture.parent.mkdir()
    picture.write_bytes((sample_folder() / "case-01" / "field-01-azure-violet.jpg").read_bytes())
    other = make(id="lab", version="2")

    ended = run("compare", DEFAULT_BUNDLE, other, picture.parent, "--threads", "1", "--reading", "threads")

    assert ended.code == 0
    assert "Same class: 100.0 %" in ended.stdout
    assert "lab 2" in ended.stdout
    assert "Different: 0" in ended.stdout


def test_compare_for_programs_is_json_and_an_unreadable_image_is_a_finding(run, make, tmp_path):
    folder = tmp_path / "Bilder"
    folder.mkdir()
    (folder / "cut.png").write_bytes(b"no image")

    ended = run("compare", DEFAULT_BUNDLE, make(id="lab"), folder, "--threads", "1", "--reading", "threads", "--json")

    assert ended.code == 1
    found = json.loads(ended.stdout)
    assert (found["row_count"], found["same_class"], found["second"]["model_id"]) == (1, None, "lab")


def test_compare_refuses_the_same_model_twice(run, tmp_path):
    folder = tmp_path / "Bilder"
    folder.mkdir()
    (folder / "cut.png").write_bytes(b"no image")

    ended = run("compare", DEFAULT_BUNDLE, default_bundle(), folder, "--threads", "1")

    assert ended.code == 2
    assert "Both are the same model" in ended.stderr
