#!/bin/sh
# Installs the .deb in a fresh Debian without Python, screens and opens the window there without a network, upgrades,
# goes back, removes it, and sees what is left. Then runs the portable archive there from a folder that nobody may write.
#
#   check_clean_root.sh PACKAGES BIN    PACKAGES: folder of the .deb and .tar.gz; BIN: of the developers' environment
#
# Needs root, for a root file system of its own. Without it, or where SMEARSCOPE_NO_CLEAN_ROOT is set, it says so and
# ends with 0. What it makes lies in build/clean-root; base.tar there spares the next check the download.
set -eu

cd -- "$(dirname -- "$0")/../.."
[ $# -eq 2 ] || {
    sed -n '5s/^# *//p' "$0" >&2
    exit 2
}
packages=$(cd -- "$1" && pwd -P)
bin=$(cd -- "$2" && pwd -P)
work=$PWD/build/clean-root
root=$work/root
base=$work/base.tar
photo=$work/window.png
reader=1000 # the user who screens, as every desktop's first
samples=/usr/lib/smearscope/_internal/assets/samples
started=$(date +%s)

say() { printf 'clean root, %3d s: %s\n' $(($(date +%s) - started)) "$*"; }

fail() {
    say "FAILED: $*" >&2
    exit 1
}

skip() {
    say "SKIPPED: $*"
    exit 0
}

# --- a namespace of its own: its mounts and processes end with it ------------------------------------------------------

if [ -z "${SMEARSCOPE_IN_CLEAN_ROOT:-}" ]; then
    [ -z "${SMEARSCOPE_NO_CLEAN_ROOT:-}" ] || skip "SMEARSCOPE_NO_CLEAN_ROOT is set"
    [ "$(id -u)" -eq 0 ] || skip "only root may make a root file system"
    unshare --mount --pid --fork --mount-proc true 2>/dev/null || skip "this system does not let root make namespaces (a container?)"
    packaging/bootstrap.sh clean-root "$bin/.."
    SMEARSCOPE_IN_CLEAN_ROOT=1 exec unshare --mount --pid --fork --mount-proc --kill-child "$0" "$packages" "$bin"
fi

# --- the root ---------------------------------------------------------------------------------------------------------

# as_root COMMAND...: in the root, as its administrator, with the network
as_root() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}

# as_reader COMMAND...: in the root, as somebody who screens, without a network
as_reader() {
    unshare --net chroot --userspec=$reader:$reader "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/reader \
        LC_ALL=C.UTF-8 "$@"
}

apt_install() { as_root apt-get -q install -y --no-install-recommends --allow-downgrades "$@" >"$work/apt.log" 2>&1; }

make_base() {
    say "making the base system; the next check finds it in $base"
    # The mirrors that this machine itself uses, of the same Debian.
    # shellcheck disable=SC1091 # a file of the system
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    # shellcheck disable=SC2016 # apt's placeholders
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(COMPONENT) $(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
        awk -v suite="$suite" '
            ($1 == "Debian" || $1 == "Ubuntu") && $3 == "main" && index($2, suite) == 1 && !seen[$4 $5]++ { print "deb", $4, $5, $3 }' >"$work/sources.list"
    mirror=$(awk -v suite="$suite" '$3 == suite { print $2; exit }' "$work/sources.list")
    [ -n "$mirror" ] || fail "apt knows no mirror of $suite here; a base system in $base would do too"
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/debootstrap.log" 2>&1 || {
        tail -n 5 "$work/debootstrap.log" >&2
        fail "debootstrap could not make the base system"
    }
    cp "$work/sources.list" "$root/etc/apt/sources.list"
    as_root apt-get -q update >"$work/apt.log" 2>&1
    as_root useradd --create-home --uid $reader reader
    tar -C "$root" --one-file-system -cf "$base.part" .
    mv "$base.part" "$base"
}

mkdir -p "$work"
rm -rf "$root"
mkdir "$root"
# In memory where that is plenty: dpkg waits for the disk after every file.
if [ "$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)" -ge 6 ]; then
    mount -t tmpfs -o mode=755,size=4g clean-root "$root"
fi
if [ -f "$base" ]; then tar -C "$root" -xpf "$base"; else make_base; fi
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p /tmp/.X11-unix "$root/tmp/.X11-unix"
chmod 1777 /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
say "a fresh $(. "$root/etc/os-release" && echo "$PRETTY_NAME"), $(as_root dpkg-query -f '.\n' -W | wc -l) packages"

no_python() {
    found=$(find "$root/usr" "$root/bin" -name 'python3*' -path '*bin/*' 2>/dev/null || :)
    [ -z "$found" ] || fail "there is a Python: $found"
}

# same_decisions RESULTS_CSV: the source's, row by row
same_decisions() {
    "$bin/python" -c "$SMEARSCOPE_DECISIONS" <"$1" >"$work/decisions.tsv"
    diff "$work/source.tsv" "$work/decisions.tsv" || fail "$1 does not hold what the source decides"
    grep -qv 'unreadable$' "$work/decisions.tsv" || fail "no sample was readable"
}

screens() { # PROGRAM OUT: exit code 1 is right, one sample is unreadable
    status=0
    as_reader "$1" screen "$samples" --out "$2" --new-run >"$work/screen.log" 2>&1 || status=$?
    [ $status -eq 1 ] || {
        cat "$work/screen.log" >&2
        fail "$1 screen ended with $status, expected 1"
    }
    same_decisions "$root$2/results.csv"
}

# What belongs to the reader, with its content.
kept() { (cd "$root/home/reader" && find . -type f ! -path './.cache/*' -exec sha256sum {} + | sort -k2); }

# --- the source's answers, and an older package to come from ------------------------------------------------------------

rm -rf "$work/source"
status=0
"$bin/smearscope" screen assets/samples --out "$work/source" --new-run >"$work/source.log" 2>&1 || status=$?
[ $status -eq 1 ] || fail "the source's own screening ended with $status; see $work/source.log"
"$bin/python" -c "$SMEARSCOPE_DECISIONS" <"$work/source/results.csv" >"$work/source.tsv"
package=$(ls "$packages"/smearscope_*.deb)
version=$(dpkg-deb -f "$package" Version)
rm -rf "$work/older"
PYTHONPATH=packaging/freezing "$bin/python" packaging/linux --frozen "$(dirname "$packages")/smearscope" --out "$work/older" --compression none \
    --no-portable --as-version 0.0.1 >/dev/null
cp "$package" "$work/older"/smearscope_0.0.1_*.deb "$root/var/tmp/"
newer=/var/tmp/${package##*/}
older=/var/tmp/$(cd "$work/older" && ls smearscope_0.0.1_*.deb)

# --- installed ----------------------------------------------------------------------------------------------------------

no_python
apt_install "$newer" || {
    tail -n 20 "$work/apt.log" >&2
    fail "apt could not install $newer"
}
no_python
[ -z "$(as_root dpkg --audit)" ] || fail "dpkg --audit: $(as_root dpkg --audit)"
[ -z "$(as_root dpkg --verify smearscope)" ] || fail "dpkg --verify: $(as_root dpkg --verify smearscope)"
say "installed $version with $(grep -c '^Setting up' "$work/apt.log") packages; no Python"

as_reader smearscope --version
as_reader smearscope doctor --self-test >"$work/doctor.log" 2>&1 || {
    cat "$work/doctor.log" >&2
    fail "doctor --self-test found a fault"
}
say "doctor --self-test: $(tail -n 1 "$work/doctor.log")"
screens smearscope /home/reader/samples-run
cp -r "$root/home/reader/samples-run" "$root/home/reader/newer-run"
"$bin/python" -c '
import sqlite3, sys
sqlite3.connect(sys.argv[1]).execute("PRAGMA user_version = 99").connection.close()
' "$root/home/reader/newer-run/screening.sqlite3"
chown -R $reader:$reader "$root/home/reader/newer-run"
before=$(sha256sum <"$root/home/reader/newer-run/screening.sqlite3")
status=0
as_reader smearscope resume /home/reader/newer-run >"$work/newer.log" 2>&1 || status=$?
if [ $status -ne 2 ] || ! tr '\n' ' ' <"$work/newer.log" | grep -q 'newer SmearScope'; then
    cat "$work/newer.log" >&2
    fail "a newer store was not refused in words (exit code $status)"
fi
[ "$before" = "$(sha256sum <"$root/home/reader/newer-run/screening.sqlite3")" ] || fail "a newer store was changed"
say "screened the samples without a network: $(wc -l <"$work/decisions.tsv") rows, decided as the source does"

day="$root/home/reader/Tagesproben äß"
cp -r "$root$samples" "$day"
# One that ships would not be copied: this one has another README, and so another bundle id.
"$bin/python" -c '
import sys
from pathlib import Path
from inference.bundle import format_sums, read_files
from inference.bundle_files import LISTED_FILES, README_FILE, SUMS_FILE
from inference.bundle_zip import stored_zip
files = read_files(Path(sys.argv[1]))
files[README_FILE] += b"\nA copy of another laboratory.\n"
files[SUMS_FILE] = format_sums({name: files[name] for name in LISTED_FILES})
Path(sys.argv[2]).write_bytes(stored_zip(files))
' assets/models/densenet201-cbam-int8 "$root/home/reader/Modell Ü.smear"
chown -R $reader:$reader "$root/home/reader"
cat >"$work/in-root" <<EOF
#!/bin/sh
# The installed window, as a menu starts it: without its first word, which is the command line's.
shift
exec unshare --net chroot --userspec=$reader:$reader "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/reader \\
    LC_ALL=C.UTF-8 LANGUAGE=en DISPLAY="\$DISPLAY" QT_QPA_PLATFORM=xcb $(sed -n 's/^Exec=\(.*\) %f$/\1/p' "$root/usr/share/applications/smearscope.desktop") "\$@"
EOF
chmod +x "$work/in-root"
SMEARSCOPE_PROGRAM=$work/in-root "$bin/python" -m tests.end_to_end.installed_window "$root" /home/reader "$photo"
say "the window screened a folder and installed a model's file; photographed in $photo"

# --- upgraded, installed again, taken back --------------------------------------------------------------------------------

kept >"$work/kept-before.txt"
apt_install "$older" || fail "apt could not install the older version"
grep -q "older than $version" "$work/apt.log" || fail "the older package does not say what happens to newer runs"
apt_install "$newer" || fail "apt could not upgrade to $version"
apt_install --reinstall "$newer" || fail "apt could not install $version again"
kept >"$work/kept-after.txt"
diff "$work/kept-before.txt" "$work/kept-after.txt" || fail "an upgrade changed what belongs to a user"
as_reader smearscope runs show /home/reader/samples-run >/dev/null
say "back to 0.0.1 with words, upgraded, installed again: $(wc -l <"$work/kept-after.txt") files of the user as they were"

# --- on a desktop's system --------------------------------------------------------------------------------------------------

apt_install desktop-file-utils shared-mime-info || fail "apt could not install desktop-file-utils"
apt_install --reinstall "$newer" || fail "apt could not install $version again"
as_root desktop-file-validate /usr/share/applications/smearscope.desktop
grep -q 'application/x-smearscope-bundle=smearscope.desktop' "$root/usr/share/applications/mimeinfo.cache" ||
    fail "a model's file is not opened by SmearScope"
grep -q 'application/x-smearscope-bundle:\*.smear' "$root/usr/share/mime/globs" || fail "*.smear is of no known type"
say "a model's file opens in SmearScope by its type"

# --- removed ------------------------------------------------------------------------------------------------------------------

as_root dpkg -L smearscope | sort >"$work/installed.txt"
as_root apt-get -q purge -y smearscope >"$work/apt.log" 2>&1 || fail "apt could not remove the package"
grep -q 'runs, models and settings stay' "$work/apt.log" || fail "the removal does not say what stays"
left=$(find "$root" -xdev -iname '*smearscope*' ! -path "$root/home/*" ! -path "$root/proc/*" ! -path "$root/var/tmp/*" \
    ! -path "$root/var/cache/apt/*" ! -path "$root/var/lib/apt/*")
[ -z "$left" ] || fail "left behind: $left"
while IFS= read -r path; do
    if [ -f "$root$path" ] && [ ! -L "$root$path" ]; then fail "left behind: $path"; fi
done <"$work/installed.txt"
! grep -q smearscope "$root/usr/share/applications/mimeinfo.cache" || fail "menus still know SmearScope"
kept | diff "$work/kept-before.txt" - || fail "the removal changed what belongs to a user"
say "removed; $(wc -l <"$work/kept-before.txt") files of the user stay, nothing else"

# --- the portable archive -------------------------------------------------------------------------------------------------------

archive=$(ls "$packages"/smearscope-*-linux-*.tar.gz)
stick="$root/media/USB Stick Ü 血液 \$1 100%"
mkdir "$stick"
tar -C "$stick" -xzf "$archive"
mount --bind "$stick" "$stick"
mount -o remount,bind,ro "$stick"
place="${stick#"$root"}/$(basename "$archive" .tar.gz)"
samples=$place/_internal/assets/samples
screens "$place/smearscope" /home/reader/portable-run
as_reader "$place/install-user.sh"
as_root desktop-file-validate /home/reader/.local/share/applications/smearscope.desktop
as_reader /home/reader/.local/bin/smearscope samples | grep -qF "$samples" || fail "the command is not this copy's"
as_reader "$place/install-user.sh" --remove
left=$(find "$root/home/reader/.local/share/applications" "$root/home/reader/.local/share/icons" \
    "$root/home/reader/.local/share/mime" "$root/home/reader/.local/bin" -iname '*smearscope*' ! -name '*.cache')
[ -z "$left" ] || fail "install-user.sh --remove left $left"
say "the portable copy screened from a folder that nobody may write: ${stick#"$root"}"
say "all held"
