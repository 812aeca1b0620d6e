#!/bin/sh
# Sets the tool and its tests up beside this clone and runs them all.
set -eu
cd "$(dirname "$0")/.."
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Python 3.11 or newer is needed; python3 is $(python3 --version 2>&1)" >&2
  exit 2
}
python3 -m venv .venv
bin=.venv/bin
[ -d "$bin" ] || bin=.venv/Scripts
"$bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
exec "$bin/python" -m pytest -n auto "$@"
