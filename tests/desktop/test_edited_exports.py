"""What a person wrote into results.csv is kept when the run goes on and writes it anew."""

import numpy as np
from PIL import Image

from desktop.edited_exports import keep_edited
from tests.fixtures_commands import run_smearscope


def test_notes_in_a_table_survive_the_next_session_and_an_untouched_table_is_replaced(images, field, tmp_path):
    out = tmp_path / "out"
    Image.fromarray(field).save(images / "a.png")
    run_smearscope("screen", images, "--out", out, "--quiet")
    Image.fromarray(np.roll(field, 40, axis=1)).save(images / "b.png")
    run_smearscope("resume", out, "--quiet")
    assert not list(out.glob("results-kept-*"))
    with (out / "results.csv").open("a") as file:
        file.write("my own note\n")
    Image.fromarray(255 - field).save(images / "c.png")

    ended = run_smearscope("resume", out, "--quiet")

    assert "results.csv was changed since it was written; it is kept as" in ended.stderr
    assert (out / "results-kept-001.csv").read_text(encoding="utf-8-sig").endswith("my own note\n")
    assert "my own note" not in (out / "results.csv").read_text(encoding="utf-8-sig")


def test_a_table_without_its_sidecar_counts_as_a_persons_own(tmp_path):
    for number in (1, 2):
        (tmp_path / "results.csv").write_text(f"mine {number}")
        assert keep_edited(tmp_path / "results.csv") == tmp_path / f"results-kept-00{number}.csv"
    assert keep_edited(tmp_path / "results.csv") is None
