"""What tells a desktop of the application: menu entry, file type, software centre's page."""

from collections.abc import Sequence
from xml.etree import ElementTree

from linux_packages.release import PACKAGE, Release
from linux_packages.words import AllWords

BUNDLE_MIME_TYPE = "application/x-smearscope-bundle"
ICON = PACKAGE
# Reverse domain names are asked for; nobody owns this one (RFC 2606).
COMPONENT_ID = "invalid.smearscope.SmearScope"
METAINFO_FILE = f"{COMPONENT_ID}.metainfo.xml"
# The window calls itself so (QGuiApplication.setDesktopFileName), by which a desktop finds its icon.
ENTRY_FILE = f"{PACKAGE}.desktop"
MIME_FILE = f"{PACKAGE}.xml"

# of the Desktop Menu Specification's registry
_CATEGORIES = ("Science", "MedicalSoftware")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DESCRIPTION = (
    "SmearScope sorts photographs of peripheral blood smears into Benign, Early Pre-B, Pre-B and Pro-B, shows where it "
    "looked, says when it should not be trusted, and keeps a record that a second reader can check. It works offline, "
    "on an ordinary computer.",
    "For research use only. Not a medical device; every answer needs a reader who decides.",
)


def desktop_entry(words: AllWords, command: Sequence[str]) -> str:
    """The menu entry (Desktop Entry Specification 1.4).

    Args:
        words: names and comments.
        command: program and arguments that open the window; a file that is opened is put behind it.
    """
    lines = ["[Desktop Entry]", "Type=Application", "Version=1.4", f"Name={_text(words.name)}"]
    told = (("", words.english), *((f"[{each.language}]", each) for each in words.others))
    lines += [f"GenericName{mark}={_text(each.kind)}" for mark, each in told]
    lines += [f"Comment{mark}={_text(each.comment)}" for mark, each in told]
    lines += [f"Keywords{mark}={''.join(_text(word) + ';' for word in each.keywords)}" for mark, each in told]
    lines += [
        f"Exec={' '.join(map(exec_argument, command))} %f",
        f"TryExec={_text(command[0])}",
        f"Icon={ICON}",
        "Terminal=false",
        "StartupNotify=true",
        f"StartupWMClass={words.name}",
        f"Categories={''.join(f'{each};' for each in _CATEGORIES)}",
        f"MimeType={BUNDLE_MIME_TYPE};",
    ]
    return "\n".join(lines) + "\n"


def exec_argument(argument: str) -> str:
    """An argument of a menu entry's command, quoted as its specification asks for."""
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in argument)
    plain = argument.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum()
    # first the quotes, then the escapes of every text of the file; % would be a placeholder
    return _text(argument if plain else f'"{quoted}"').replace("%", "%%")


def mime_type(words: AllWords) -> bytes:
    """The type of a model's file (Shared MIME-info Database 2.4)."""
    root = ElementTree.Element("mime-info", xmlns="http://www.freedesktop.org/standards/shared-mime-info")
    kind = ElementTree.SubElement(root, "mime-type", type=BUNDLE_MIME_TYPE)
    ElementTree.SubElement(kind, "comment").text = words.english.bundle
    for each in words.others:
        ElementTree.SubElement(kind, "comment", {_XML_LANGUAGE: each.language}).text = each.bundle
    ElementTree.SubElement(kind, "sub-class-of", type="application/zip")
    ElementTree.SubElement(kind, "icon", name=ICON)
    ElementTree.SubElement(kind, "glob", pattern="*.smear")
    return _xml(root)


def metainfo(words: AllWords, release: Release) -> bytes:
    """The page of a software centre (AppStream 1.0)."""
    root = ElementTree.Element("component", type="desktop-application")

    def add(name: str, text: str, **attributes: str) -> None:
        ElementTree.SubElement(root, name, attributes).text = text

    add("id", COMPONENT_ID)
    add("metadata_license", "FSFAP")
    add("project_license", "MIT")
    add("name", words.name)
    add("summary", words.english.summary)
    for each in words.others:
        ElementTree.SubElement(root, "summary", {_XML_LANGUAGE: each.language}).text = each.summary
    description = ElementTree.SubElement(root, "description")
    for paragraph in _DESCRIPTION:
        ElementTree.SubElement(description, "p").text = paragraph
    add("icon", ICON, type="stock")
    add("launchable", ENTRY_FILE, type="desktop-id")
    categories = ElementTree.SubElement(root, "categories")
    for category in _CATEGORIES:
        ElementTree.SubElement(categories, "category").text = category
    developer = ElementTree.SubElement(root, "developer", id=COMPONENT_ID.rpartition(".")[0])
    ElementTree.SubElement(developer, "name").text = f"{words.name} contributors"
    provides = ElementTree.SubElement(root, "provides")
    ElementTree.SubElement(provides, "binary").text = PACKAGE
    ElementTree.SubElement(provides, "mediatype").text = BUNDLE_MIME_TYPE
    ElementTree.SubElement(root, "content_rating", type="oars-1.1")
    releases = ElementTree.SubElement(root, "releases")
    ElementTree.SubElement(releases, "release", version=release.version, date=f"{release.date:%Y-%m-%d}")
    return _xml(root)


def _text(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n")


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
