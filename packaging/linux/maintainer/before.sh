#!/bin/sh
# preinst: says what an older version will do with what a newer one wrote.
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
