#!/bin/sh
# preinst: says what an older version will do with what a newer one wrote, and who has SmearScope open.
set -e

this="@VERSION@"

if [ "$1" = upgrade ] && [ -n "$2" ] && dpkg --compare-versions "$2" gt "$this"; then
    cat >&2 <<EOF
smearscope: version $this is older than $2, which was installed.
  No run and no setting is changed. What $2 wrote in a newer format, this version refuses in words and leaves as it
  is: runs whose store is newer, and newer settings. Where a store was brought up to date, its former state lies
  beside it: screening.before-schema-N.sqlite3. To go on with newer runs, install $2 again.
EOF
fi

# A SmearScope that runs reads parts of itself when they are first needed, and would find those of another version.
if [ "$1" = upgrade ]; then
    open=""
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/exe" || :)" = /usr/lib/smearscope/smearscope ]; then open="$open ${process##*/}"; fi
    done 2>/dev/null
    if [ -n "$open" ]; then
        echo "smearscope: it is open on this computer (processes:$open). Close it and start it again: until then it may" \
            "stop with an error. No result is lost." >&2
    fi
fi
