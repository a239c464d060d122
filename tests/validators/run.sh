#!/usr/bin/env bash
# What other people's programs say of the files for programs: tables, catalogue, feeds, and the facts of every page.
#
# Needs python3 with venv, node with npm, jing, and the program in target/debug (or its path in FAKTUM). Says what is wrong, and ends with 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
faktum=${FAKTUM:-target/debug/faktum}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$faktum" build --now 2021-01-01 --out "$work/example" > /dev/null 2>&1
"$faktum" build --site tests/golden/everything/in --now 2021-01-01 --out "$work/everything" > /dev/null 2>&1

python3 -m venv target/validators
target/validators/bin/pip install --quiet --requirement tests/validators/requirements.txt
npm ci --prefix tests/validators --no-audit --no-fund --ignore-scripts > /dev/null

target/validators/bin/python tests/validators/tables_and_feeds.py "$work/example" "$work/everything"
node tests/validators/facts.mjs "$work/example" "$work/everything"
find "$work" -name feed.xml -not -path '*/.faktum/*' -print0 | xargs -0 jing -c tests/validators/atom.rnc
echo "jing: $(find "$work" -name feed.xml | wc -l) Atom feeds"
