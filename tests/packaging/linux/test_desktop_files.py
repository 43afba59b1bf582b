"""Menu entry, file type and software centre's page hold to their specifications."""

import re
import shutil
from xml.etree import ElementTree

import pytest

from desktop.gui.languages import LANGUAGES
from inference.bundle_zip import ZIP_SUFFIX
from linux_packages.desktop_files import BUNDLE_MIME_TYPE, desktop_entry, exec_argument, metainfo, mime_type
from linux_packages.words import read_words
from tests.packaging.linux.conftest import REPOSITORY

COMMAND = "/usr/lib/smearscope/SmearScope"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def words():
    return read_words(REPOSITORY / "packaging/linux/words.toml")


@pytest.fixture
def entry(words):
    lines = desktop_entry(words, (COMMAND, "gui")).splitlines()
    assert lines[0] == "[Desktop Entry]"
    pairs = [line.split("=", 1) for line in lines[1:]]
    assert len({key for key, _ in pairs}) == len(pairs), "each key once"
    return dict(pairs)


def test_every_language_of_the_window_has_its_words(words):
    assert {each.language for each in words.others} == {each.code for each in LANGUAGES} - {"en"}
    for each in (words.english, *words.others):
        assert "Research use only" in each.comment, "in every language also in English"
        assert all((each.kind, each.summary, each.bundle, each.keywords))


def test_the_menu_entry_has_what_a_desktop_needs(entry, words):
    assert entry["Type"] == "Application"
    assert entry["Exec"] == f"{COMMAND} gui %f"
    assert entry["TryExec"] == COMMAND
    assert entry["Terminal"] == "false"
    assert entry["MimeType"] == f"{BUNDLE_MIME_TYPE};"
    for key in ("GenericName", "Comment", "Keywords"):
        assert key in entry
        assert {f"{key}[{each.language}]" for each in words.others} <= entry.keys()
    for key in ("Categories", "MimeType", "Keywords", "Keywords[fa]"):
        assert entry[key].endswith(";")
    assert all(re.fullmatch(r"[A-Za-z-]+(\[[a-z]{2}\])?", key) for key in entry)


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/usr/lib/a-b_c.d/E", "/usr/lib/a-b_c.d/E"),
        ("/media/USB Stick/S", '"/media/USB Stick/S"'),
        ("/a/100%", '"/a/100%%"'),
        ('/a/"b"', r'"/a/\\"b\\""'),
        ("/a/$HOME`", r'"/a/\\$HOME\\`"'),
        ("/a\\b", '"/a\\\\\\\\b"'),
    ],
)
def test_a_command_is_quoted_as_the_specification_asks_for(argument, written):
    assert exec_argument(argument) == written


def test_a_models_file_has_a_type_by_the_suffix_that_the_program_writes(words):
    root = ElementTree.fromstring(mime_type(words))
    name = root.tag.removesuffix("mime-info")
    kind = root.find(f"{name}mime-type")
    assert kind.get("type") == BUNDLE_MIME_TYPE
    assert [each.get("pattern") for each in kind.findall(f"{name}glob")] == [f"*{ZIP_SUFFIX}"]
    assert {each.get(_LANGUAGE) for each in kind.findall(f"{name}comment")} == {None, "bn", "es", "fa", "fr"}


def test_the_software_centre_is_told_version_licence_and_intended_use(words, release):
    root = ElementTree.fromstring(metainfo(words, release))
    assert root.find("releases/release").attrib == {"version": "1.2.3", "date": "2023-11-14"}
    assert root.findtext("project_license") == "MIT"
    assert root.findtext("launchable") == "smearscope.desktop"
    assert "Not a medical device" in root.findall("description/p")[1].text


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not here (Debian: appstream)")
def test_appstreams_own_tool_finds_no_fault(words, release, run, tmp_path):
    (tmp_path / "a.metainfo.xml").write_bytes(metainfo(words, release))
    run("appstreamcli", "validate", "--no-net", str(tmp_path / "a.metainfo.xml"))


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not here")
def test_the_desktops_own_tool_finds_no_fault(words, run, tmp_path):
    (tmp_path / "a.desktop").write_text(desktop_entry(words, ("/media/USB Stick Ü/100%/S", "gui")), encoding="utf-8")
    assert run("desktop-file-validate", str(tmp_path / "a.desktop")) == ""
