"""Makes runs for the store's tests: what an engine would find and answer, without images or a model."""

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from desktop.records import ResultRow, RunInfo, printable_path
from desktop.store.images import FoundImage, StoredImage
from desktop.store.results import ScreenedImage, ScreenedRow
from desktop.store.run_store import RunStore
from inference.card import Label
from inference.decision import Decision, Flag

LABELS = (
    Label(id="benign", display_name="Benign", malignant=False),
    Label(id="early_pre_b", display_name="Early Pre-B", malignant=True),
    Label(id="pre_b", display_name="Pre-B", malignant=True),
    Label(id="pro_b", display_name="Pro-B", malignant=True),
)
RUN = RunInfo(
    run_id="20260102T030405Z-00000000",
    started_at_utc="2026-01-02T03:04:05Z",
    labels=LABELS,
    model_id="model",
    model_version="1.2.3",
    bundle_id="b" * 64,
    runtime="ai-edge-litert",
    runtime_version="2.3.0",
    abstain_below=0.7,
    application_version="0.1.0",
)
SCREENED_FOLDER = Path("/images of the ward")
SETTINGS = {"threads": 2, "thresholds": {"abstain_below": 0.7}}


def found_images(count: int, images_per_case: int = 10) -> Iterator[FoundImage]:
    """As a walk finds them."""
    for number in range(count):
        case = f"Fall Ü {number // images_per_case:05d}"
        yield FoundImage(Path(case) / f"field {number:06d}.png", case, 1000 + number, 10**18 + number)


def screened(image: StoredImage, *, unreadable_every: int = 50) -> ScreenedImage:
    """A made-up answer that depends on the image's path alone."""
    dice = random.Random(os.fsencode(image.path.as_posix()))
    sha256 = dice.randbytes(32).hex()
    row = ResultRow(
        run=RUN,
        image_path=printable_path(image.path),
        case=image.case,
        decision=Decision.UNREADABLE,
        image_sha256=sha256,
        elapsed_ms=dice.uniform(20, 80),
        screened_at_utc=f"2026-01-02T{dice.randrange(24):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}Z",
    )
    if unreadable_every and dice.randrange(unreadable_every) == 0:
        return ScreenedImage(image.image_id, [ScreenedRow(replace(row, reason="Unreadable: cut short"))], sha256)
    parts = np.array([dice.random() ** 3 for _label in LABELS])
    probabilities = tuple((parts / parts.sum()).tolist())
    best = int(np.argmax(probabilities))
    decision = Decision.REPORTED if probabilities[best] >= 0.5 else Decision.ABSTAINED
    answered = replace(
        row,
        decision=decision,
        width_px=1024,
        height_px=768,
        predicted_class=LABELS[best].display_name,
        probabilities=probabilities,
        prediction_set=(LABELS[best].display_name, LABELS[best - 1].display_name),
        flags=tuple(flag for flag in Flag if dice.random() < 0.05),
        reason="" if decision is Decision.REPORTED else "Not reported: the model is not sure.",
    )
    heatmaps = np.random.default_rng(dice.randrange(2**32)).random((7, 7, len(LABELS)), np.float32) * 1e-7
    return ScreenedImage(image.image_id, [ScreenedRow(answered, heatmaps, dice.randbytes(32))], sha256)


def screen_all(store: RunStore, batch_size: int = 50) -> None:
    """Screen what is pending."""
    batch: list[ScreenedImage] = []
    for image in store.iterate_pending():
        batch.append(screened(image))
        if len(batch) == batch_size:
            store.commit(batch)
            batch.clear()
    store.commit(batch)


def make_run(folder: Path, count: int, images_per_case: int = 10) -> RunStore:
    """A run in `folder` whose images are found and screened, but which has not ended."""
    store = RunStore.create(folder, RUN, SCREENED_FOLDER, SETTINGS)
    store.add_found(found_images(count, images_per_case))
    store.finish_walk()
    screen_all(store)
    return store
