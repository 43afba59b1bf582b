"""The bill of materials holds to CycloneDX's schema and is the same bytes each time; the page shows each licence."""

import json
import shutil
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from frozen_folder.bill_of_materials import write_bill
from frozen_folder.distributions import FrozenLibrary
from frozen_folder.licences_page import write_licences_page
from frozen_folder.system_libraries import SystemPackage
from tests.packaging.windows.pe_files import version_string

REPOSITORY = Path(__file__).resolve().parents[3]
LIBRARIES = (
    FrozenLibrary("Python", "3.11.7", "PSF-2.0", "https://www.python.org", ()),
    FrozenLibrary("numpy", "2.4.6", "BSD-3-Clause AND MIT", "https://numpy.org", (("LICENSE.txt", "No <warranty>."),)),
    FrozenLibrary("PySide6_Essentials", "6.11.3", "LGPL-3.0-only OR GPL-3.0-only", "https://pyside.org", ()),
    FrozenLibrary("odd", "1", "BSD license, somebody & sons", "", ()),
)
PACKAGES = (
    SystemPackage(
        FrozenLibrary("libx11-6", "2:1.8.4-2", "", "https://www.x.org", (("copyright", "The X licence"),)),
        PackageURL("deb", "debian", "libx11-6", "2:1.8.4-2"),
        ("libX11.so.6",),
    ),
)


@pytest.fixture
def folder(tmp_path):
    """A frozen folder with a model and a library of the system."""
    model = tmp_path / "_internal" / "assets" / "models" / "one"
    model.mkdir(parents=True)
    (model / "model_card.json").write_text(json.dumps({"id": "one-int8", "version": "2.0"}))
    (model / "SHA256SUMS").write_text("sums")
    (tmp_path / "_internal" / "libX11.so.6").write_bytes(b"x")
    (tmp_path / "_internal" / "VCRUNTIME140.dll").write_bytes(b"x")
    (tmp_path / "_internal" / "libcrypto-3.dll").write_bytes(b"MZ" + version_string("FileVersion", "3.0.15"))
    return tmp_path


def test_the_bill_holds_to_the_schema_and_names_libraries_files_and_models(folder):
    text = write_bill(folder, LIBRARIES, PACKAGES, 1_700_000_000).read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    named = {(each["name"], each.get("version", "")): each for each in bill["components"]}
    assert set(named) == {
        *((each.name, each.version) for each in LIBRARIES),
        ("libX11.so.6", "2:1.8.4-2"),
        ("VCRUNTIME140.dll", ""),
        ("libcrypto-3.dll", "3.0.15"),
        ("one-int8", "2.0"),
    }
    assert named["numpy", "2.4.6"]["purl"] == "pkg:pypi/numpy@2.4.6"
    assert named["numpy", "2.4.6"]["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert named["libX11.so.6", "2:1.8.4-2"]["purl"] == "pkg:deb/debian/libx11-6@2:1.8.4-2"
    assert named["one-int8", "2.0"]["type"] == "machine-learning-model"
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"


def test_the_same_folder_gives_the_same_bytes_and_another_time_another_number(folder):
    first = write_bill(folder, LIBRARIES, PACKAGES, 1_700_000_000).read_bytes()
    again = write_bill(folder, tuple(reversed(LIBRARIES)), PACKAGES, 1_700_000_000).read_bytes()
    later = write_bill(folder, LIBRARIES, PACKAGES, 1_700_000_001).read_bytes()

    assert first == again
    assert json.loads(first)["serialNumber"] != json.loads(later)["serialNumber"]


def test_the_page_shows_every_library_each_text_and_how_qt_is_replaced(folder, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copy(REPOSITORY / "packaging/freezing/licences/page.html", texts)
    (texts / "LGPL-3.0.txt").write_text("GNU LESSER")

    page = write_licences_page(folder, LIBRARIES, PACKAGES, texts).read_text(encoding="utf-8")

    for library in LIBRARIES[:3]:
        assert f"<td>{library.name}</td><td>{library.version}</td><td>{library.licence}</td>" in page
    assert "somebody &amp; sons" in page
    assert "No &lt;warranty&gt;." in page
    assert "Qt 6.11.3 by PySide6, under the GNU Lesser General Public License" in " ".join(page.split())
    assert "<summary>LGPL-3.0</summary><pre>GNU LESSER</pre>" in page
    assert "<td>libx11-6</td><td>2:1.8.4-2</td><td>see its text</td><td>https://www.x.org</td>" in page
    assert "<summary>libx11-6: copyright</summary><pre>The X licence</pre>" in page
