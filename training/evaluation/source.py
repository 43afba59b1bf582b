"""What is evaluated: a model with its record, and images of which their part in its training is known."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from inference.card import TrainingRecord
from inference.errors import UnusableInputError
from training.dataset.folder import Sample, import_folder
from training.dataset.manifest import MANIFEST_NAME, read_manifest
from training.evaluation.model_record import read_record
from training.evaluation.record import Exposure, TestedSubset, WholeSet
from training.splitting.splits import Split, Subset, read_split

# What the images of a subset have to do with the training; the others took no part in it.
_EXPOSURE: Mapping[Subset, Exposure] = MappingProxyType(
    {Subset.TRAIN: Exposure.TRAINED_ON, Subset.VALIDATION: Exposure.STEERED}
)


@dataclass(frozen=True)
class Source:
    """A model and the images it is tested on, checked against each other.

    Attributes:
        model_path: the `.keras` file.
        record: its training record.
        split: the split it was trained on.
        split_sha256: of the split file.
        root: the folder that the samples' paths start from.
        data_name: what the images are called.
        subset: the part of the split, or all of an outside data set.
        samples: the images, at least one.
        exposure: what they have to do with the training.
        foreign_name: of an outside data set.
    """

    model_path: Path
    record: TrainingRecord
    split: Split
    split_sha256: str
    root: Path
    data_name: str
    subset: TestedSubset
    samples: tuple[Sample, ...]
    exposure: Exposure
    foreign_name: str | None = None


def read_source(
    model_path: Path, data: Path, split_file: Path, subset: Subset, foreign_name: str | None = None
) -> Source:
    """Read a model's papers and choose its images.

    The split file must be the one the model was trained on: only it tells which images the training saw. For an
    outside data set (`foreign_name` given) all images of `data` are taken, and the split proves that none of them was
    among those that trained the model or steered its training.

    Raises:
        UnusableInputError: record or split is missing or of another model, the subset is empty, images are missing,
            classes differ, or an outside image was trained on.
    """
    record = read_record(model_path)
    split, split_sha256 = read_split(split_file)
    if split_sha256 != record.split.sha256:
        raise UnusableInputError(
            f"{split_file} has SHA-256 {split_sha256[:12]}..., the model was trained on a {record.split.kind} split "
            f"with {record.split.sha256[:12]}...; with another split, training images could be tested on. Name the "
            "split file of the training"
        )
    if foreign_name is not None:
        return _foreign(model_path, record, split, split_sha256, data, foreign_name)
    samples = tuple(split.samples(subset))
    if not samples:
        held = Counter(entry.subset.value for entry in split.entries)
        parts = ", ".join(f"{name} {count}" for name, count in sorted(held.items()))
        raise UnusableInputError(f"{split_file} has no {subset.value} images ({parts}); name another --subset")
    _check_labels(samples, record, str(split_file))
    root = _images_root(data)
    _check_present(root, samples)
    return Source(
        model_path=model_path,
        record=record,
        split=split,
        split_sha256=split_sha256,
        root=root,
        data_name=record.data.name,
        subset=subset,
        samples=samples,
        exposure=_EXPOSURE.get(subset, Exposure.HELD_OUT),
    )


def _images_root(data: Path) -> Path:
    if not data.is_dir():
        raise UnusableInputError(f"Data folder {data} does not exist; name the folder that the split was made for")
    manifest = data / MANIFEST_NAME
    return read_manifest(manifest).images_root(data) if manifest.is_file() else data


def _check_labels(samples: tuple[Sample, ...], record: TrainingRecord, source: str) -> None:
    known = [label.id for label in record.labels]
    unknown = sorted({sample.label_id for sample in samples} - set(known))
    if unknown:
        raise UnusableInputError(
            f"{source} has images of {', '.join(unknown)}; the model knows {', '.join(known)} and nothing else. Use "
            "data with the model's classes"
        )


def _check_present(root: Path, samples: tuple[Sample, ...]) -> None:
    missing = [sample.path for sample in samples if not (root / sample.path).is_file()]
    if missing:
        raise UnusableInputError(
            f"{len(missing)} of {len(samples)} images are not in {root} (first: {missing[0]}); name the data folder "
            "that the split was made for"
        )


def _foreign(
    model_path: Path, record: TrainingRecord, split: Split, split_sha256: str, data: Path, name: str
) -> Source:
    dataset = import_folder(data)
    _check_labels(dataset.samples, record, str(data))
    used = {entry.sha256: entry for entry in split.entries if entry.subset in _EXPOSURE}
    seen = [sample for sample in dataset.samples if sample.sha256 in used]
    if seen:
        first = used[seen[0].sha256]
        raise UnusableInputError(
            f"{len(seen)} of {len(dataset.samples)} images of {data} took part in the model's training (first: "
            f"{seen[0].path} is its {first.subset.value} image {first.path}), so they are no outside data. Take them "
            "out, or evaluate the split's own test images without --foreign-data"
        )
    return Source(
        model_path=model_path,
        record=record,
        split=split,
        split_sha256=split_sha256,
        root=dataset.root,
        data_name=dataset.name,
        subset=WholeSet.ALL,
        samples=dataset.samples,
        exposure=Exposure.FOREIGN,
        foreign_name=name,
    )
