#!/usr/bin/env bash
# How many instructions the release program takes for fixed tasks, held against the counts in benches/counts.txt.
#
#     benches/counts.sh            ends with 1 if a task takes over 5 % more than was recorded
#     benches/counts.sh --record   writes the counts anew, which is a decision: say in the commit why they grew
#
# Instructions are counted by callgrind and not times, for those of a busy machine say nothing. The program runs on one
# thread: how often two would look for work differs from run to run. What is left (the seeds of hash tables, addresses)
# was seen to move a count by 0.2 %, and 240 characters more of path, a RAM disk, or another folder of the source by at
# most 0.5 %. What it deliberately does not see is waiting: for the disk, for memory, for other threads.
#
# Needs valgrind and python3; builds the program, or takes the one at the path in FAKTUM.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/.."
recorded=benches/counts.txt
tolerance=5 # percent
now=2026-01-01

case "$#:${1-}" in
    0:) is_record=false ;;
    1:--record) is_record=true ;;
    *)
        echo "usage: benches/counts.sh [--record]" >&2
        exit 2
        ;;
esac
for needed in valgrind python3; do
    if ! command -v "$needed" > /dev/null; then
        echo "$needed is not installed, and benches/counts.sh needs it" >&2
        exit 2
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${FAKTUM-}" ]; then
    cargo build --release --locked --bin faktum
    FAKTUM=${CARGO_TARGET_DIR:-target}/release/faktum
fi
python3 benches/corpus.py --releases 200 --only faktum --out "$work" > /dev/null

# The number of instructions that a task takes.
count() {
    if ! RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/log" \
        "$FAKTUM" "$@" > "$work/said" 2>&1; then
        cat "$work/said" "$work/log" >&2
        echo "\`faktum $*\` failed" >&2
        exit 2
    fi
    local counted
    counted=$(sed -n 's/.*Collected : \([0-9][0-9]*\).*/\1/p' "$work/log")
    if [ -z "$counted" ]; then
        cat "$work/log" >&2
        echo "callgrind told no count" >&2
        exit 2
    fi
    echo "$counted"
}

# A line for each task: its name and its count.
counts() {
    local counted
    counted=$(count build --site "$work/faktum" --now "$now" --out "$work/public")
    echo "build-200 $counted"
    counted=$(count check --site . --now "$now")
    echo "check-example $counted"
}

# What counts depend on beside the program and the content.
tools="$(rustc --version), $(valgrind --version), $(uname -m)"
counted=$(counts)

if $is_record; then
    cat > "$recorded" << END
# How many instructions the program takes for each task, one line each: see benches/counts.sh, which writes this.
# build-200 is \`faktum build\` of a site of 200 releases into nothing, check-example \`faktum check\` of this repository.
#
# The counts depend on the compiler and its standard library, on callgrind, and on what the processor offers it (some
# loops are chosen by that), as well as on the built-in theme and the content of this repository. With others they may
# have to be recorded anew though nobody made the program slower.
# Recorded with $tools
$counted
END
    cat "$recorded"
    exit
fi

has_grown=false
while read -r name instructions; do
    before=$(sed -n "s/^$name //p" "$recorded")
    if [ -z "$before" ]; then
        echo "$name: $instructions instructions, and no count is recorded"
        has_grown=true
        continue
    fi
    change=$(awk -v before="$before" -v now="$instructions" 'BEGIN { printf "%+.1f", (now / before - 1) * 100 }')
    echo "$name: $instructions instructions, recorded $before ($change %)"
    if ((instructions * 100 > before * (100 + tolerance))); then
        has_grown=true
    elif ((instructions * 100 < before * (100 - tolerance))); then
        echo "    that is over $tolerance % less: record it, so that it stays (benches/counts.sh --record)"
    fi
done <<< "$counted"

if $has_grown; then
    sed -n 's/^# Recorded with /recorded with: /p' "$recorded"
    echo "this is:       $tools"
    echo "At most $tolerance % more are allowed. If it must be so, record it and say why: benches/counts.sh --record"
    exit 1
fi
