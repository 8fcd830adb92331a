#!/bin/sh
# Renew the locks: every package with its version and hashes, for Python 3.11 and newer on all systems.
# Versions that still fit are kept; "make lock UPGRADE=--upgrade" takes the newest. Needs the network.
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"

compile() {
    # shellcheck disable=SC2086 # UPGRADE is empty or one option
    "$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make lock" ${UPGRADE:-} "$@"
}

# The first lock holds everything; the other two are held to it, so that one package has one version.
compile pyproject.toml --extra dev --extra package --output-file packaging/requirements-dev.lock
compile pyproject.toml --constraint packaging/requirements-dev.lock --output-file packaging/requirements.lock
compile packaging/requirements-build.in --constraint packaging/requirements-dev.lock \
    --output-file packaging/requirements-build.lock
echo "The locks are new. Run make test, then commit them with what made them change."
