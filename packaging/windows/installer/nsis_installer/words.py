"""What the installer shows in each language and the Linux packages show too: `packaging/linux/words.toml`."""

from linux_packages.words import AllWords, Words
from nsis_installer.script_text import runtime_text

# NSIS' languages by the codes of the window's; it has no Bengali.
NSIS_LANGUAGES = {"en": "ENGLISH", "es": "SPANISH", "fa": "FARSI", "fr": "FRENCH"}


def language_strings(words: AllWords) -> str:
    """The script's texts `Purpose` (with the research-use notice) and `ModelFile`, for every language that NSIS has."""
    told = [each for each in (words.english, *words.others) if each.language in NSIS_LANGUAGES]
    return "".join(f"{line}\n" for each in told for line in _strings(each))


def _strings(words: Words) -> tuple[str, str]:
    language = f"${{LANG_{NSIS_LANGUAGES[words.language]}}}"
    return (
        f"LangString Purpose {language} {runtime_text(words.comment)}",
        f"LangString ModelFile {language} {runtime_text(words.bundle)}",
    )
