"""What the export dialog calls the formats, in the window's language."""

from PySide6.QtCore import QCoreApplication

from desktop.exports.formats import ExportFormat


def format_name(export_format: ExportFormat) -> str:
    """What a format is called."""
    match export_format:
        case ExportFormat.CSV:
            return "CSV"
        case ExportFormat.XLSX:
            return "XLSX"
        case ExportFormat.JSONL:
            return "JSON lines"
        case ExportFormat.PDF:
            return QCoreApplication.translate("export", "PDF report")
        case ExportFormat.OVERLAYS:
            return QCoreApplication.translate("export", "Heatmaps")
        case ExportFormat.SLIDE_MAPS:
            return QCoreApplication.translate("export", "Slide maps")


def format_meaning(export_format: ExportFormat) -> str:
    """What a format is for; as `ExportFormat.in_words`, in the window's language."""
    match export_format:
        case ExportFormat.CSV:
            return QCoreApplication.translate("export", "table for every spreadsheet and statistics program")
        case ExportFormat.XLSX:
            return QCoreApplication.translate("export", "workbook with summary and provenance")
        case ExportFormat.JSONL:
            return QCoreApplication.translate("export", "one JSON object a row, for programs")
        case ExportFormat.PDF:
            return QCoreApplication.translate("export", "to read and print, the most suspicious images first")
        case ExportFormat.OVERLAYS:
            return QCoreApplication.translate("export", "a PNG per image with the heatmap over it")
        case ExportFormat.SLIDE_MAPS:
            return QCoreApplication.translate("export", "a PNG per whole slide with its tiles' malignant probability")
