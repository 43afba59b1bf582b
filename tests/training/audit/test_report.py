"""The page carries its pictures in itself, warns on top, and shows every finding."""

import base64
import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from training.audit.audit import Audited
from training.audit.record import Audit, SkippedCheck
from training.audit.report import render, write_report


@pytest.fixture(scope="module")
def page(audited: Audited) -> str:
    return render(audited)


def _with(audited: Audited, **changes: object) -> Audited:
    return replace(audited, audit=audited.audit.model_copy(update=changes))


def test_the_page_warns_first_that_it_holds_patients_images(page: str):
    body = page[page.index("<main>") :]
    warning = body.index("This page holds images of patients' blood")
    assert warning < body.index("<h1>")
    assert "do not publish it" in body
    assert "For research use only" in body


def test_the_page_needs_no_network_and_no_other_file(page: str):
    sources = re.findall(r"""(?:src|srcset|href)="([^"]*)\"""", page)
    assert len(sources) > 20
    assert all(source.startswith(("data:", "#")) for source in sources)
    assert "url(" not in page
    assert "<script" not in page


def test_every_picture_can_be_opened(page: str):
    uris = re.findall(r'src="data:image/[a-z]+;base64,([^"]+)"', page)
    for uri in uris:
        Image.open(BytesIO(base64.b64decode(uri))).load()


def test_every_finding_and_every_pair_is_on_the_page(page: str, audited: Audited):
    for finding in audited.audit.findings:
        assert finding.message in page
    for pair in audited.audit.duplicates.pairs:
        assert pair.first in page
        assert pair.second in page
    assert "two classes" in page
    assert "Left out: ship split" in page


def test_names_from_the_data_cannot_become_markup(audited: Audited):
    evil = "<script>alert(1)</script>"
    changed = _with(
        audited,
        data=audited.audit.data.model_copy(update={"name": evil}),
        skipped=(SkippedCheck(check=evil, reason=evil),),
    )
    assert "<script" not in render(changed)


def test_an_image_that_went_away_meanwhile_leaves_a_note_instead_of_an_error(tmp_path: Path, audited: Audited):
    dataset = replace(audited.survey.dataset, root=tmp_path)
    gone = replace(audited, survey=replace(audited.survey, dataset=dataset))
    assert "no longer readable" in render(gone)


def test_an_audit_without_findings_and_baselines_says_so(audited: Audited):
    clean = audited.audit.duplicates.model_copy(update={"identical_pair_count": 0, "near_pair_count": 0, "pairs": ()})
    page = render(_with(audited, findings=(), baselines=(), leaks=(), duplicates=clean, skipped=(), unreadable=()))
    assert "No duplicates, no leaks, every image readable." in page
    assert "No two images are alike." in page
    assert "Not counted" in page


def test_numbers_and_page_are_written_side_by_side(tmp_path: Path, audited: Audited):
    write_report(tmp_path, audited)
    assert Audit.model_validate(json.loads((tmp_path / "audit.json").read_text())) == audited.audit
    assert (tmp_path / "audit.html").read_text().startswith("<!DOCTYPE html>")
