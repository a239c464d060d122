#!/usr/bin/env bash
# Makes inter-semibold.ttf again: the letters of Latin, Greek and Cyrillic scripts, without hints, with kerning. `npm` fetches Inter 4.1.1
# (package inter-ui), `pip` fonttools.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.68.0 brotli==1.2.0
(cd "$work" && npm pack --silent inter-ui@4.1.1 > /dev/null && tar xzf inter-ui-4.1.1.tgz)

letters=U+0020-007E,U+00A0-00AC,U+00AE-024F,U+02BB,U+02BC
letters+=,U+0370-03FF,U+0400-052F,U+1E00-1EFF
letters+=,U+2010-2015,U+2018-201F,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A
letters+=,U+20AC,U+2116,U+2122,U+2190-2193,U+2212
"$work/venv/bin/python" - "$work/package/web/Inter-SemiBold.woff2" "$work/whole.ttf" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False)
font.flavor = None
font.save(sys.argv[2])
PYTHON
"$work/venv/bin/pyftsubset" "$work/whole.ttf" --unicodes="$letters" --layout-features=kern --no-layout-closure \
    --no-hinting --name-IDs=0,1,2,13,14 --drop-tables+=GDEF,GSUB,STAT --output-file=inter-semibold.ttf
cp "$work/package/LICENSE.txt" OFL.txt
ls -l inter-semibold.ttf
