"""A drawn data folder with every fault an audit looks for, audited once."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inference.shifts import DEFAULT_SHIFTS, read_shifts
from training.audit.audit import Audited, AuditPlan, audit_dataset
from training.audit.record import View
from training.dataset.folder import import_folder

VIEWS = (View.COLOUR, View.SCALE_BAR, View.BAR_STYLE)


@pytest.fixture(scope="session")
def faulty_data(tmp_path_factory: pytest.TempPathFactory, drawn_data: Path) -> Path:
    """Pro 10 is the very file Pro 9, Benign 3 is nearly Benign 2, Early 4 nearly Benign 5, Pre 10 no image."""
    root = shutil.copytree(drawn_data, tmp_path_factory.mktemp("faulty") / "smears [1]")
    shutil.copyfile(root / "Pro" / "Pro-9.png", root / "Pro" / "Pro-10.png")
    for source, copy in (("Benign/Benign-2", "Benign/Benign-3"), ("Benign/Benign-5", "Early/Early-4")):
        pixels = np.asarray(Image.open(root / f"{source}.png")).astype(np.int16)
        Image.fromarray(np.clip(pixels + 2, 0, 255).astype(np.uint8)).save(root / f"{copy}.png")
    (root / "Pre" / "Pre-10.png").write_bytes(b"no image")
    return root


@pytest.fixture(scope="session")
def audited(faulty_data: Path) -> Audited:
    """The audit of the faulty folder."""
    return audit_dataset(import_folder(faulty_data), (), AuditPlan(read_shifts(DEFAULT_SHIFTS), VIEWS))
