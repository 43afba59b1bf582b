#!/bin/sh
# Makes a fresh machine ready for one step of the Makefile, and says plainly what it lacks where it may not help itself.
#
#   bootstrap.sh venv DIR screen|develop   a Python environment in DIR, with what is needed to screen or to develop
#   bootstrap.sh venv DIR freeze           one with what is frozen and PyInstaller, and nothing else that could slip in
#   bootstrap.sh venv DIR tflite-runtime   one with LiteRT's predecessor instead, as 32-bit ARM boards have it
#   bootstrap.sh qt-offscreen DIR          the system libraries that Qt loads even without a screen, and a font
#   bootstrap.sh qt-window DIR             those, and the ones for the screen of this session
#   bootstrap.sh qt-hidden DIR             those, and a screen that nobody sees with a keyboard for it: for tests
#   bootstrap.sh freeze DIR                what PyInstaller takes from the system
#   bootstrap.sh windows DIR               what freezes for Windows: Wine, a compiler for two small libraries, a screen
#   bootstrap.sh clean-root DIR            what makes a system to install packages in, and a screen that nobody sees
#
# Nothing is fetched where nothing is missing. System packages are installed only where this account may do so unasked,
# by apt-get as root or through `sudo -n`; SMEARSCOPE_NO_APT=1 forbids it. PYTHON=... chooses the Python for the venv.
# Exit codes: 0 ready, 1 something is missing (said on standard error), 2 wrong usage.
set -eu

oldest_python="3.11"
newest_python_for_tensorflow="3.13"
newest_python_for_tflite_runtime="3.11"
tflite_runtime_requirements="packaging/tflite-runtime-requirements.txt"

# Each line: the file that Qt loads, the Debian and Ubuntu package that holds it. Read off PySide6-Essentials' own
# libraries and platform plugins; a newer Qt that needs more says so when it starts.
qt_offscreen_libraries="
libEGL.so.1         libegl1
libGL.so.1          libgl1
libX11.so.6         libx11-6
libdbus-1.so.3      libdbus-1-3
libfontconfig.so.1  libfontconfig1
libfreetype.so.6    libfreetype6
libglib-2.0.so.0    libglib2.0-0
libgthread-2.0.so.0 libglib2.0-0
libstdc++.so.6      libstdc++6
libxkbcommon.so.0   libxkbcommon0
libz.so.1           zlib1g
libzstd.so.1        libzstd1
"
qt_x11_libraries="
libX11-xcb.so.1         libx11-xcb1
libxcb.so.1             libxcb1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render.so.0      libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
"
qt_wayland_libraries="
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
"

say() { printf 'setup: %s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# --- system packages --------------------------------------------------------------------------------------------------

may_install_packages() {
    [ "${SMEARSCOPE_NO_APT:-}" = "" ] && command -v apt-get >/dev/null &&
        { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

as_administrator() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_get() { # `env`, because sudo drops the variables it is started with
    as_administrator env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

# install_packages WHAT_FOR PACKAGE...: installs exactly these, or says what an administrator has to do and fails.
install_packages() {
    what_for=$1
    shift
    if ! may_install_packages; then
        say "$what_for needs system packages that are missing, and this account may not install them." \
            "An administrator does it with:  sudo apt-get install $*"
        return 1
    fi
    say "Installing the system packages that $what_for needs, with apt-get: $*"
    log=$(mktemp)
    # A new machine has no package lists yet, an old one has stale ones: fetch them only when the first try fails.
    if apt_get install -y --no-install-recommends "$@" >"$log" 2>&1 ||
        { apt_get update >"$log" 2>&1 && apt_get install -y --no-install-recommends "$@" >>"$log" 2>&1; }; then
        rm -f "$log"
        return 0
    fi
    tail -n 5 "$log" >&2
    rm -f "$log"
    say "apt-get could not install: $*. The lines above are its own."
    return 1
}

# --- Python -----------------------------------------------------------------------------------------------------------

# judge_python COMMAND NEWEST: prints "ok" or the standard modules that COMMAND lacks; fails where its version is wrong.
judge_python() {
    "$1" - "$oldest_python" "$2" 2>/dev/null <<'PYTHON'
import importlib.util, sys
oldest, newest = (tuple(map(int, v.split("."))) if v else (99,) for v in sys.argv[1:])
if not oldest <= sys.version_info[:2] <= newest:
    sys.exit(1)
print(" ".join(m for m in ("venv", "ensurepip", "ssl", "sqlite3", "ctypes") if not importlib.util.find_spec(m)) or "ok")
PYTHON
}

# choose_python NEWEST: sets `python`, or `incomplete` to one that only lacks modules.
choose_python() {
    python="" incomplete=""
    # The versions that constraints.txt was tested with come first. A name may be a version manager's stand-in for a
    # Python that is not there: only running it tells.
    for candidate in ${PYTHON:-python3.11 python3.12 python3.13 python3 python /usr/bin/python3}; do
        verdict=$(judge_python "$candidate" "$1") || continue
        if [ "$verdict" = ok ]; then
            python=$candidate
            return 0
        fi
        [ -n "$incomplete" ] || { incomplete=$candidate && lacking=$verdict; }
    done
    return 1
}

wanted_python() { # NEWEST
    case $1 in
        "") echo "Python $oldest_python or newer" ;;
        "$oldest_python") echo "Python $oldest_python and no other" ;;
        *) echo "Python $oldest_python to $1" ;;
    esac
}

find_python() { # NEWEST
    choose_python "$1" && return 0
    if [ -n "${PYTHON:-}" ]; then
        stop "PYTHON=$PYTHON will not do: expected $(wanted_python "$1") with the standard modules venv, ensurepip," \
            "ssl, sqlite3 and ctypes${incomplete:+, found one without: $lacking}. Name another, or leave PYTHON out."
    fi
    if [ -n "$incomplete" ]; then
        problem="$incomplete lacks the standard modules: $lacking"
        version=$("$incomplete" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        packages="python$version python$version-venv"
    else
        problem="no $(wanted_python "$1") was found"
        packages="python3 python3-venv"
        if [ "$1" = "$oldest_python" ]; then packages="python$1 python$1-venv"; fi
    fi
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086 # two package names
        install_packages "SmearScope's Python ($problem)" $packages || exit 1
        choose_python "$1" && return 0
        stop "Even so no $(wanted_python "$1") was found: this system's packages are too old or too new." \
            "Install one beside it, and name it:  make PYTHON=/path/to/python3.11"
    fi
    stop "$problem. Install $(wanted_python "$1") with its venv module, then run this again;" \
        "where it has another name:  make PYTHON=/path/to/python3.11"
}

# constraints_but_for LIST: constraints.txt without the packages of which LIST names its own version.
constraints_but_for() {
    awk -F '==' '
        /^#/ { next }
        NR == FNR { if (NF > 1) own[tolower($1)]; next }
        !(tolower($1) in own)
    ' "$1" constraints.txt
}

make_venv() { # DIR screen|develop|tflite-runtime
    case $2 in
        screen)
            extras="gui" newest=""
            what="what screening and the window need (LiteRT, NumPy, OpenCV, Qt; no TensorFlow)"
            size="about 190 MB to fetch, 620 MB on disk"
            ;;
        develop)
            extras="gui,train,convert,slides,cluster,dev" newest=$newest_python_for_tensorflow
            what="what developing needs (TensorFlow, Keras, Qt, test and check tools)"
            size="about 880 MB to fetch, 3.1 GB on disk"
            ;;
        freeze)
            extras="gui,slides,package" newest=""
            what="what the packages carry, and PyInstaller"
            size="about 230 MB to fetch, 700 MB on disk"
            ;;
        tflite-runtime)
            extras="" newest=$newest_python_for_tflite_runtime
            what="tflite-runtime, NumPy 1 and what inference needs besides (no LiteRT, no TensorFlow)"
            size="about 85 MB to fetch, 320 MB on disk"
            # its builds stop at Python 3.11 and were never made for other systems
            [ "$(uname -s)" = Linux ] || stop "tflite-runtime has no build for $(uname -s), only for Linux."
            ;;
        *) usage ;;
    esac
    parent=$(dirname -- "$1")
    mkdir -p -- "$parent"
    venv=$(cd -- "$parent" && pwd -P)/$(basename -- "$1")
    stamp="$venv/.installed-$2"
    rm -f -- "$stamp"

    moved=no # a venv writes its own place into its commands: in a moved one they start nothing
    if [ -f "$venv/.made-at" ] && [ "$(cat "$venv/.made-at")" != "$venv" ]; then moved=yes; fi
    if [ "$moved" = yes ] || [ "$(judge_python "$venv/bin/python" "$newest")" != ok ]; then
        if [ -d "$venv" ] && [ ! -f "$venv/pyvenv.cfg" ] && [ -n "$(ls -A "$venv")" ]; then
            stop "$venv is not empty and not a Python environment; it is left alone. Name another:  make VENV=.venv"
        fi
        find_python "$newest"
        say "Making a Python environment in $venv with $("$python" --version)."
        "$python" -m venv --clear "$venv" || stop "$python could not make it; its own words are above."
        printf '%s\n' "$venv" >"$venv/.made-at"
    fi

    say "Installing into it $what."
    say "This happens once: $size, some minutes. Later runs need no network."
    log="$venv/install.log"
    kind=$2
    if [ -n "$extras" ]; then
        set -- -c constraints.txt -e ".[$extras]"
    else # not SmearScope itself: its own conditions would bring LiteRT and NumPy 2
        constraints_but_for "$tflite_runtime_requirements" >"$venv/constraints.txt"
        set -- -c "$venv/constraints.txt" -r "$tflite_runtime_requirements"
    fi
    if ! "$venv/bin/python" -m pip install -q --disable-pip-version-check "$@" >"$log" 2>&1 </dev/null; then
        grep -v '^WARNING' "$log" | tail -n 15 >&2 || true
        stop "pip could not install it; the lines above are its own, all of them are in $log." \
            "The usual causes: a full disk, or no way to a package index" \
            "(pip takes PIP_PROXY, PIP_INDEX_URL, or PIP_NO_INDEX=1 with PIP_FIND_LINKS=folder)."
    fi
    date -u '+%Y-%m-%dT%H:%M:%SZ' >"$stamp"
    if [ "$kind" = develop ]; then cp "$stamp" "$venv/.installed-screen"; fi # who can develop can screen
}

# --- Qt ---------------------------------------------------------------------------------------------------------------

# missing_of DIR: of the "file package" lines on standard input, prints those whose file the loader does not find.
missing_of() {
    "$1/bin/python" -c '
import ctypes, sys
for line in sys.stdin:
    if line.strip():
        try:
            ctypes.CDLL(line.split()[0])
        except OSError:
            print(line, end="")
'
}

has_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts" \
        "${HOME:-/nonexistent}/.local/share/fonts" \
        -name '*.[ot]t[fc]' 2>/dev/null | head -n 1)" ]
}

column() { awk -v n="$1" 'NF && !seen[$n]++ { printf "%s%s", sep, $n; sep = " " }'; }

need_qt() { # DIR offscreen|window|hidden
    [ "$(uname -s)" = Linux ] || return 0 # elsewhere Qt's wheels bring all they need
    case $2 in
        offscreen) what_for="Qt, even without a screen," ;;
        window) what_for="SmearScope's window" ;;
        hidden) what_for="the test of the whole window on a hidden screen" ;;
    esac
    missing=$(
        {
            printf '%s' "$qt_offscreen_libraries"
            if [ "$2" = hidden ] || { [ "$2" = window ] && [ -n "${DISPLAY:-}" ]; }; then
                printf '%s' "$qt_x11_libraries"
            fi
            if [ "$2" = window ] && [ -n "${WAYLAND_DISPLAY:-}" ]; then printf '%s' "$qt_wayland_libraries"; fi
        } | missing_of "$1"
    )
    if ! has_font; then missing="$missing
any-TrueType-font fonts-dejavu-core"; fi
    if [ "$2" = hidden ]; then
        command -v Xvfb >/dev/null || missing="$missing
Xvfb xvfb"
        command -v xdotool >/dev/null || missing="$missing
xdotool xdotool"
    fi
    [ -n "$missing" ] || return 0
    files=$(printf '%s\n' "$missing" | column 1)
    packages=$(printf '%s\n' "$missing" | column 2)
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086 # a list of package names
        install_packages "$what_for" $packages
        return
    fi
    say "$what_for needs system files that are missing: $files."
    if command -v dnf >/dev/null || command -v zypper >/dev/null; then
        manager=$(command -v dnf >/dev/null && echo dnf || echo zypper)
        wanted=$(printf '%s\n' "$files" | tr ' ' '\n' | sed -e 's/^lib.*/"&()(64bit)"/' -e 's/^any-.*/dejavu-sans-fonts/')
        # shellcheck disable=SC2086,SC2116 # joins the lines
        say "An administrator installs them with:  sudo $manager install $(echo $wanted)"
    else
        say "An administrator installs the packages of this distribution that hold them (on Debian: $packages)."
    fi
    return 1
}

# --- freezing ---------------------------------------------------------------------------------------------------------

need_freezing_tools() { # DIR
    [ "$(uname -s)" = Linux ] || return 0
    packages=""
    command -v objdump >/dev/null || packages="binutils"
    command -v gcc >/dev/null || packages="$packages gcc libc6-dev"
    command -v icupkg >/dev/null || packages="$packages icu-devtools"
    version=$("$1/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    # The frozen program carries Python as a shared library, which Debian's own Python does without.
    "$1/bin/python" -c '
import ctypes, os, sys, sysconfig
name = "libpython%d.%d.so.1.0" % sys.version_info[:2]
for folder in ("", sysconfig.get_config_var("LIBDIR") or ""):
    try:
        sys.exit(not ctypes.CDLL(os.path.join(folder, name)))
    except OSError:
        pass
sys.exit(1)
' || packages="$packages libpython$version"
    [ -n "$packages" ] || return 0
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086 # a list of package names
        install_packages "PyInstaller" $packages
        return
    fi
    say "Freezing needs objdump and Python $version as a shared library; missing here (Debian's names): $packages."
    return 1
}

need_windows_tools() { # DIR
    [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] ||
        stop "The Windows build needs Wine, which runs programs for x86-64 here only on Linux of the same machine."
    packages=""
    [ -x /usr/lib/wine/wine64 ] || command -v wine64 >/dev/null || packages="wine wine64"
    command -v x86_64-w64-mingw32-gcc >/dev/null || packages="$packages gcc-mingw-w64-x86-64-win32"
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # a list of package names
        install_packages "The Windows build" $packages || return 1
    fi
    need_qt "$1" hidden
}

need_clean_root_tools() { # DIR
    packages=""
    command -v debootstrap >/dev/null || packages="debootstrap"
    command -v objdump >/dev/null || packages="$packages binutils"
    if [ -n "$packages" ]; then
        # shellcheck disable=SC2086 # a list of package names
        install_packages "The check of the Linux packages" $packages || return 1
    fi
    need_qt "$1" hidden
}

usage() {
    sed -n '4,13s/^# *//p' "$0" >&2
    exit 2
}

cd -- "$(dirname -- "$0")/.."
case "${1:-} $#" in
    "venv 3") make_venv "$2" "$3" ;;
    "qt-offscreen 2") need_qt "$2" offscreen ;;
    "qt-window 2") need_qt "$2" window ;;
    "qt-hidden 2") need_qt "$2" hidden ;;
    "freeze 2") need_freezing_tools "$2" ;;
    "windows 2") need_windows_tools "$2" ;;
    "clean-root 2") need_clean_root_tools "$2" ;;
    *) usage ;;
esac
