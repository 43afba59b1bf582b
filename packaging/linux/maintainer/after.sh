#!/bin/sh
# postinst and postrm: menus, file types and icons follow. A system that lacks one of the tools has nothing to follow.
set -e

refresh() {
    command -v "$1" >/dev/null || return 0
    "$@" || echo "smearscope: $1 failed; menus may show the change only after the next login" >&2
}

refresh_all() {
    refresh update-desktop-database -q
    refresh update-mime-database /usr/share/mime
    refresh gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor
}

case "$1" in
    configure) refresh_all ;;
    remove | purge)
        refresh_all
        echo "smearscope: each user's runs, models and settings stay, in ~/.local/share/smearscope and" \
            "~/.config/smearscope; whoever no longer needs them removes these folders."
        ;;
esac
