"""Imports a data set: plan, unpack or copy where need be, decode every image, compare, write the manifest."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from inference.errors import UnusableInputError
from training.dataset.class_labels import ALL_LABELS
from training.dataset.folder import CITATION_UNSTATED, Dataset, OnProgress, Sample
from training.dataset.manifest import (
    MANIFEST_NAME,
    ClassEntry,
    DatasetManifest,
    ImageEntry,
    UnreadableEntry,
    relative_or_absolute,
    write_manifest,
)
from training.importing.case_table import CaseTable, read_case_table
from training.importing.earlier_import import EarlierImport, find_earlier
from training.importing.findings import (
    Finding,
    case_findings,
    contradiction_findings,
    count_findings,
    format_findings,
    link_findings,
    notes,
    unreadable_findings,
)
from training.importing.image_check import check_images
from training.importing.plan import ImportPlan, plan_archive, plan_folder
from training.importing.published_counts import ClassCount, PublishedData, count_classes, published_data
from training.importing.request import (
    ImportRequest,
    check_manifest_folder,
    check_source,
    naming,
    refuse_inside,
)
from training.importing.staging import Unstaged, stage_files, staging_folder

# Gives the progress callback of one stage of the import, by the stage's title.
ShowProgress = Callable[[str], AbstractContextManager[OnProgress]]


@dataclass(frozen=True)
class ImportReport:
    """An import that is done; with findings it is done all the same.

    Attributes:
        folder: the data folder to give to the other commands; the manifest lies in it.
        seal: SHA-256 of the manifest's content.
        manifest: as written.
        published: what the counts are compared with, if with anything.
        counts: readable images of each class.
        findings: what somebody should look at.
        notes: what only informs.
    """

    folder: Path
    seal: str
    manifest: DatasetManifest
    published: PublishedData | None
    counts: tuple[ClassCount, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


@contextmanager
def _silently(_title: str) -> Iterator[OnProgress]:
    yield lambda done, total: None


def import_data(request: ImportRequest, show_progress: ShowProgress = _silently) -> ImportReport:
    """Import a data set and write its manifest.

    Nothing of the source is changed, but for the manifest that a folder gets where no `out` is named. What is unpacked
    or copied appears in `out` whole or not at all.

    Raises:
        UnusableInputError: source, classes, labels file or case table cannot be used as they are.
        OutputError: no space or no permission; what was unpacked stays, and the same import goes on from there.
    """
    check_source(request)
    if request.source.is_dir():
        return _import_folder(request, show_progress)
    out = request.out or request.source.with_suffix("")
    named = naming(request, None)
    with plan_archive(request.source, request.variant, named.name_classes, own_classes=named.own_classes) as plan:
        return _Import(request, plan, None, show_progress).put_into(out, "Unpacking")


def _import_folder(request: ImportRequest, show_progress: ShowProgress) -> ImportReport:
    out = request.out or request.source
    earlier = find_earlier(request.source, out, published_data())
    named = naming(request, earlier)
    plan = plan_folder(request.source, request.variant, named.name_classes, own_classes=named.own_classes)
    if earlier is not None and not earlier.is_of(plan.source.variant):
        earlier = None
    job = _Import(request, plan, earlier, show_progress)
    if request.copy_images:
        refuse_inside(out, request.source)
        return job.put_into(out, "Copying")
    check_manifest_folder(out, request.source)
    return job.check_and_write(request.source / plan.layout.root, out)


@dataclass(frozen=True)
class _Import:
    """One import under way."""

    request: ImportRequest
    plan: ImportPlan
    earlier: EarlierImport | None
    show_progress: ShowProgress

    def put_into(self, out: Path, title: str) -> ImportReport:
        """Put the images into `out`, all or none, with their manifest."""
        # Slips in the case table are found before anything is written.
        self.cases()
        with staging_folder(out.absolute()) as stage:
            with self.show_progress(title) as on_progress:
                unstaged = stage_files(stage, [image.file for image in self.plan.images], on_progress)
            report = self.check_and_write(stage, stage, unstaged)
        return dataclasses.replace(report, folder=out)

    def cases(self) -> CaseTable | None:
        """The case table, if one is given."""
        file = self.request.cases_file
        return None if file is None else read_case_table(file, self.plan.label_of())

    def check_and_write(self, root: Path, folder: Path, unstaged: Sequence[Unstaged] = ()) -> ImportReport:
        """Decode the images below `root`, compare them, and write the manifest into `folder`."""
        plan, label_of, cases = self.plan, self.plan.label_of(), self.cases()
        reason_of = {each.path.as_posix(): each.reason for each in unstaged}
        files = [(root / path, label) for path, label in label_of.items() if path not in reason_of]
        with self.show_progress("Decoding images") as on_progress:
            check = check_images(root, files, on_progress)
        damaged = [
            UnreadableEntry(path=path, label_id=label_of[path].id, sha256="", reason=reason)
            for path, reason in reason_of.items()
        ]
        unreadable = (*check.unreadable, *damaged)
        labels = tuple(each.label for each in plan.classes)
        published = None if self._is_own_data() or labels != ALL_LABELS else published_data()
        counts = count_classes((image.entry.label_id for image in check.readable), labels, published)
        _refuse_empty_class(plan, counts, unreadable)
        entries = [image.entry for image in check.readable]
        case_of = cases.case_of if cases is not None else self._earlier_cases(entries)
        manifest = self._manifest(entries, unreadable, case_of, published, relative_or_absolute(root, folder))
        findings = [
            *(count_findings(counts, published) if published else ()),
            *unreadable_findings(unreadable),
            *(format_findings(check, published) if published else ()),
            *link_findings(plan),
            *contradiction_findings(check, labels),
            *case_findings(case_of, label_of),
        ]
        told = notes(plan, check, cases)
        if self.earlier is not None:
            told += self.earlier.notes(self.request.own_data, None if cases is not None else manifest.images)
        seal = write_manifest(manifest, folder / MANIFEST_NAME)
        return ImportReport(folder, seal, manifest, published, counts, tuple(findings), tuple(told))

    def _earlier_cases(self, entries: Sequence[ImageEntry]) -> Mapping[str, str]:
        return {} if self.earlier is None else self.earlier.case_of(entries)

    def _is_own_data(self) -> bool:
        if self.request.own_data is not None:
            return self.request.own_data
        return self.earlier is not None and self.earlier.is_own_data

    def _manifest(
        self,
        entries: Sequence[ImageEntry],
        unreadable: tuple[UnreadableEntry, ...],
        case_of: Mapping[str, str],
        published: PublishedData | None,
        images_folder: str,
    ) -> DatasetManifest:
        request, plan, earlier = self.request, self.plan, self.earlier
        entries = [entry.model_copy(update={"case": case_of.get(entry.path)}) for entry in entries]
        samples = tuple(Sample(each.path, each.label_id, each.sha256) for each in entries)
        data = Dataset(Path(), samples, tuple(each.label for each in plan.classes), "").record()
        default_name = published.name_of(plan.source.variant) if published else plan.default_name
        default_citation = published.citation if published else CITATION_UNSTATED
        source = plan.source
        if earlier is not None:
            default_name = earlier.name or default_name
            default_citation = earlier.citation or default_citation
            # Importing an unpacked archive again, for its cases say, must not forget the archive.
            source = earlier.manifest.source if earlier.manifest.data_sha256 == data.sha256 else source
        return DatasetManifest(
            name=request.name or default_name,
            citation=request.citation or default_citation,
            source=source,
            images_folder=images_folder,
            classes=tuple(ClassEntry(folder=each.folder, label=each.label) for each in plan.classes),
            images=tuple(entries),
            unreadable=unreadable,
            data_sha256=data.sha256,
        )


def _refuse_empty_class(plan: ImportPlan, counts: Sequence[ClassCount], unreadable: Sequence[UnreadableEntry]) -> None:
    empty = [each.display_name for each in counts if not each.found]
    if empty:
        first = f" (first: {unreadable[0].path}: {unreadable[0].reason})" if unreadable else ""
        raise UnusableInputError(
            f"{plan.place} has no readable image of {', '.join(empty)}{first}. Replace the images, then import again"
        )
