#!/bin/sh
# Opens the disk image as people do, and has the application in it test itself and screen the samples as the source does.
#
#   check_dmg.sh PACKAGES BIN    PACKAGES: folder of the .dmg; BIN: of an environment with SmearScope's source
#
# Nobody has seen it run on a Mac yet: docs/packaging-macos.md.
set -eu

cd -- "$(dirname -- "$0")/../.."
[ $# -eq 2 ] || {
    sed -n '4s/^# *//p' "$0" >&2
    exit 2
}
image=$(ls "$1"/smearscope-*-macos-*.dmg)
bin=$2
work=$PWD/build/macos-check
volume=$work/volume
program=$volume/SmearScope.app/Contents/MacOS/smearscope

fail() {
    printf 'check_dmg: FAILED: %s\n' "$*" >&2
    exit 1
}

screens() { # PROGRAM OUT: exit code 1 is right, one sample is unreadable
    status=0
    "$1" screen assets/samples --out "$work/$2" --new-run >"$work/$2.log" 2>&1 || status=$?
    [ $status -eq 1 ] || {
        cat "$work/$2.log" >&2
        fail "$1 screen ended with $status, expected 1"
    }
    "$bin/python" -c "$SMEARSCOPE_DECISIONS" <"$work/$2/results.csv" >"$work/$2.tsv"
}

rm -rf "$work"
mkdir -p "$volume"
(cd -- "$1" && shasum -a 256 -c SHA256SUMS) || fail "a package is not the one that SHA256SUMS lists"
hdiutil attach "$image" -readonly -nobrowse -mountpoint "$volume"
trap 'hdiutil detach "$volume" >&2 || :' EXIT
codesign --verify --deep --strict --verbose=2 "$volume/SmearScope.app" || fail "the signature does not hold"
"$program" --version
"$program" doctor --self-test || fail "doctor --self-test found a fault"
screens "$bin/smearscope" source
screens "$program" frozen
grep -qv 'unreadable$' "$work/frozen.tsv" || fail "no sample was readable"
diff "$work/source.tsv" "$work/frozen.tsv" || fail "the application decides otherwise than the source"
printf 'check_dmg: the application decided on %d rows as the source does\n' "$(wc -l <"$work/frozen.tsv")"
