#!/bin/sh
# Draws reports/workbook.png: the first rows of the sheet Findings of reports/clinic.xlsx.
# Needs LibreOffice (soffice), poppler-utils (pdftoppm) and the font Carlito, in place of Calibri.
set -eu
cd "$(dirname "$0")"
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT
soffice "-env:UserInstallation=file://$drawn/profile" --headless --convert-to pdf \
  --outdir "$drawn" clinic.xlsx > "$drawn/log" 2>&1 || { cat "$drawn/log"; exit 1; }
# Summary is page 1; at 110 dots an inch the table begins 40 dots from the edge of page 2.
pdftoppm -f 2 -l 2 -r 110 -x 37 -y 77 -W 1800 -H 760 -png -singlefile "$drawn/clinic.pdf" workbook
