#!/bin/sh
# Sets the tool and its tests up beside this clone and runs them all.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
exec .venv/bin/python -m pytest -n auto "$@"
