"""The workflows call what is there, may no more than they need, and hand no secret to anything that prints it."""

import re
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_PINNED = re.compile(r"^[\w-]+/[\w-]+@[0-9a-f]{40}$")
_SECRET = "secrets."


def _read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _jobs():
    return [
        pytest.param(job, id=f"{path.stem}-{name}") for path in WORKFLOWS for name, job in _read(path)["jobs"].items()
    ]


def _commands(job):
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_both_workflows_are_found():
    assert {path.name for path in WORKFLOWS} == {"ci.yml", "release.yml"}


def test_every_make_target_that_a_workflow_calls_is_in_the_makefile():
    targets = set(_TARGET.findall((REPOSITORY / "Makefile").read_text(encoding="utf-8")))
    called = {
        target
        for path in WORKFLOWS
        for job in _read(path)["jobs"].values()
        for target in re.findall(r"\bmake ([a-z][a-z-]*)", _commands(job))
    }

    assert called == {"package-linux-check", "package-macos-check"}
    assert called <= targets


def test_every_file_that_a_workflow_runs_is_there():
    named = {
        name
        for path in WORKFLOWS
        for job in _read(path)["jobs"].values()
        for name in re.findall(r"\bpackaging/[\w./-]+|\bbuild\.spec\b|\.ci/run\b", f"{_commands(job)} {job['steps']}")
    }

    assert {".ci/run", "build.spec", "packaging/bootstrap.sh", "packaging/releasing/release.py"} <= named
    assert not [name for name in named if not (REPOSITORY / name).exists()]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_grants_its_jobs_at_most_to_read(path):
    assert _read(path)["permissions"] in ({}, {"contents": "read"})


@pytest.mark.parametrize("job", _jobs())
def test_a_job_ends_in_time_and_only_the_draft_may_write(job):
    assert 0 < job["timeout-minutes"] <= 240
    written = {name for name, right in job.get("permissions", {}).items() if right == "write"}
    assert written == ({"contents", "id-token", "attestations"} if job.get("environment") == "release" else set())
    assert written == set() or "checkout" not in str(job["steps"])


@pytest.mark.parametrize("job", _jobs())
def test_actions_are_pinned_by_commit_and_keep_no_credentials(job):
    for step in job["steps"]:
        if "uses" in step:
            assert _PINNED.match(step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_pinned_action_names_its_version_and_one_action_has_one_pin(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert lines
    assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in lines)
    pins = {line.split("uses: ")[1] for line in lines}
    assert len(pins) == len({pin.split("@")[0] for pin in pins})


@pytest.mark.parametrize("job", _jobs())
def test_nothing_is_fetched_into_a_shell_and_no_text_of_others_becomes_a_command(job):
    commands = _commands(job)

    assert not re.search(r"\b(curl|wget|iwr|Invoke-WebRequest)\b", commands)
    # what GitHub puts into a command stands there before the shell reads it: variables are passed by the environment
    assert "${{" not in commands


@pytest.mark.parametrize("job", _jobs())
def test_secrets_reach_single_steps_only_and_only_where_somebody_may_guard_them(job):
    outside = {key: value for key, value in job.items() if key != "steps"}
    assert _SECRET not in str(outside)
    steps = [step for step in job["steps"] if _SECRET in str(step)]
    assert not steps or job["environment"] == "signing"
    for step in steps:
        assert _SECRET not in str({key: value for key, value in step.items() if key != "env"})
        assert not re.search(r"\bset -[a-z]*x|\benv\b|\bprintenv\b", step["run"])


def test_no_workflow_runs_others_code_with_this_repositorys_rights():
    for path in WORKFLOWS:
        # YAML 1.1 reads `on` as true
        assert set(_read(path)[True]) <= {"push", "pull_request", "workflow_dispatch"}
        assert "actions/cache" not in path.read_text(encoding="utf-8")


def test_a_release_is_drafted_only_of_a_tag_that_was_checked_after_all_systems_made_theirs():
    release = _read(REPOSITORY / ".github/workflows/release.yml")
    jobs = release["jobs"]

    assert jobs["draft"]["if"] == "startsWith(github.ref, 'refs/tags/v') && !inputs.dry_run"
    assert "gh release create" in _commands(jobs["draft"])
    assert "--draft" in _commands(jobs["draft"])
    assert "gh release edit" not in str(jobs)
    assert release[True]["workflow_dispatch"]["inputs"]["dry_run"]["default"] is True
    assert jobs["draft"]["needs"] == "gather"
    assert set(jobs["gather"]["needs"]) == {"linux", "windows", "macos"}
    assert all(jobs[system]["needs"] == "version" for system in ("linux", "windows", "macos"))
    assert 'release.py tag "$GITHUB_REF_NAME"' in _commands(jobs["version"])
