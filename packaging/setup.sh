#!/bin/sh
# Set up what the program needs to run ("setup.sh run"), to be worked on ("setup.sh dev") or to be packed as a
# stand-alone program ("setup.sh package"), in .venv beside it.
#
# Each step leaves a stamp with what it was made from (lock files, checkout, Python), so the second time costs
# a few milliseconds, a changed lock or a moved checkout is noticed, and an interrupted set-up is taken up again.
# Nothing outside .venv is touched, except that Qt's system libraries are installed where apt may do so.
set -eu
cd "$(dirname "$0")/.."

kind=${1:-run}
venv=.venv
stamps=$venv/.setup
python=$venv/bin/python
checkout=$(pwd -P)

# What Qt links to, and one font; taken from ldd over Qt's offscreen and X11 plug-ins on Debian 12.
SYSTEM_PACKAGES="libegl1 libgl1 libx11-6 libxkbcommon0 libfontconfig1 libfreetype6 libglib2.0-0 libdbus-1-3 \
fonts-dejavu-core libxcb-cursor0 libxkbcommon-x11-0 libx11-xcb1 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 \
libwayland-cursor0 libwayland-egl1"

say() { echo "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

is_current() { [ -f "$stamps/$1" ] && [ "$(cat "$stamps/$1")" = "$2" ]; }

stamp() {
    mkdir -p "$stamps"
    printf '%s' "$2" >"$stamps/$1"
}

# Give the prefix that lets a command act for the whole system; fail where there is no right to.
system_right() {
    if [ "$(id -u)" = 0 ]; then
        echo ""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo "sudo -n"
    else
        return 1
    fi
}

# Install system packages by apt where that is allowed; else say the line to type.
install_system() {
    line="sudo apt-get update && sudo apt-get install --yes --no-install-recommends $*"
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Install what Debian calls $* with the package manager of this system, then try again."
        return 1
    fi
    if ! right=$(system_right); then
        say "Type this line, then try again: $line"
        return 1
    fi
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # the right is empty or two words
    if { $right apt-get update -qq && $right apt-get install -qq --yes --no-install-recommends "$@"; } \
        </dev/null >"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        say "The system packages could not be installed. Type this line, then try again: $line"
        return 1
    fi
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    fail "Reportedly needs Python 3.11 or newer; none was found (name one with: make run PYTHON=/path/to/python)."
}

make_environment() {
    if "$python" -c 'import pip' 2>/dev/null; then
        return
    fi
    system_python=$(find_python)
    if [ -e "$venv" ] && [ -n "$(ls -A "$venv" 2>/dev/null)" ]; then
        # Only what this script made is thrown away; a folder of the person's own is left as it is.
        [ -d "$stamps" ] || fail "The folder $venv is no working Python environment and was not made here; move it away."
        say "Making the environment $venv again: it was not whole."
        rm -rf "$venv"
    fi
    if ! "$system_python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "Python's venv module is missing; installing python3-venv."
        install_system python3-venv || exit 1
    fi
    mkdir -p "$stamps"
    "$system_python" -m venv "$venv" || fail "Python could not make the environment $venv (its message stands above)."
}

pip_install() {
    "$python" -m pip install -qq --disable-pip-version-check --no-input "$@" ||
        fail "The Python packages could not be installed (pip's message stands above); the next try goes on from here."
}

install_requirements() {
    say "Installing the Python packages into $venv; the first time this takes a few minutes."
    pip_install --require-hashes --requirement packaging/requirements-build.lock
    # docopt comes as source only: built with the setuptools locked above, so that nothing unlocked is fetched.
    pip_install --require-hashes --no-build-isolation --use-pep517 --requirement "$1"
}

# Name what Qt misses on this system: libraries that its plug-ins link to, or any font at all.
missing_for_qt() {
    if [ "$(uname)" != Linux ] || ! command -v ldd >/dev/null 2>&1; then
        return
    fi
    ldd $venv/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libqoffscreen.so \
        $venv/lib/python3*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so \
        $venv/lib/python3*/site-packages/PySide6/Qt/lib/libQt6Widgets.so.6 2>/dev/null |
        awk '/not found/ { print $1 }' | sort -u
    if [ -z "$(find -L /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" "${HOME:-/}/.local/share/fonts" \
        -name '*.[to]tf' 2>/dev/null | head -n 1)" ]; then
        echo "a font"
    fi
}

check_system() {
    missing=$(missing_for_qt | head -n 1)
    if [ -n "$missing" ]; then
        say "Qt needs system packages that are not here (first: $missing)."
        # shellcheck disable=SC2086 # a list of names
        if system_right >/dev/null && install_system $SYSTEM_PACKAGES; then
            say "They are installed now."
        else
            system_right >/dev/null || install_system $SYSTEM_PACKAGES || true
            # Without a screen only the command line can be used, and that needs none of them.
            if [ "$kind" = run ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
                return
            fi
            exit 1
        fi
    fi
    stamp system "$system_key"
}

# The Python that the environment stands on: a newer one behind the same name makes it useless.
interpreter=$(readlink -f "$python" 2>/dev/null || true)
if [ ! -x "$python" ] || ! is_current environment "$interpreter"; then
    make_environment
    interpreter=$(readlink -f "$python" 2>/dev/null || true)
    if [ -f "$stamps/environment" ]; then
        rm -f "$stamps"/requirements-* "$stamps/project"
    fi
    stamp environment "$interpreter"
fi

run_key=$(cat packaging/requirements-build.lock packaging/requirements.lock | cksum)
if [ "$kind" = run ]; then
    if ! is_current requirements-run "$run_key"; then
        install_requirements packaging/requirements.lock
        stamp requirements-run "$run_key"
    fi
else
    dev_key=$(cat packaging/requirements-build.lock packaging/requirements-dev.lock | cksum)
    if ! is_current requirements-dev "$dev_key"; then
        install_requirements packaging/requirements-dev.lock
        stamp requirements-dev "$dev_key"
        # The locks agree, so whoever has the larger set has the smaller one.
        stamp requirements-run "$run_key"
    fi
fi

project_key="$checkout $(cksum <pyproject.toml)"
if ! is_current project "$project_key"; then
    pip_install --no-deps --no-index --no-build-isolation --editable .
    stamp project "$project_key"
fi

system_key=$run_key
if ! is_current system "$system_key"; then
    check_system
fi

if [ "$kind" = package ] && [ "$(uname)" = Linux ] && ! command -v objdump >/dev/null 2>&1; then
    say "PyInstaller needs binutils."
    install_system binutils || exit 1
fi

# Compiled here, because some systems keep Python from doing it, and the first window should not wait for it.
if [ ! -f "$stamps/compiled" ] || [ -n "$(find desktop -name '*.py' -newer "$stamps/compiled" | head -n 1)" ]; then
    "$python" -m compileall -q desktop || true
    stamp compiled ""
fi
