"""Records what ai-edge-litert answers; runs in the environment of development, before `compare` in the other one."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from inference.errors import SmearScopeError
from inference.images import is_candidate
from inference.runtime import runtime_version
from tests.tflite_runtime.answers import answer

# Of each folder of real images; enough to see a difference, few enough to take seconds.
REAL_IMAGES_PER_FOLDER = 6


def main() -> int:
    """Write one JSON file per bundle into the folder of answers."""
    parser = argparse.ArgumentParser(prog="record", description=__doc__)
    parser.add_argument("bundles", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path, help="a new folder for the answers")
    parser.add_argument("--samples", required=True, type=Path, help="the sample smears")
    parser.add_argument("--data", type=Path, help="real images: folders `all` and `other`; some of each are used")
    arguments = parser.parse_args()
    if runtime_version()[0] != "ai-edge-litert":
        print(f"record: expected ai-edge-litert here, found {runtime_version()[0]}", file=sys.stderr)
        return 2
    images = [*_images(arguments.samples), *_real_images(arguments.data)]
    arguments.out.mkdir(parents=True)
    for index, bundle in enumerate(arguments.bundles):
        try:
            answers = answer(bundle, images)
        except SmearScopeError as error:
            print(f"record: {bundle}: {error}", file=sys.stderr)
            return 2
        (arguments.out / f"{index:03}.json").write_text(answers.model_dump_json(), encoding="utf-8")
        print(f"{answers.runtime}: {bundle}: {len(answers.answers)} answers", flush=True)
    return 0


def _images(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if is_candidate(path))


def _real_images(data: Path | None) -> Iterator[Path]:
    folders = sorted(data.glob("all/*/")) + sorted(data.glob("other/*/")) if data else []
    if not folders:
        print("record: DATA names no folder with real images, so only drawn ones are compared")
    for folder in folders:
        found = _images(folder)
        yield from found[:: max(1, len(found) // REAL_IMAGES_PER_FOLDER)][:REAL_IMAGES_PER_FOLDER]


if __name__ == "__main__":
    sys.exit(main())
