"""Imports libraries in a process of its own: one that ends its program, as on an old processor, is found as well."""

import importlib
import multiprocessing
import os
import tempfile
from collections.abc import Sequence
from multiprocessing.connection import Connection

_OPENVINO = "openvino"
_TIME_LIMIT_SECONDS = 60.0


def try_imports(modules: Sequence[str], time_limit_seconds: float = _TIME_LIMIT_SECONDS) -> dict[str, str]:
    """Import modules, one after another.

    Args:
        modules: dotted names.
        time_limit_seconds: for each.

    Returns:
        Why each cannot be imported; empty where it can.
    """
    found: dict[str, str] = {}
    left = list(modules)
    with tempfile.TemporaryDirectory(prefix="smearscope-doctor-") as settings:
        while left:
            answers, what_ended_it = _one_process(left, settings, time_limit_seconds)
            found |= answers
            left = left[len(answers) :]
            if left:
                found[left.pop(0)] = what_ended_it
    return found


def _one_process(modules: Sequence[str], settings: str, time_limit_seconds: float) -> tuple[dict[str, str], str]:
    """The answers of one process, in order, and what ended it where they are fewer than the modules."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, tuple(modules), settings), daemon=True)
    process.start()
    theirs.close()
    answers: dict[str, str] = {}
    try:
        for module in modules:
            if not ours.poll(time_limit_seconds):
                return answers, f"it takes more than {time_limit_seconds:g} seconds to start"
            answers[module] = ours.recv()
    except EOFError:
        process.join()
        return answers, f"it ends the program that imports it (exit code {process.exitcode})"
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    return answers, ""


def _answer(connection: Connection, modules: Sequence[str], settings: str) -> None:
    # What a library prints when it starts is no part of the report.
    nowhere_to_print = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere_to_print, stream)
    # Dask writes its settings into the home when it is imported.
    os.environ["DASK_CONFIG"] = settings
    for module in modules:
        try:
            _import(module)
        except Exception as error:  # whatever a foreign library raises is what was asked for
            connection.send(f"{type(error).__name__}: {error}")
        else:
            connection.send("")


def _import(module: str) -> None:
    if module == _OPENVINO:
        from inference.openvino_runtime import load_openvino  # it keeps OpenVINO from reporting over the network

        load_openvino()
    else:
        importlib.import_module(module)
