"""Makes the report of a validation from the rows of its run."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing

from desktop.exports.statistics import RunStatistics
from desktop.records import printable_path, utc_now
from desktop.run_settings import settings_of
from desktop.run_summary import WalkFindings
from desktop.store.run_reader import RunReader
from desktop.store.run_record import StoredRun
from desktop.store.run_store import RunStore
from desktop.validation.answers import Answer, read_answers, seriousness
from desktop.validation.calibration import calibrate, prediction_sets
from desktop.validation.class_folders import ClassFolders, labels_by_folder
from desktop.validation.comparison import compare_with_card
from desktop.validation.copies import find_contradictions
from desktop.validation.findings import find_limits
from desktop.validation.intervals import share
from desktop.validation.report import (
    FolderFacts,
    ModelFacts,
    RunFacts,
    ThresholdFacts,
    UnreadableImage,
    ValidationReport,
    WrongImage,
)
from desktop.validation.scores import count_scores
from inference.card import Label, ModelCard, Thresholds
from inference.decision import Decision, Flag, decide

UNSURE = "unsure"
# The flags that withhold an answer, however sure it is.
_WITHHOLDING = frozenset(flag for flag in Flag if decide(1.0, 0.0, frozenset({flag})) is Decision.ABSTAINED)
# Of the wrong answers of one kind, those that were reported come first.
_DECISION_ORDER = {Decision.REPORTED: 0, Decision.ABSTAINED: 1, Decision.UNREADABLE: 2}


def build_report(store: RunStore, folders: ClassFolders, card: ModelCard) -> ValidationReport:
    """Count everything.

    Args:
        store: of the complete run.
        folders: which folder is which class.
        card: of the model that the run used, with its own thresholds.

    Raises:
        OutputError: the store cannot be read any more.
        StoreDamagedError: it is damaged.
    """
    run, labels, head = store.run, card.labels, store.head()
    statistics = RunStatistics(run.info)
    with (
        RunReader(store.folder, check_integrity=False) as reader,
        closing(reader.rows()) as rows,
    ):
        answers = read_answers(rows, labels_by_folder(folders))
    for answer in answers:
        statistics.add(answer.row)
    readable = [answer for answer in answers if answer.is_readable]
    scores = count_scores(readable, labels)
    has_copies = any(answer.is_copy for answer in readable)
    not_reported = share(sum(not answer.is_reported for answer in readable), len(readable))
    contradictions = find_contradictions(answers, store.iterate_screened(), labels)
    walk = WalkFindings.model_validate(run.walk_findings)
    thresholds = _thresholds(card, run)
    return ValidationReport(
        made_at_utc=utc_now(),
        model=_model_facts(card, run),
        run=RunFacts(
            run_id=run.info.run_id,
            folder=printable_path(run.folder),
            run_folder=printable_path(store.folder),
            started_at_utc=run.info.started_at_utc,
            ended_at_utc=run.ended_at_utc,
            runtime=run.info.runtime,
            runtime_version=run.info.runtime_version,
            application_version=run.info.application_version,
            rows_sha256=statistics.rows_sha256,
            audit_length=head.sequence,
            audit_head=head.hash,
        ),
        thresholds=thresholds,
        folders=_folder_facts(folders, answers),
        row_count=len(answers),
        unreadable_count=len(answers) - len(readable),
        all_readable=scores,
        reported=count_scores((answer for answer in readable if answer.is_reported), labels),
        without_copies=count_scores((a for a in readable if not a.is_copy), labels) if has_copies else None,
        not_reported=not_reported,
        not_reported_because=_reasons(readable),
        calibration=calibrate(readable),
        prediction_sets=prediction_sets(readable, labels),
        comparisons=compare_with_card(scores, not_reported, card),
        contradictions=contradictions,
        findings=find_limits(answers, scores, folders, walk, card, contradictions, not_reported, thresholds),
        wrong=wrong_images(readable, labels),
        unreadable=tuple(
            UnreadableImage(
                image_path=answer.row.image_path,
                truth=labels[answer.truth].display_name,
                reason=answer.row.reason,
            )
            for answer in answers
            if not answer.is_readable
        ),
    )


def _model_facts(card: ModelCard, run: StoredRun) -> ModelFacts:
    return ModelFacts(
        id=card.id,
        version=card.version,
        bundle_id=run.info.bundle_id,
        architecture=card.architecture,
        precision=card.precision.value,
        intended_use=card.intended_use,
        limits=card.limits,
        data_name=card.training.data.name,
        data_citation=card.training.data.citation,
        classes=tuple(label.display_name for label in card.labels),
        malignant_classes=tuple(label.display_name for label in card.labels if label.malignant),
        abstain_below=run.info.abstain_below,
    )


def _thresholds(card: ModelCard, run: StoredRun) -> tuple[ThresholdFacts, ...]:
    moved = settings_of(run).thresholds or {}
    own = {name: getattr(card.thresholds, name).default for name in Thresholds.model_fields}
    return tuple(
        ThresholdFacts(name=name, value=moved.get(name, value), card_value=value) for name, value in own.items()
    )


def _folder_facts(folders: ClassFolders, answers: Iterable[Answer]) -> tuple[FolderFacts, ...]:
    rows: Counter[str] = Counter()
    cases: dict[str, set[str]] = {}
    for answer in answers:
        rows[answer.folder] += 1
        if answer.case:
            cases.setdefault(answer.folder, set()).add(answer.case)
    result = []
    for each in folders.folders:
        name = printable_path(each.name)
        takes_part = each.label is not None and not each.is_left_out
        result.append(
            FolderFacts(
                folder=name,
                class_name=each.label.display_name if takes_part and each.label is not None else "",
                row_count=rows[name],
                case_count=len(cases.get(name, ())),
            )
        )
    return tuple(result)


def _reasons(readable: Iterable[Answer]) -> dict[str, int]:
    reasons: Counter[str] = Counter()
    for answer in readable:
        if answer.row.decision is Decision.ABSTAINED:
            flags = [flag.value for flag in answer.row.flags if flag in _WITHHOLDING]
            reasons.update(flags or [UNSURE])
    return dict(reasons.most_common())


def wrong_images(readable: Iterable[Answer], labels: Sequence[Label]) -> tuple[WrongImage, ...]:
    """Answers that name another class: malignant called benign first, reported ones first, the surest first."""
    found = []
    for answer in readable:
        if answer.predicted is None or answer.is_right:
            continue
        row, truth, given = answer.row, labels[answer.truth], labels[answer.predicted]
        found.append(
            WrongImage(
                image_path=row.image_path,
                page=row.page,
                tile_x=row.tile_x,
                tile_y=row.tile_y,
                case=answer.case,
                truth=truth.display_name,
                given=given.display_name,
                kind=seriousness(truth, given),
                probability=row.probabilities[answer.predicted],
                probability_of_truth=row.probabilities[answer.truth],
                decision=row.decision,
                flags=row.flags,
                reason=row.reason,
                image_sha256=row.image_sha256,
            )
        )
    return tuple(
        sorted(found, key=lambda each: (each.kind, _DECISION_ORDER[each.decision], -each.probability, each.image_path))
    )
