"""The script says in every language what it says in English, and the guide knows how it can end."""

import re

import pytest

from desktop.user_folders import CONFIG_VARIABLE, HOME_VARIABLE, cache_folder, config_folder, user_data_folder
from linux_packages.words import read_words
from nsis_installer.build import USER_DATA
from nsis_installer.words import NSIS_LANGUAGES, language_strings
from tests.packaging.windows.installer.conftest import REPOSITORY, SCRIPT

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in (SCRIPT / "texts").glob("*.nsh")}
SWITCHES = ("/S", "/CURRENTUSER", "/ALLUSERS", "/PATH", "/NOPATH", "/LOG=", "/D=", "/DeleteUserData")


def _texts(language):
    found = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.*)"$', TEXTS[language], flags=re.MULTILINE)
    assert {code for _, code, _ in found} == {language.upper()}
    lines = [line for line in TEXTS[language].splitlines() if line and not line.startswith(";")]
    assert len(found) == len(lines), "each line is a text"
    return {name: text for name, _, text in found}


def _values(text):
    return sorted(re.findall(r"\$\{?\w+\}?", text.replace("$\\r$\\n", " ")))


@pytest.fixture(scope="module")
def english():
    return _texts("English")


def test_every_language_of_the_wizard_has_its_texts():
    script = (SCRIPT / "smearscope.nsi").read_text(encoding="utf-8")
    inserted = re.findall(r'MUI_LANGUAGE "(\w+)"', script)
    assert sorted(inserted) == sorted(TEXTS)
    assert sorted(name.upper() for name in TEXTS) == sorted(NSIS_LANGUAGES.values())


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_language_has_the_same_texts_with_the_same_values_in_them(language, english):
    texts = _texts(language)
    assert texts.keys() == english.keys()
    for name, text in texts.items():
        assert _values(text) == _values(english[name]), name
    assert "research use only" in texts["Welcome"].lower(), "in every language also in English"


def test_every_text_is_shown_somewhere(english):
    code = "".join(path.read_text(encoding="utf-8") for path in SCRIPT.glob("*.ns?"))
    assert english
    assert [name for name in english if f"$({name})" not in code] == []


def test_texts_shared_with_the_linux_packages_come_in_each_language():
    strings = language_strings(read_words(REPOSITORY / "packaging/linux/words.toml"))
    for language in NSIS_LANGUAGES.values():
        for name in ("Purpose", "ModelFile"):
            assert f"LangString {name} ${{LANG_{language}}} " in strings


def _exit_codes():
    text = (SCRIPT / "exit_codes.nsh").read_text(encoding="utf-8")
    return [int(code) for code in re.findall(r"^!define EXIT_\w+ (\d+)$", text, flags=re.MULTILINE)]


@pytest.mark.parametrize("page", ["assets/guide/install.html", "docs/packaging-windows-installer.md"])
def test_every_exit_code_and_switch_is_told(page):
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    codes = _exit_codes()
    assert len(codes) == 10
    marked = set(map(int, re.findall(r"(?:<td>|\| )(\d+)(?:</td>| \|)", text)))
    assert {0, 1, 2, *codes} <= marked
    assert [switch for switch in SWITCHES if switch not in text] == []


def test_the_removal_deletes_the_folder_that_the_program_writes(monkeypatch):
    for variable in (HOME_VARIABLE, CONFIG_VARIABLE):
        monkeypatch.delenv(variable, raising=False)
    assert user_data_folder().name == USER_DATA
    assert config_folder().name == USER_DATA
    assert cache_folder().name == USER_DATA
