"""What an earlier import of the same images wrote down: importing them again must not forget what a person stated."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inference.errors import SmearScopeError
from training.dataset.class_labels import ALL_LABELS
from training.dataset.folder import CITATION_UNSTATED
from training.dataset.layouts import Variant
from training.dataset.manifest import MANIFEST_NAME, DatasetManifest, ImageEntry, read_manifest
from training.importing.published_counts import PublishedData


@dataclass(frozen=True)
class EarlierImport:
    """An earlier import of the images that are imported now.

    Attributes:
        file: its manifest.
        manifest: what that says.
        published: the published data, whose name and citation an import takes where nobody states others.
    """

    file: Path
    manifest: DatasetManifest
    published: PublishedData

    @property
    def is_own_data(self) -> bool:
        """Whether its images were other ones than those published: neither their name nor their citation is theirs."""
        manifest, published = self.manifest, self.published
        return (
            manifest.labels == ALL_LABELS
            and manifest.name not in published.names
            and manifest.citation != published.citation
        )

    @property
    def name(self) -> str | None:
        """What the data were called, unless they were taken for the published ones."""
        return None if self.manifest.name in self.published.names else self.manifest.name

    @property
    def citation(self) -> str | None:
        """Where the images were said to come from, unless nobody said it."""
        found = self.manifest.citation
        return None if found in (self.published.citation, CITATION_UNSTATED) else found

    def is_of(self, variant: Variant | None) -> bool:
        """Whether it can be of these images: the other published set has the same file names, but other images."""
        earlier = self.manifest.source.variant
        return earlier is variant or earlier is None or variant is None

    def case_of(self, images: Sequence[ImageEntry]) -> dict[str, str]:
        """The case of every image that is unchanged, by its path; one that was moved is known by its content."""
        by_place = {(each.path, each.sha256): each.case for each in self.manifest.images}
        by_content: dict[str, set[str | None]] = {}
        for each in self.manifest.images:
            by_content.setdefault(each.sha256, set()).add(each.case)
        found = {}
        for image in images:
            # Copies of one file may be of several cases; which of them was moved nobody can tell.
            held = by_content.get(image.sha256, set())
            case = by_place.get((image.path, image.sha256)) or (next(iter(held)) if len(held) == 1 else None)
            if case is not None:
                found[image.path] = case
        return found

    def notes(self, own_data: bool | None, images: Sequence[ImageEntry] | None) -> list[str]:
        """What is kept without being told, and what is dropped.

        Args:
            own_data: as the request states it.
            images: as imported now; None where a case table has given their cases.
        """
        lines = []
        if own_data is None and self.is_own_data:
            lines.append("Own data, as in the earlier import: no counts are compared; --published-data compares them")
        if images is not None and any(each.case for each in self.manifest.images):
            lines += self._notes_on_cases(images)
        return lines

    def _notes_on_cases(self, images: Sequence[ImageEntry]) -> list[str]:
        kept = {image.case for image in images if image.case}
        lines = [f"Cases: {len(kept)}, as in the earlier import; --cases gives others"]
        without = [image.path for image in images if not image.case]
        if without:
            lines.append(
                f"Images without a case: {len(without)}, new or changed since the earlier import (first: "
                f"{without[0]}); for a split by patient, import again with --cases and a row for every image"
            )
        gone = {each.case for each in self.manifest.images if each.case} - kept
        if gone:
            lines.append(f"Cases of the earlier import with no unchanged image left: {len(gone)} (first: {min(gone)})")
        return lines


def find_earlier(source: Path, folder: Path, published: PublishedData) -> EarlierImport | None:
    """The earlier import of a folder of images, if there is one whose manifest can be read.

    Args:
        source: the folder of the images.
        folder: where the manifest is about to be written; one that lies there is asked before one in `source`.
        published: see `EarlierImport`.
    """
    for place in dict.fromkeys((folder, source)):
        file = place / MANIFEST_NAME
        try:
            manifest = read_manifest(file)
        except SmearScopeError:
            # None, or a broken one, which is about to be replaced.
            continue
        images = manifest.images_root(place)
        # Images that are gone may have been moved to `source`; those that are elsewhere are other data.
        if not images.is_dir() or images.resolve().is_relative_to(source.resolve()):
            return EarlierImport(file, manifest, published)
    return None
