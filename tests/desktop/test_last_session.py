"""The window's place is found again, and a damaged note of it only means a fresh start."""

import pytest

from desktop.last_session import LastSession, SelectedRow, read_session, session_path, write_session


def test_a_session_is_found_as_it_was_left(tmp_path):
    session = LastSession(
        page="review", run_folder=tmp_path / "Lauf\udcff", selected=SelectedRow(image_id=7, page=1, tile_x=512)
    )
    write_session(tmp_path / "session.json", session)

    assert read_session(tmp_path / "session.json") == session


def test_there_is_none_at_first():
    assert read_session(session_path()) is None


@pytest.mark.parametrize("data", [b"{", b"[1]", b'{"selected": {"page": 1}}'])
def test_a_damaged_one_is_as_if_there_was_none(tmp_path, data):
    (tmp_path / "session.json").write_bytes(data)
    assert read_session(tmp_path / "session.json") is None
