"""The formats that a run is exported in."""

from enum import StrEnum

from desktop.output_names import OVERLAY_FOLDER, SLIDE_MAP_FOLDER


class ExportFormat(StrEnum):
    """What a run can be exported as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PDF = "pdf"
    OVERLAYS = "overlays"
    SLIDE_MAPS = "slide-maps"

    @property
    def default_name(self) -> str:
        """The name of the file, or of the folder of pictures, in a run folder."""
        return _NAMES[self]

    @property
    def in_words(self) -> str:
        """What it is, for a person who has to choose."""
        return _WORDS[self]

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of pictures."""
        return self in (ExportFormat.OVERLAYS, ExportFormat.SLIDE_MAPS)

    @property
    def can_be_filtered(self) -> bool:
        """Whether it may hold some rows only: a table says itself which, a report or pictures would look complete."""
        return self in (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSONL)

    @property
    def shows_images(self) -> bool:
        """Whether images are read again for it."""
        return self.is_folder or self is ExportFormat.PDF


_NAMES = {
    ExportFormat.CSV: "results.csv",
    ExportFormat.XLSX: "results.xlsx",
    ExportFormat.JSONL: "results.jsonl",
    ExportFormat.PDF: "report.pdf",
    ExportFormat.OVERLAYS: OVERLAY_FOLDER,
    ExportFormat.SLIDE_MAPS: SLIDE_MAP_FOLDER,
}

_WORDS = {
    ExportFormat.CSV: "table as text, for every spreadsheet and statistics program",
    ExportFormat.XLSX: "workbook for Excel and LibreOffice, with summary and provenance",
    ExportFormat.JSONL: "one JSON object a row, for programs",
    ExportFormat.PDF: "report to read and print, the most suspicious images first",
    ExportFormat.OVERLAYS: "a PNG per image with the heatmap over it",
    ExportFormat.SLIDE_MAPS: "a PNG per whole slide with the malignant probability of its tiles over it",
}
