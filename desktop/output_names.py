"""The names of what a run writes, so that the next walk knows them again and does not take overlays for images."""

from inference.claimed_folder import EARLIER_PREFIX

RESULTS_FILE = "results.csv"
PART_SUFFIX = ".part"
SUMMARY_TEXT_FILE = "summary.txt"
SUMMARY_JSON_FILE = "summary.json"
OVERLAY_FOLDER = "overlays"


def is_written_by_a_run(folder_name: str, sibling_files: list[str]) -> bool:
    """Whether a sub-folder holds what an earlier run wrote, told by its name and the results beside it."""
    has_results = RESULTS_FILE in sibling_files or RESULTS_FILE + PART_SUFFIX in sibling_files
    return has_results and (folder_name == OVERLAY_FOLDER or folder_name.startswith(EARLIER_PREFIX))
