#!/bin/sh
# Sets the tool up beside this clone, checks the example clinic and writes the reviewer's workbook.
set -eu
cd "$(dirname "$0")/.."
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Python 3.11 or newer is needed; python3 is $(python3 --version 2>&1)" >&2
  exit 2
}
python3 -m venv .venv
bin=.venv/bin
[ -d "$bin" ] || bin=.venv/Scripts
"$bin/python" -m pip install --quiet --disable-pip-version-check --editable .
status=0
"$bin/overclaim" check examples --report review.xlsx || status=$?
echo
echo "The workbook is review.xlsx. The examples make claims on purpose, so exit status 1 is right."
exit "$status"
