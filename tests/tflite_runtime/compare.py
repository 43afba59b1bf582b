"""Asks tflite-runtime what `record` asked ai-edge-litert; runs in an environment that has only the former."""

import argparse
import sys
from pathlib import Path

import numpy as np

from inference.errors import SmearScopeError
from inference.runtime import runtime_version
from tests.tflite_runtime.answers import BundleAnswers, answer
from tests.tflite_runtime.comparison import (
    INT8_PROBABILITY_TOLERANCE,
    PROBABILITY_TOLERANCE,
    Comparison,
    compare,
    refusal,
    table,
)


def main() -> int:
    """Exit code 0: every bundle loads and answers alike; 1: one does not; 2: wrong environment or no answers."""
    parser = argparse.ArgumentParser(prog="compare", description=__doc__)
    parser.add_argument("answers", type=Path, help="the folder that `record` wrote")
    files = sorted(parser.parse_args().answers.glob("*.json"))
    name, version = runtime_version()
    if name != "tflite-runtime" or not np.__version__.startswith("1."):
        print(
            f"compare: expected tflite-runtime and NumPy 1 here, found {name} and NumPy {np.__version__}",
            file=sys.stderr,
        )
        return 2
    if not files:
        print("compare: there are no recorded answers", file=sys.stderr)
        return 2
    recorded = [BundleAnswers.model_validate_json(path.read_text(encoding="utf-8")) for path in files]
    rows = [_row(expected) for expected in recorded]
    print(f"\n{name} {version}, NumPy {np.__version__} against {recorded[0].runtime}:\n\n{table(rows)}")
    failed = [str(row.bundle) for row in rows if row.faults]
    if failed:
        print(f"\ncompare: {name} {version} does not serve: {', '.join(failed)}", file=sys.stderr)
        return 1
    print(
        f"\nAll classes and out-of-distribution flags are the same, all probabilities to {PROBABILITY_TOLERANCE:g}, of "
        f"builds that compute in int8 to {INT8_PROBABILITY_TOLERANCE:g}."
    )
    return 0


def _row(expected: BundleAnswers) -> Comparison:
    # said before loading: a runtime that crashes leaves no other word
    print(f"tflite-runtime: {expected.bundle}", flush=True)
    try:
        return compare(expected, answer(expected.bundle, expected.images))
    except SmearScopeError as error:
        return refusal(expected, str(error))


if __name__ == "__main__":
    sys.exit(main())
