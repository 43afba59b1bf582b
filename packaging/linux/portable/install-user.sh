#!/bin/sh
# Menu entry, file type and icon of this portable SmearScope for the user who runs it; --remove takes them away again.
#
#   install-user.sh [--remove]
#
# Exit codes: 0 done, 2 wrong usage.
set -eu

case "${1:-}" in
    "" | --remove) [ $# -le 1 ] ;;
    *) false ;;
esac || {
    echo "usage: install-user.sh [--remove]" >&2
    exit 2
}

[ -n "${HOME:-}" ] || {
    echo "install-user.sh: HOME is not set, so nobody says whose menu it is" >&2
    exit 2
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/smearscope.desktop
command=$HOME/.local/bin/smearscope

refresh() {
    command -v "$1" >/dev/null || return 0
    "$@" || echo "install-user.sh: $1 failed; menus may show the change only after the next login" >&2
}

files() { # of the system's own, relative to `share`
    (cd "$here/share" && find mime icons -type f | sort)
}

# The menu entry with this folder in its commands: quoted as the Desktop Entry Specification asks for, then escaped
# as every text of such a file.
entry_from_here() {
    while IFS= read -r line; do
        case $line in
            Exec=*)
                program=${line#Exec=}
                arguments=${program#* }
                program=$(printf '%s' "$here/${program%% *}" |
                    sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
                printf 'Exec="%s" %s\n' "$program" "$arguments"
                ;;
            TryExec=*) printf 'TryExec=%s\n' "$(printf '%s' "$here/${line#TryExec=}" | sed -e 's/\\/\\\\/g')" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done <"$here/share/applications/smearscope.desktop"
}

# Whether the entry opens another copy, which is still there: its entry, file type and icons are not ours to remove.
of_another_copy() {
    [ -f "$entry" ] || return 1
    program=$(sed -n -e 's/^TryExec=//p' "$entry" | sed -e 's/\\\\/\\/g')
    [ "${program%/*}" != "$here" ] && [ -x "$program" ]
}

if [ "${1:-}" = --remove ] && of_another_copy; then
    echo "install-user.sh: the menu entry $entry opens another copy of SmearScope and is left alone" >&2
elif [ "${1:-}" = --remove ]; then
    files | while IFS= read -r file; do rm -f -- "$share/$file"; done
    rm -f -- "$entry"
    # a command of another installation stays; one that leads nowhere is this copy's, from before it was moved
    if [ "$(readlink -- "$command" || :)" = "$here/smearscope" ] || { [ -L "$command" ] && [ ! -e "$command" ]; }; then
        rm -f -- "$command"
    fi
else
    files | while IFS= read -r file; do
        mkdir -p -- "$share/$(dirname -- "$file")"
        cp -- "$here/share/$file" "$share/$file"
    done
    mkdir -p -- "$share/applications" "$HOME/.local/bin"
    entry_from_here >"$entry.part"
    mv -- "$entry.part" "$entry"
    if [ -e "$command" ] && [ ! -L "$command" ]; then
        echo "install-user.sh: $command is there already and is left alone" >&2
    else
        ln -sfn -- "$here/smearscope" "$command"
    fi
fi
if [ -d "$share/applications" ]; then refresh update-desktop-database -q "$share/applications"; fi
if [ -d "$share/mime/packages" ]; then refresh update-mime-database "$share/mime"; fi
if [ -d "$share/icons/hicolor" ]; then refresh gtk-update-icon-cache -q -t -f "$share/icons/hicolor"; fi
