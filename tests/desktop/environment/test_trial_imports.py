"""A library that fails, prints, hangs or ends its program is told, and the next ones are still tried."""

import pytest

from desktop.environment.trial_imports import try_imports

MODULES = {
    "trial_works": "",
    "trial_prints": "import os; os.write(1, b'noise'); os.write(2, b'noise')",
    "trial_fails": "raise ImportError('libEGL.so.1: cannot open shared object file')",
    "trial_ends": "import os; os._exit(4)",
    "trial_hangs": "import threading; threading.Event().wait()",
}


@pytest.fixture(autouse=True)
def _modules(tmp_path, monkeypatch):
    for name, code in MODULES.items():
        (tmp_path / f"{name}.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)


def test_each_module_gets_its_own_answer(capfd):
    found = try_imports(["trial_prints", "trial_ends", "trial_fails", "trial_nowhere", "trial_works"])

    assert found == {
        "trial_prints": "",
        "trial_ends": "it ends the program that imports it (exit code 4)",
        "trial_fails": "ImportError: libEGL.so.1: cannot open shared object file",
        "trial_nowhere": "ModuleNotFoundError: No module named 'trial_nowhere'",
        "trial_works": "",
    }
    assert capfd.readouterr() == ("", "")


def test_a_module_that_never_ends_its_import_is_given_up():
    # Long enough for the process to start, of which the first answer waits too.
    found = try_imports(["trial_hangs"], time_limit_seconds=0.1)

    assert found == {"trial_hangs": "it takes more than 0.1 seconds to start"}
