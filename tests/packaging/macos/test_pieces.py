"""What macOS is told of the application, what it may, how it looks, and how its files are known."""

import plistlib

import pytest
from PIL import Image

from inference import __version__
from macos_packages.icon import SIDES_PX, write_icon
from macos_packages.info_plist import info_plist
from macos_packages.mach_o import MacosVersion, oldest_macos
from macos_packages.signing import write_entitlements
from tests.packaging.macos.conftest import REPOSITORY, fat, mach_o

ENTITLEMENTS = REPOSITORY / "packaging/macos/entitlements.plist"


@pytest.fixture
def told_to_macos(words):
    return info_plist(words, __version__, (REPOSITORY / "LICENSE").read_text(encoding="utf-8"))


def test_a_models_file_is_opened_by_the_application_and_its_type_is_declared(told_to_macos):
    (declared,) = told_to_macos["UTExportedTypeDeclarations"]
    opened = told_to_macos["CFBundleDocumentTypes"][0]

    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["smear"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert opened["LSHandlerRank"] == "Owner"


def test_version_program_and_notice_are_the_programs_own(told_to_macos):
    assert told_to_macos["CFBundleShortVersionString"] == __version__
    assert told_to_macos["CFBundleExecutable"] == "smearscope-window"
    assert told_to_macos["NSHumanReadableCopyright"].endswith("SmearScope contributors. Research use only.")
    assert told_to_macos["CFBundleLocalizations"] == ["en", "bn", "es", "fa", "fr"]
    assert told_to_macos["NSHighResolutionCapable"] is True
    assert plistlib.loads(plistlib.dumps(told_to_macos)) == told_to_macos


@pytest.mark.parametrize(("version", "numbers"), [("1.2.3", "1.2.3"), ("1.2.0rc1", "1.2.0"), ("2.0", "2.0")])
def test_a_build_is_numbered_as_apple_orders_it(words, version, numbers):
    told = info_plist(words, version, "Copyright (c) nobody")

    assert (told["CFBundleShortVersionString"], told["CFBundleVersion"]) == (version, numbers)


def test_the_entitlements_are_few_and_codesign_gets_them_without_comments(tmp_path):
    written = write_entitlements(ENTITLEMENTS, tmp_path / "made" / "entitlements.plist").read_text()

    assert "<!--" in ENTITLEMENTS.read_text()
    assert "<!--" not in written
    assert plistlib.loads(written.encode()) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_icon_has_every_size_and_air_around_it(tmp_path):
    path = write_icon(REPOSITORY / "assets/icons/smearscope.svg", tmp_path / "smearscope.icns")

    with Image.open(path) as icon:
        sides = {width * scale for width, _height, scale in icon.info["sizes"]}
        icon.load()
        assert icon.size == (1024, 1024)
        assert icon.getpixel((10, 512))[3] == 0
        assert icon.getpixel((512, 130))[:3] == (0x0B, 0x6A, 0x6A)
    assert sides >= set(SIDES_PX)


@pytest.mark.parametrize(
    ("content", "version"),
    [
        (mach_o(13, 5), MacosVersion(13, 5)),
        (mach_o(14, 0, before=3), MacosVersion(14, 0)),
        (mach_o(10, 15, command=0x24), MacosVersion(10, 15)),
        (mach_o(1, 0, command=0x1B), MacosVersion(0, 0)),
        (fat(mach_o(10, 9), mach_o(11, 0)), MacosVersion(11, 0)),
        (fat(mach_o(12, 1), mach_o(11, 0), wide=True), MacosVersion(12, 1)),
        (b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + bytes(64), None),
        (b"text", None),
        (b"", None),
    ],
)
def test_programs_and_libraries_are_known_by_their_headers_and_say_which_macos_they_need(tmp_path, content, version):
    path = tmp_path / "file"
    path.write_bytes(content)

    assert oldest_macos(path) == version


def test_versions_are_ordered_by_number():
    assert MacosVersion(10, 9) < MacosVersion(10, 15) < MacosVersion(11, 0)
