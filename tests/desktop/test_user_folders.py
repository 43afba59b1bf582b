"""Where a user's data lie, for accounts that have a home folder and those that have none."""

import pwd
from pathlib import Path

import pytest

from desktop.environment.report import SECTIONS, exit_code, run_checks
from desktop.user_folders import (
    CONFIG_VARIABLE,
    HOME_VARIABLE,
    NoHomeFolderError,
    cache_folder,
    config_folder,
    user_data_folder,
)
from inference.errors import ExitCode

FOLDERS = (user_data_folder, cache_folder, config_folder)


@pytest.fixture
def homeless(monkeypatch):
    """This account is one of a service or a container: no HOME, and no line in the list of accounts."""

    def unknown(uid):
        raise KeyError(f"getpwuid(): uid not found: {uid}")

    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", HOME_VARIABLE, CONFIG_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_account_without_a_home_folder_is_told_what_to_set(homeless, folder):
    with pytest.raises(NoHomeFolderError, match=r"no home folder.*Set SMEARSCOPE_HOME") as caught:
        folder()
    assert caught.value.exit_code is ExitCode.UNUSABLE


@pytest.mark.parametrize("folder", FOLDERS)
def test_with_the_variable_it_needs_none(homeless, folder):
    place = Path("/srv/smears")
    assert place in (folder({HOME_VARIABLE: str(place)}), *folder({HOME_VARIABLE: str(place)}).parents)


def test_the_environment_report_says_it_and_reports_no_bug(homeless):
    report = list(run_checks(SECTIONS, hide=str))

    told = [f"{finding.value} {finding.advice}" for section in report for finding in section.findings]
    assert any("no home folder" in each and "SMEARSCOPE_HOME" in each for each in told)
    assert not [each for each in told if "failed by itself" in each or "Report this line" in each]
    assert exit_code(report) is ExitCode.FINDINGS
