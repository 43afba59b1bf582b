"""What macOS is told of the application: names, version, which files it opens (Info.plist)."""

import plistlib
import re
from pathlib import Path
from typing import Any

from desktop.program_names import MAC_CONTENTS, WINDOW_PROGRAM_ELSEWHERE
from inference.bundle_zip import ZIP_SUFFIX
from linux_packages.desktop_files import BUNDLE_MIME_TYPE, COMPONENT_ID
from linux_packages.words import AllWords
from macos_packages.mach_o import MacosVersion

BUNDLE_TYPE = f"{COMPONENT_ID}.bundle"
_MINIMUM = "LSMinimumSystemVersion"


def info_plist(words: AllWords, version: str, licence: str) -> dict[str, Any]:
    """The property list, as PyInstaller puts it into the application; `set_minimum` adds what only a freeze knows.

    Args:
        words: what the system shows.
        version: as the program prints it.
        licence: the text of LICENSE, whose copyright line macOS shows.
    """
    return {
        "CFBundleName": words.name,
        "CFBundleDisplayName": words.name,
        "CFBundleIdentifier": COMPONENT_ID,
        # the program without a terminal; PyInstaller would name the first it is given
        "CFBundleExecutable": WINDOW_PROGRAM_ELSEWHERE,
        "CFBundleShortVersionString": version,
        # three numbers and nothing else: Apple's order of builds knows no pre-releases
        "CFBundleVersion": _numbers(version),
        "CFBundleDevelopmentRegion": "en",
        # so that dialogs of the system speak the window's language
        "CFBundleLocalizations": ["en", *(each.language for each in words.others)],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": words.english.bundle,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [BUNDLE_TYPE],
            },
            # A folder may be dropped on the application's icon; it is nobody's way to open folders.
            {
                "CFBundleTypeName": "Folder",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "None",
                "LSItemContentTypes": ["public.folder"],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": BUNDLE_TYPE,
                "UTTypeDescription": words.english.bundle,
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [ZIP_SUFFIX.removeprefix(".")],
                    "public.mime-type": [BUNDLE_MIME_TYPE],
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"{_copyright(licence)}. Research use only.",
        "NSPrincipalClass": "NSApplication",
    }


def set_minimum(application: Path, oldest: MacosVersion) -> None:
    """Write into an application on which macOS it starts; Finder tells people instead of letting it crash.

    Args:
        application: the `.app`.
        oldest: macOS that each of its libraries runs on.
    """
    path = application / MAC_CONTENTS / "Info.plist"
    told = plistlib.loads(path.read_bytes())
    told[_MINIMUM] = str(oldest)
    path.write_bytes(plistlib.dumps(told))


def _copyright(licence: str) -> str:
    return next(line for line in licence.splitlines() if line.startswith("Copyright"))


def _numbers(version: str) -> str:
    found = re.match(r"\d+(\.\d+){0,2}", version)
    return found[0] if found else "0"
