"""The window for Windows under Wine, on a screen that nobody sees: it screens a folder; damage is said in a window."""

import sys

import pytest
from PIL import Image

from desktop.output_names import STORE_FILE
from tests.end_to_end.desk import PROGRAM_VARIABLE, Desk, hidden_screen, missing_parts
from tests.end_to_end.installed_window import FOLDER, has_ended, photograph
from tests.packaging.windows.frozen.conftest import REPOSITORY

PHOTO = REPOSITORY / "build/windows/window.png"
SAMPLES = REPOSITORY / "assets/samples/case-01"


@pytest.fixture
def desk(frozen, wine, tmp_path, monkeypatch, window_starter):
    """Gives a screen with a keyboard; the function starts the window of a folder there.

    Wine starts anew for it: what an earlier test left of it has no screen, and would show no window.
    """
    missing = missing_parts()
    if missing:
        pytest.skip(f"no hidden screen: {', '.join(missing)} is missing; `packaging/bootstrap.sh windows` installs it")
    wine.end()
    with hidden_screen() as display:
        log = tmp_path / "program.log"
        made = []

        def start(folder, *arguments):
            monkeypatch.setenv(PROGRAM_VARIABLE, str(window_starter(folder)))
            made.append(Desk(display, tmp_path / "linux-home", log))
            made[0].start(*arguments)
            return made[0]

        yield start
        for one in made:
            one.kill()
        wine.end()
        sys.stdout.write(log.read_text(encoding="utf-8") if log.exists() else "")


@pytest.fixture
def images(tmp_path):
    """A folder with five of the samples."""
    folder = tmp_path / FOLDER
    folder.mkdir()
    for path in SAMPLES.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def wait_until_screened(window, user):
    """Wait until the window has screened FOLDER into a run of this user."""
    window.wait_until_open(f"^{FOLDER}")
    run = window.wait_for("a run", lambda: next((user / "home/runs").glob("*/" + STORE_FILE), None)).parent
    window.wait_for("the end of the screening", lambda: has_ended(run))


def test_the_window_screens_a_folder_and_shows_its_results(frozen, desk, images, on_windows, tmp_path):
    window = desk(frozen, on_windows(images))
    wait_until_screened(window, tmp_path)
    photograph(window, PHOTO)
    before = PHOTO.read_bytes()
    window.press(f"^{FOLDER}", "ctrl+3")

    def shows_another_page():
        window.take_picture(PHOTO)
        return PHOTO.read_bytes() != before

    window.wait_for("the page of results", shows_another_page)
    photograph(window, PHOTO)

    assert window.quit(f"^{FOLDER}") == 0
    with Image.open(PHOTO) as picture:
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 1000


def test_a_second_start_hands_its_folder_to_the_window_that_is_open(frozen, desk, images, on_windows, tmp_path):
    window = desk(frozen)
    window.wait_until_open("^Welcome to SmearScope")
    window.press("^Welcome to SmearScope", "Escape")
    window.wait_until_closed("^Welcome to SmearScope")

    second = Desk(window.display, tmp_path / "second-home", tmp_path / "second.log")
    second.start(on_windows(images))

    assert second.wait() == 0
    wait_until_screened(window, tmp_path)
    assert window.quit(f"^{FOLDER}") == 0


def test_a_damaged_installation_says_so_in_a_window(copy, desk):
    (copy / "_internal/PySide6/Qt6Widgets.dll").unlink()

    window = desk(copy)
    window.wait_until_open("^SmearScope is damaged")
    photograph(window, PHOTO.with_name("damaged.png"))
    window.press("^SmearScope is damaged", "Return")

    assert window.wait() == 3
