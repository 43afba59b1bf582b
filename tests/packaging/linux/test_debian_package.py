"""The `.deb` holds what it should, as it should be, and the same bytes each time."""

import subprocess
import tarfile
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from desktop.shipped_files import LICENCES_PAGE
from linux_packages.debian import Compression, build_debian_package, checksums, debian_entries
from linux_packages.doc_files import changelog, copyright_file
from linux_packages.errors import PackagingError
from linux_packages.inspection import Member, control_problems, member_problems, problems_of, sum_problems
from linux_packages.release import Release
from linux_packages.tree import Entry, frozen_entries
from tests.packaging.linux.conftest import REPOSITORY


def _field(run, package, name):
    return run("dpkg-deb", "-f", str(package), name).strip()


@pytest.fixture
def package(sources, tmp_path):
    return build_debian_package(sources, tmp_path, Compression.NONE)


def test_the_whole_package_is_without_fault_and_says_what_it_is(package, run):
    assert problems_of(package) == ()
    assert package.name == f"smearscope_1.2.3_{_field(run, package, 'Architecture')}.deb"
    assert "libc6 (>= 2." in _field(run, package, "Depends")
    assert "Not a medical device" in _field(run, package, "Description")
    assert int(_field(run, package, "Installed-Size")) > 100


def test_permissions_are_set_whatever_the_umask_was_and_libraries_are_not_programs(package, run):
    listed = {}
    for line in run("dpkg-deb", "-c", str(package)).splitlines():
        mode, owner, _size, _day, _hour, path = line.split(maxsplit=5)
        listed[path] = (mode, owner)
    at = "./usr/lib/smearscope"
    assert listed[f"{at}/smearscope"] == ("-rwxr-xr-x", "root/root")
    assert listed[f"{at}/_internal/libz.so.1"] == ("-rw-r--r--", "root/root")
    assert listed[f"{at}/_internal/notes Ü.txt"] == ("-rw-r--r--", "root/root")
    assert f"{at}/_internal/lib/libz.so -> ../libz.so.1" in listed
    assert "./usr/bin/smearscope -> ../lib/smearscope/smearscope" in listed
    for path in (
        "./usr/share/applications/smearscope.desktop",
        "./usr/share/mime/packages/smearscope.xml",
        "./usr/share/icons/hicolor/48x48/apps/smearscope.png",
        "./usr/share/icons/hicolor/scalable/apps/smearscope.svg",
        "./usr/share/man/man1/smearscope.1.gz",
        "./usr/share/doc/smearscope/copyright",
        "./usr/share/doc/smearscope/changelog.Debian.gz",
    ):
        assert listed[path] == ("-rw-r--r--", "root/root")


def test_two_packages_of_the_same_files_are_the_same_bytes(sources, package, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    for path in sources.frozen.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.touch()
    assert build_debian_package(sources, again, Compression.NONE).read_bytes() == package.read_bytes()


def test_a_frozen_folder_without_the_program_is_refused(sources, tmp_path):
    (sources.frozen / "smearscope").unlink()
    with pytest.raises(PackagingError, match="no program smearscope; run `make package`"):
        build_debian_package(sources, tmp_path, Compression.NONE)


def test_the_menu_starts_the_windows_own_program_or_the_command_line(sources):
    def started():
        entry = next(each for each in debian_entries(sources) if each.path.name == "smearscope.desktop").read().decode()
        return next(line for line in entry.splitlines() if line.startswith("Exec="))

    assert started() == "Exec=/usr/lib/smearscope/SmearScope %f"
    (sources.frozen / "SmearScope").unlink()
    assert started() == "Exec=/usr/lib/smearscope/smearscope gui %f"


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside", "nothing"])
def test_a_link_that_leads_out_or_to_nothing_is_refused(frozen, target):
    (frozen.parent / "outside").touch()
    (frozen / "_internal/link").symlink_to(target)
    with pytest.raises(PackagingError, match="leads to"):
        frozen_entries(frozen, PurePosixPath("usr"))


def test_checksums_name_every_file_once(sources, run, tmp_path):
    entries = debian_entries(sources)
    lines = checksums(entries).splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == sorted(
        str(each.path) for each in entries if each.link_target is None
    )
    digest = run("md5sum", str(sources.frozen / "_internal/notes Ü.txt")).split()[0]
    assert f"{digest}  usr/lib/smearscope/_internal/notes Ü.txt" in lines


# What the inspection finds


FILE = Member(PurePosixPath("usr/lib/smearscope/a"), tarfile.REGTYPE, 0o644, (0, 0), "d")


@pytest.mark.parametrize(
    ("member", "problem"),
    [
        (replace(FILE, mode=0o4755), "usr/lib/smearscope/a has the permissions 4755"),
        (replace(FILE, mode=0o666), "usr/lib/smearscope/a has the permissions 0666"),
        (replace(FILE, owners=(1000, 0)), "usr/lib/smearscope/a belongs to (1000, 0), not to root"),
        (replace(FILE, path=PurePosixPath("etc/a")), "etc/a is where no file of this package should be"),
        (replace(FILE, kind=tarfile.CHRTYPE), "usr/lib/smearscope/a is neither file nor folder nor link"),
        (
            replace(FILE, kind=tarfile.SYMTYPE, mode=0o777, link="../b"),
            "usr/lib/smearscope/a leads to ../b, which is not in the package",
        ),
        (
            Member(PurePosixPath("usr/lib"), tarfile.DIRTYPE, 0o777, (0, 0)),
            "usr/lib has the permissions 0777",
        ),
    ],
)
def test_a_member_that_is_not_as_it_should_be_is_found(member, problem):
    assert member_problems([FILE]) == []
    assert member_problems([member]) == [problem]


def test_files_and_checksums_that_differ_are_found():
    name = str(FILE.path)
    assert sum_problems([FILE], {name: "d"}) == []
    assert sum_problems([FILE], {}) == [f"{name} is not in md5sums"]
    assert sum_problems([FILE], {name: "e"}) == [f"{name} is not what md5sums says"]
    assert sum_problems([], {name: "d"}) == [f"md5sums names {name}, which is not there"]


def test_scripts_that_no_shell_runs_are_found():
    control = "".join(
        f"{name}: x\n"
        for name in (
            *("Package", "Version", "Architecture", "Maintainer"),
            *("Installed-Size", "Depends", "Section", "Description"),
        )
    )
    sound = {"control": (0o644, control), "postinst": (0o755, '#!/bin/sh\n"$@"\n')}
    assert control_problems(sound) == []
    assert control_problems({}) != []
    assert control_problems(sound | {"postinst": (0o644, "#!/bin/sh\n")}) == ["postinst has the permissions 0644"]
    assert control_problems(sound | {"preinst": (0o755, "#!/bin/sh\nthis=@VERSION@\n")}) == [
        "preinst still holds a placeholder"
    ]
    assert "preinst is no shell script" in control_problems(sound | {"preinst": (0o755, "#!/bin/sh\nif\n")})[0]


# Scripts, versions, documents


def _script(package, tmp_path, name):
    subprocess.run(["dpkg-deb", "-e", str(package), str(tmp_path / "control")], check=True)
    return tmp_path / "control" / name


@pytest.mark.parametrize(("was_there", "says"), [("1.3.0", True), ("1.2.3", False), ("1.2.3~rc1", False), ("", False)])
def test_only_an_older_package_says_what_happens_to_newer_runs(package, tmp_path, was_there, says):
    command = ["upgrade", was_there] if was_there else ["install"]
    done = subprocess.run(
        [_script(package, tmp_path, "preinst"), *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert ("refuses in words" in done.stderr and was_there in done.stderr) is says


@pytest.mark.parametrize(
    ("step", "program", "says"),
    [
        ("upgrade", "/usr/lib/smearscope/smearscope", True),
        ("upgrade", "/opt/smearscope/smearscope", False),
        ("install", "/usr/lib/smearscope/smearscope", False),
    ],
)
def test_an_update_of_a_program_that_is_open_says_so(package, tmp_path, step, program, says):
    processes = tmp_path / "processes"
    for number in ("7", "41", "self"):
        (processes / number).mkdir(parents=True)
    (processes / "41/exe").symlink_to(program)
    script = _script(package, tmp_path, "preinst").read_text(encoding="utf-8").replace("/proc/", f"{processes}/")

    done = subprocess.run(
        ["/bin/sh", "-c", script, "preinst", step, "1.2.3"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert ("open on this computer (processes: 41)" in done.stderr) is says
    assert says or done.stderr == ""


@pytest.mark.parametrize("step", [["configure", ""], ["remove"], ["purge"], ["upgrade", "1"], ["abort-upgrade"]])
@pytest.mark.parametrize("tool_works", [True, False, None])
def test_scripts_never_fail_for_want_of_a_desktops_tools(package, tmp_path, step, tool_works):
    tools = tmp_path / "tools"
    tools.mkdir()
    if tool_works is not None:
        for name in ("update-desktop-database", "update-mime-database", "gtk-update-icon-cache"):
            (tools / name).write_text(f"#!/bin/sh\necho {name} >>{tmp_path}/called\nexit {0 if tool_works else 1}\n")
            (tools / name).chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", _script(package, tmp_path, "postinst"), *step],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    refreshes = step[0] in ("configure", "remove", "purge")
    assert (tmp_path / "called").exists() is (refreshes and tool_works is not None)
    assert ("failed" in done.stderr) is (refreshes and tool_works is False)
    assert ("stay" in done.stdout) is (step[0] in ("remove", "purge"))


@pytest.mark.parametrize(
    ("version", "ordered"),
    [("1.0.0", "1.0.0"), ("1.0rc2", "1.0~rc2"), ("1.0.dev3", "1.0~dev3"), ("1.0a1", "1.0~a1"), ("1.0+abc", "1.0+abc")],
)
def test_a_pre_release_comes_before_its_release(version, ordered):
    assert Release(version, 0).debian_version == ordered


def test_the_changelog_has_debians_form_and_long_lines_are_broken(release, tmp_path, run):
    markdown = (
        "# Changelog\n\nWords.\n\n## Unreleased\n\n### Added\n\n- One thing"
        + " more" * 40
        + "\n- Two\n  lines.\n\n## 0.1\n\n- Old.\n"
    )
    data = changelog(markdown, release)
    (tmp_path / "changelog.gz").write_bytes(data)
    text = run("gzip", "-dc", str(tmp_path / "changelog.gz"))
    assert text.startswith("smearscope (1.2.3) unstable; urgency=medium\n\n  * One thing more")
    assert "\n  * Two lines.\n" in text
    assert "Old." not in text
    assert "  Tue, 14 Nov 2023 22:13:20 +0000\n" in text
    assert max(len(line) for line in text.splitlines() if not line.startswith(" -- ")) <= 80
    assert changelog(markdown, release) == data


def test_the_copyright_file_carries_the_licence():
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    text = copyright_file(licence, "elsewhere")
    assert "Copyright: 2026 SmearScope contributors\n" in text
    assert " WITHOUT WARRANTY OF ANY KIND" in " ".join(text.split())
    assert all(
        line.startswith((" ", "Format", "Upstream", "Comment", "Files", "Copyright", "License"))
        for line in text.splitlines()
        if line
    )
    with pytest.raises(PackagingError, match="Copyright"):
        copyright_file("MIT\n", "")


def test_the_package_says_where_the_licences_of_what_it_carries_stand(package, tmp_path):
    subprocess.run(["dpkg-deb", "-x", str(package), str(tmp_path / "out")], check=True)
    (comment,) = (
        line
        for line in (tmp_path / "out/usr/share/doc/smearscope/copyright").read_text(encoding="utf-8").splitlines()
        if line.startswith("Comment: ")
    )
    assert f"_internal/assets/{LICENCES_PAGE}" in comment
    assert "/usr/share/doc" in comment


def test_an_entry_is_a_file_or_a_link(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x")
    assert Entry(PurePosixPath("a"), path).link_target is None
    assert Entry(PurePosixPath("a"), path).read() == b"x"
    assert Entry(PurePosixPath("a"), PurePosixPath("b")).link_target == PurePosixPath("b")
