"""The disk image's steps on a runner that only notes what it is told: no Mac was at hand, so this is what was seen."""

import hashlib
import json
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.installation import DamageKind, find_damage
from macos_packages.errors import MacPackagingError
from macos_packages.making import finish_application, list_files, make_image, sign_application
from macos_packages.notarising import KEY_VARIABLES, PROFILE_VARIABLE, SKIPPED, notary_of
from macos_packages.signing import IDENTITY_VARIABLE, UNSIGNED, identity_of
from tests.packaging.macos.conftest import MACHINE_PATH, REPOSITORY, mach_o

SIGNER = "Developer ID Application: Somebody (TEAM)"
KEY = dict(zip(KEY_VARIABLES, ("key.p8", "ID", "issuer"), strict=True))


class Tools:
    """Notes the command lines; codesign leaves what it signs changed, as the real one does."""

    def __init__(self, status="Accepted"):
        self.commands = []
        self.status = status

    def __call__(self, command):
        self.commands.append(list(command))
        if command[0] == "hdiutil":
            self.image_of = sorted(path.name for path in _staged(command).iterdir())
        if command[:2] == ["xcrun", "notarytool"]:
            return json.dumps({"status": self.status, "id": "7"}) if command[2] == "submit" else "not signed: numpy"
        return ""

    @property
    def said(self):
        return [" ".join(command) for command in self.commands]


def _staged(command):
    return Path(command[command.index("-srcfolder") + 1])


@pytest.fixture
def make(sources, tmp_path, told):
    """Makes the image with given variables, and gives the tools."""

    def make_it(environment=(), tools=None):
        tools = tools or Tools()
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        tools.image = make_image(
            sources, out, tmp_path / "work", environment=dict(environment), run=tools, tell=told.append
        )
        return tools

    return make_it


def _place(tools, word):
    return next(number for number, line in enumerate(tools.said) if word in line)


def test_without_a_signer_it_is_signed_ad_hoc_and_says_so(make, told, application):
    tools = make()

    codesign = [line for line in tools.commands if line[:2] == ["codesign", "--force"]]
    assert {line[3] for line in codesign} == {"-"}
    assert all("--timestamp=none" in line and "runtime" not in line for line in codesign)
    assert UNSIGNED in told
    assert SKIPPED in told
    assert not any("notarytool" in line or "stapler" in line for line in tools.said)
    assert codesign[-1][-1] == str(application)


def test_what_lies_inside_is_signed_first_and_only_programs_may_more(make, application):
    tools = make({IDENTITY_VARIABLE: SIGNER})

    libraries, frameworks, program, whole, image = (
        line for line in tools.commands if line[:2] == ["codesign", "--force"]
    )
    contents = application / "Contents"
    # not Qt's own: it is signed as its framework
    assert [path for path in libraries if path.startswith(str(application))] == [
        str(contents / name)
        for name in (
            "Frameworks/numpy/__dot__dylibs/libopenblas.dylib",
            "Frameworks/PySide6/QtCore.abi3.so",
            "Frameworks/numpy/core.so",
            "Frameworks/libpython3.11.dylib",
        )
    ]
    assert frameworks[-1] == str(contents / "Frameworks/PySide6/Qt/lib/QtCore.framework")
    assert program[-1] == str(contents / "MacOS/smearscope")
    assert whole[-1] == str(application)
    assert image[-1] == str(tools.image)
    assert [("--entitlements" in line) for line in (libraries, frameworks, program, whole, image)] == [
        False,
        False,
        True,
        True,
        False,
    ]
    for line in (libraries, frameworks, program, whole):
        assert line[line.index("--options") + 1] == "runtime"
        assert "--timestamp" in line
    assert _place(tools, "--verify --deep --strict") == 4


def test_application_and_image_are_notarised_and_stapled_in_that_order(make, told):
    tools = make({IDENTITY_VARIABLE: SIGNER, **KEY})

    order = ["ditto -c -k", "submit", "stapler staple", "hdiutil create"]
    assert [_place(tools, word) for word in order] == sorted(_place(tools, word) for word in order)
    submitted = [line for line in tools.commands if "submit" in line]
    assert [line[3].rsplit(".", 1)[1] for line in submitted] == ["zip", "dmg"]
    assert submitted[0][-6:] == ["--key", "key.p8", "--key-id", "ID", "--issuer", "issuer"]
    assert [line[-1].rsplit(".", 1)[1] for line in tools.commands if "staple" in line] == ["app", "dmg"]
    assert SKIPPED not in told
    assert UNSIGNED not in told


def test_what_nobody_signed_is_not_sent_to_the_notary(make, told):
    assert not any("notarytool" in line for line in make(KEY).said)
    assert SKIPPED in told


def test_what_the_notary_refuses_is_no_image_although_its_program_ends_with_0(make, tmp_path):
    with pytest.raises(MacPackagingError, match=r"did not accept SmearScope\.zip \(Invalid\): not signed: numpy"):
        make({IDENTITY_VARIABLE: SIGNER, PROFILE_VARIABLE: "desk"}, Tools("Invalid"))
    assert list((tmp_path / "out").iterdir()) == []


def test_half_a_key_is_refused_by_the_names_that_are_missing():
    with pytest.raises(MacPackagingError, match="SMEARSCOPE_NOTARY_KEY_ID and SMEARSCOPE_NOTARY_ISSUER must be set"):
        notary_of({KEY_VARIABLES[0]: "key.p8"})


def test_the_image_shows_the_application_a_way_to_install_it_and_what_to_read(make, tmp_path):
    tools = make()

    assert tools.image_of == ["Applications", "Read me first.txt", "SmearScope.app"]
    read_me = (tmp_path / "work/image/Read me first.txt").read_text()
    assert read_me.startswith("SmearScope 1.2.3\nResearch use only")
    assert "-volname SmearScope 1.2.3" in tools.said[-1]
    assert tools.image.name.startswith("smearscope-1.2.3-macos-")
    assert (tmp_path / "work/image/SmearScope.app/Contents/Frameworks/assets").is_symlink()


def test_the_application_gets_bill_licences_and_minimum_and_loses_the_machines_paths(sources, told, application):
    finish_application(sources, told.append)

    contents = application / "Contents"
    assert (contents / "Resources/assets/sbom.cdx.json").read_text() == "the bill"
    assert (contents / "Resources/assets/licences.html").read_text() == "the licences"
    assert plistlib.loads((contents / "Info.plist").read_bytes())["LSMinimumSystemVersion"] == "14.0"
    assert MACHINE_PATH.encode() not in (contents / "Frameworks/libpython3.11.dylib").read_bytes()
    assert "7 programs and libraries, which need macOS 14.0" in told[-1]


def test_an_unfinished_freeze_is_refused(sources, frozen, application):
    (frozen / "_internal/assets/licences.html").unlink()
    with pytest.raises(MacPackagingError, match="`make package` finishes"):
        finish_application(sources, print)
    (application / "Contents/MacOS/smearscope-window").unlink()
    with pytest.raises(MacPackagingError, match="holds no application"):
        finish_application(sources, print)


def test_a_freeze_of_another_system_is_refused(sources, application):
    for path in application.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.suffix != ".plist":
            path.write_bytes(b"\x7fELF")
    with pytest.raises(MacPackagingError, match="frozen on another system"):
        finish_application(sources, print)


def test_the_start_finds_damage_in_an_application_but_not_its_signature(application):
    contents = application / "Contents"
    list_files(application)
    assert list(find_damage(contents, by_content=True)) == []

    # what signs the whole changes the program that it starts, and adds its seal
    (contents / "MacOS/smearscope-window").write_bytes(b"signed")
    (contents / "_CodeSignature").mkdir()
    (contents / "_CodeSignature/CodeResources").write_text("seal")
    assert list(find_damage(contents, by_content=True)) == []

    (contents / "Resources/assets/models/one/model.tflite").write_bytes(b"model cut off"[:7])
    (contents / "Frameworks/numpy/core.so").unlink()
    assert {str(one) for one in find_damage(contents)} == {
        "Frameworks/numpy/core.so is gone",
        "Resources/assets/models/one/model.tflite is not the one that was installed",
    }


def test_listing_again_after_signing_lists_the_same(application):
    list_files(application)
    listed = application / "Contents/Resources/installed_files.json"
    before = hashlib.sha256(listed.read_bytes()).hexdigest()
    (application / "Contents/_CodeSignature").mkdir()
    (application / "Contents/_CodeSignature/CodeResources").write_text("seal")
    list_files(application)

    assert hashlib.sha256(listed.read_bytes()).hexdigest() == before
    assert (application / "Contents/Frameworks/installed_files.json").is_symlink()


def test_an_application_with_another_qt_is_signed_anew_and_starts(application, tmp_path, told):
    list_files(application)
    library = application / "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"
    library.write_bytes(mach_o(13, 0) + b"another build")
    assert [one.kind for one in find_damage(application / "Contents")] == [DamageKind.CHANGED]

    sign_application(application, identity_of({}), tmp_path / "entitlements.plist", Tools(), told.append)

    assert list(find_damage(application / "Contents", by_content=True)) == []
    assert told == [UNSIGNED]


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac makes the image")
def test_elsewhere_the_maker_says_where_it_runs(tmp_path):
    paths = [str(REPOSITORY), *(str(REPOSITORY / "packaging" / name) for name in ("freezing", "linux"))]
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "packaging/macos/make_dmg.py"), "image", "--out", str(tmp_path / "out")],
        env={"PYTHONPATH": ":".join(paths), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "this needs a Mac" in done.stderr
    assert not (tmp_path / "out").exists()
