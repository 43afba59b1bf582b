"""The check of the disk image, run on small stand-ins of macOS's programs: it fails where it should."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.packaging.macos.conftest import REPOSITORY

_DECISIONS = "import sys; print(*sorted(sys.stdin.read().splitlines()[1:]), sep='\\n')"
_SCREENS = """#!/bin/sh
case $1 in
    --version) echo 'SmearScope 1.2.3'; exit 0 ;;
    doctor) exit {doctor} ;;
    screen) mkdir -p "$4"; printf 'decision\\n{decision}\\nunreadable\\n' >"$4/results.csv"; exit 1 ;;
esac
exit 2
"""


@pytest.fixture
def check(tmp_path):
    """Runs the check on an application that answers as it is told, and gives what came of it."""
    if shutil.which("shasum") is None:
        pytest.skip("shasum is missing here")
    script = tmp_path / "packaging/macos/check_dmg.sh"
    script.parent.mkdir(parents=True)
    shutil.copy(REPOSITORY / "packaging/macos/check_dmg.sh", script)
    packages, tools, environment = (tmp_path / name for name in ("packages", "tools", "bin"))
    for folder in (packages, tools, environment):
        folder.mkdir()
    (packages / "smearscope-1.2.3-macos-arm64.dmg").write_text("image")

    def write(path, text):
        path.write_text(text)
        path.chmod(0o755)

    def check_it(doctor=0, decision="reported", signature=0, image="image"):
        listed = subprocess.run(
            ["shasum", "-a", "256", "smearscope-1.2.3-macos-arm64.dmg"],
            cwd=packages,
            capture_output=True,
            text=True,
            check=True,
        )
        (packages / "SHA256SUMS").write_text(listed.stdout)
        (packages / "smearscope-1.2.3-macos-arm64.dmg").write_text(image)
        inside = tmp_path / "inside"
        write(inside, _SCREENS.format(doctor=doctor, decision=decision))
        write(environment / "smearscope", _SCREENS.format(doctor=0, decision="reported"))
        write(environment / "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        write(tools / "codesign", f"#!/bin/sh\nexit {signature}\n")
        write(
            tools / "hdiutil",
            f"""#!/bin/sh
case $1 in
    attach)
        mkdir -p "$6/SmearScope.app/Contents/MacOS"
        cp {inside} "$6/SmearScope.app/Contents/MacOS/smearscope" ;;
    detach) rm -r "$2" ;;
esac
""",
        )
        return subprocess.run(
            [script, packages, environment],
            env={"PATH": f"{tools}:{os.environ['PATH']}", "SMEARSCOPE_DECISIONS": _DECISIONS},
            capture_output=True,
            text=True,
            check=False,
        )

    return check_it


def test_an_application_that_decides_as_the_source_passes_and_the_image_is_closed(check, tmp_path):
    done = check()

    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("the application decided on 2 rows as the source does\n")
    assert not (tmp_path / "build/macos-check/volume").exists()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ({"doctor": 1}, "doctor --self-test found a fault"),
        ({"decision": "abstained"}, "decides otherwise than the source"),
        ({"decision": "unreadable"}, "no sample was readable"),
        ({"signature": 1}, "the signature does not hold"),
        ({"image": "another"}, "is not the one that SHA256SUMS lists"),
    ],
)
def test_whatever_is_wrong_fails_the_check_and_the_image_is_closed(check, tmp_path, harm, words):
    done = check(**harm)

    assert done.returncode == 1
    assert words in done.stderr
    assert not (tmp_path / "build/macos-check/volume/SmearScope.app").exists()
