#!/bin/sh
# Sets the tool up beside this clone, checks the example clinic and writes the reviewer's workbook.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable .
status=0
.venv/bin/overclaim check examples --report review.xlsx || status=$?
echo
echo "The workbook is review.xlsx. The examples make claims on purpose, so exit status 1 is right."
exit "$status"
