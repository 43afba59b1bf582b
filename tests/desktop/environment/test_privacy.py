"""No text leaves with the name of a user, of a home folder or of a computer in it, and no other word is lost."""

import unicodedata
from dataclasses import replace

import pytest

from desktop.environment.privacy import Hiding, Person, this_person

PERSON = Person(
    homes=("/data/people/zaphod",), users=("zaphod", "Zaphod Beeblebrox"), computers=("lab-7", "lab-7.clinic")
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("/data/people/zaphod/.local/share", "~/.local/share"),
        ("'/data/people/zaphod'", "'~'"),
        ("/data/people/zaphod2/x", "/data/people/zaphod2/x"),
        ("ZAPHOD has no right", "<user> has no right"),
        ("Zaphod Beeblebrox's key", "<user>'s key"),
        ("/media/zaphod/USB", "/media/<user>/USB"),
        ("zaphods", "zaphods"),
        ("/home/ford/x and /Users/ford", "~/x and ~"),
        (r"C:\Users\FORD~1\AppData\Temp\x", r"~\AppData\Temp\x"),
        (r"\\clinic-server\homes\x", r"\\<server>\homes\x"),
        (r"'\\\\clinic-server\\homes\\x'", r"'\\<server>\\homes\\x'"),
        (r"\\?\UNC\clinic-server\homes\x", r"\\<server>\homes\x"),
        (r"'C:\\Users\\ford\\x'", r"'~\\x'"),
        (r"\\?\C:\x", r"\\?\C:\x"),
        ("on lab-7.clinic, lab-7 and LAB-7", "on <computer>, <computer> and <computer>"),
        ("lab-70", "lab-70"),
    ],
)
def test_names_are_hidden_as_whole_words(text, hidden):
    assert Hiding(PERSON)(text) == hidden


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_accents_is_hidden_however_it_is_composed(form):
    hide = Hiding(Person(homes=("/srv/Jörg Ä",), users=("jörg",), computers=()))

    assert hide(unicodedata.normalize(form, "/srv/Jörg Ä/x of jörg")) == "~/x of <user>"


def test_a_windows_home_is_hidden_in_every_spelling():
    hide = Hiding(Person(homes=(r"D:\Profile\anna",), users=(), computers=()))

    assert hide(r"D:\Profile\anna\x") == r"~\x"
    assert hide("D:/Profile/anna/x") == "~/x"
    assert hide(repr(r"d:\profile\anna\x")) == r"'~\\x'"


def test_a_name_of_two_letters_is_hidden_in_paths_only():
    hide = Hiding(replace(PERSON, users=("is",)))

    assert hide("/srv/is/x is here, /srv/is") == "/srv/<user>/x is here, /srv/<user>"


@pytest.mark.parametrize("role", ["root", "Administrator"])
def test_a_role_is_nobody_s_name(role):
    assert Hiding(replace(PERSON, users=(role,)))(f"ask {role}") == f"ask {role}"


def test_the_person_is_known_by_environment_and_account():
    person = this_person({"HOME": "/srv/people/trillian", "USER": "tricia", "LOGNAME": "mcmillan"})

    assert "/srv/people/trillian" in person.homes
    assert {"tricia", "mcmillan", "trillian"} <= set(person.users)


def test_a_home_that_is_the_root_of_the_disk_hides_no_slash():
    assert "/" not in this_person({"HOME": "/"}).homes
    assert "" not in this_person({"HOME": "/"}).homes
