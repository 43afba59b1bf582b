"""The names of what a run writes, so that the next walk knows them again and does not take overlays for images."""

from inference.claimed_folder import EARLIER_PREFIX

STORE_FILE = "screening.sqlite3"
RESULTS_FILE = "results.csv"
PART_SUFFIX = ".part"
SUMMARY_TEXT_FILE = "summary.txt"
SUMMARY_JSON_FILE = "summary.json"
OVERLAY_FOLDER = "overlays"
SLIDE_MAP_FOLDER = "slide-maps"
VALIDATION_PDF_FILE = "validation.pdf"
VALIDATION_JSON_FILE = "validation.json"


def is_written_by_a_run(folder_name: str, sibling_files: list[str]) -> bool:
    """Whether a sub-folder holds what an earlier run wrote, told by its name and the results beside it."""
    has_results = any(name in sibling_files for name in (RESULTS_FILE, RESULTS_FILE + PART_SUFFIX, STORE_FILE))
    # Pictures of one case lie in a folder of their own.
    of_cases = (f"{OVERLAY_FOLDER}-", f"{SLIDE_MAP_FOLDER}-")
    is_named_so = folder_name in (OVERLAY_FOLDER, SLIDE_MAP_FOLDER) or folder_name.startswith(of_cases)
    return has_results and (is_named_so or folder_name.startswith(EARLIER_PREFIX))
