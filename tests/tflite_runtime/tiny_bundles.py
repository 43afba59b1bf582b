"""Leaves the bundles of the converter tests' tiny network in a folder, for `make test-tflite-runtime`.

No test file by its name, so `make test` passes it over. Run it as
`pytest -p tests.converter.conftest tests/tflite_runtime/tiny_bundles.py`, SMEARSCOPE_TINY_BUNDLES naming the folder.
"""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from inference.card import Precision

if TYPE_CHECKING:
    from tests.converter.conftest import Converted


def test_a_float16_and_an_int8_bundle_are_left_in_the_folder(converted: "Converted") -> None:
    folder = Path(os.environ["SMEARSCOPE_TINY_BUNDLES"])
    assert set(converted.bundles) == {Precision.FLOAT16, Precision.INT8}
    for bundle in converted.bundles.values():
        if bundle.is_dir():
            shutil.copytree(bundle, folder / bundle.name)
        else:
            shutil.copy(bundle, folder)
