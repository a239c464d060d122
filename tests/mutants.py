#!/usr/bin/env python3
"""Tries the tests on a sample of the mutants that cargo-mutants lists for the modules that decide what is true and public.

Building each mutant by itself takes longer than testing it. So a function gets the bodies of all its mutants, and the variable
FAKTUM_MUTANT picks one: they are compiled once. The sample is the start of one fixed shuffle, so the same source gives the same
sample, and a larger one contains the smaller one.

Takes the number of mutants and a new folder, where it clones what is committed; prints what became of each. Does not judge those
that survive. How to call it: docs/testing.md.
"""

import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import threading
import time

MODULES = ["model", "join", "check", "inspect", "publish"]
FILES = [f"--file=src/{module}{files}" for module in MODULES for files in (".rs", "/**")]
# Amounts: not sampled yet.
LEFT_OUT = ("src/check/amounts.rs", "src/model/money")
# Those that fail fast come first. `cargo test` has more.
TESTS = ["lib", "golden", "embargo", "permalinks", "leaks", "output", "cli", "session", "publish", "diagnostics"]
SEED = 2026
SECONDS = 120
SWITCH = """
/// Whether this is the run of a mutant.
pub(crate) fn is_mutant(number: u32) -> bool {
    static CHOSEN: std::sync::OnceLock<Option<u32>> = std::sync::OnceLock::new();
    *CHOSEN.get_or_init(|| std::env::var("FAKTUM_MUTANT").ok()?.parse().ok()) == Some(number)
}
"""


def sample(folder, count):
    listing = subprocess.run(
        ["cargo", "mutants", "--list", "--json", *FILES], cwd=folder, check=True, capture_output=True, text=True
    )
    mutants = [mutant for mutant in json.loads(listing.stdout) if not mutant["file"].startswith(LEFT_OUT)]
    mutants.sort(key=lambda mutant: mutant["name"])
    total = len(mutants)
    random.Random(SEED).shuffle(mutants)
    print(f"{count} of {total} mutants", flush=True)
    return mutants[:count]


def offset(text, place):
    """Where a line and column are in a text."""
    lines = text.splitlines(keepends=True)
    return sum(len(line) for line in lines[: place["line"] - 1]) + place["column"] - 1


def body_of(text, function):
    """The start and end of the body of a function, with its brackets."""
    start, end = offset(text, function["span"]["start"]), offset(text, function["span"]["end"])
    name = re.split(r"::", function["function_name"])[-1]
    signature = re.compile(rf"\bfn {name}\b").search(text, start, end)
    return text.index("{", signature.end()), end


def mutated(text, mutant, body):
    """The body with the change of the mutant."""
    start, end = offset(text, mutant["span"]["start"]), offset(text, mutant["span"]["end"])
    if mutant["genre"] == "FnValue":
        return "{ " + mutant["replacement"] + " }"
    if mutant["genre"] == "StructField" and text[end] == ",":
        end += 1
    return text[body[0] : start] + mutant["replacement"] + " " + text[end : body[1]]


def write(folder, texts, mutants):
    """Writes each file with the mutants in it; gives the lines of each mutant."""
    lines = {}
    for file, text in texts.items():
        bodies = {}
        for number, mutant in mutants.items():
            if mutant["file"] == file:
                bodies.setdefault(body_of(text, mutant["function"]), []).append(number)
        written, at = "", 0
        for body, numbers in sorted(bodies.items()):
            if body[0] < at:
                raise SystemExit(f"{file}: a function in a function")
            written += text[at : body[0]] + "{ "
            for number in numbers:
                written += f"if crate::is_mutant({number}) "
                first = written.count("\n") + 1
                written += mutated(text, mutants[number], body)
                lines[number] = (file, first, written.count("\n") + 1)
                written += "\nelse "
            written += text[body[0] : body[1]] + " }"
            at = body[1]
        (folder / file).write_text(written + text[at:])
    return lines


def errors(folder):
    """Every error of the compiler, and whether there is none."""
    command = ["cargo", "check", "--locked", "--lib", "--message-format=json"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    messages = [json.loads(line).get("message") for line in run.stdout.splitlines()]
    return [message for message in messages if message and message["level"] == "error"], run.returncode == 0


def cannot_be_chosen(error):
    """Whether a mutant compiles only in place of its function: that is constant, or gives a type without a name."""
    is_constant = (error["code"] or {}).get("code") == "E0015"
    return is_constant or "`if` and `else` have incompatible types" in error["message"]


def sort_out(folder, texts, mutants):
    """Takes out the mutants that do not compile, and those that do not compile with others: gives both."""
    unviable, alone = {}, {}
    while True:
        lines = write(folder, texts, mutants)
        found, is_fine = errors(folder)
        if is_fine:
            return unviable, alone
        before = len(mutants)
        for error in found:
            places = [(span["file_name"], span["line_start"], span["line_end"]) for span in error["spans"]]
            for number, (file, first, last) in lines.items():
                if number in mutants and any(file == its and first <= start and end <= last for its, start, end in places):
                    (alone if cannot_be_chosen(error) else unviable)[number] = mutants.pop(number)
        if len(mutants) == before:
            raise SystemExit(f"errors outside of the mutants: {found}")


def programs(folder):
    """The program of each test."""
    command = ["cargo", "test", "--locked", "--no-run", "--message-format=json", "--lib"]
    for test in TESTS[1:]:
        command += ["--test", test]
    run = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    found = {}
    for line in run.stdout.splitlines():
        artifact = json.loads(line)
        if artifact.get("executable") and artifact["profile"]["test"]:
            kind = artifact["target"]["kind"]
            found["lib" if "lib" in kind else artifact["target"]["name"]] = artifact["executable"]
    return [(test, found[test]) for test in TESTS]


def fails(folder, program, number):
    """Whether a test fails, which is known at its first failure."""
    # A test that is killed leaves its folders.
    rest = folder / "target/left-over"
    rest.mkdir(exist_ok=True)
    environment = {**os.environ, "FAKTUM_MUTANT": str(number), "CARGO_MANIFEST_DIR": str(folder), "TMPDIR": str(rest)}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([program], cwd=folder, env=environment, start_new_session=True, text=True, **pipes)
    timer = threading.Timer(SECONDS, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    for line in process.stdout:
        if line.rstrip().endswith("FAILED"):
            os.killpg(process.pid, signal.SIGKILL)
            break
    failed = process.wait() != 0
    timer.cancel()
    return failed


def outcome(folder, tests, number):
    for test, program in tests:
        started = time.monotonic()
        if fails(folder, program, number):
            return "timeout" if time.monotonic() - started > SECONDS else f"caught by {test}"
    return "SURVIVED"


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2]).absolute()
    if not folder.exists():
        subprocess.run(["git", "clone", "--quiet", ".", str(folder)], check=True)
    os.environ["CARGO_PROFILE_DEV_DEBUG"] = "0"
    mutants = dict(enumerate(sample(folder, count), 1))
    texts = {file: (folder / file).read_text() for file in {mutant["file"] for mutant in mutants.values()}}
    root = folder / "src/lib.rs"
    root.write_text(root.read_text() + SWITCH)
    unviable, alone = sort_out(folder, texts, mutants)
    tests = programs(folder)
    if outcome(folder, tests, 0) != "SURVIVED":
        raise SystemExit("the tests fail without a mutant")
    for number, mutant in mutants.items():
        print(f"{number} {outcome(folder, tests, number)}: {mutant['name']}", flush=True)
    for number, mutant in alone.items():
        write(folder, texts, {})
        text = texts[mutant["file"]]
        body = body_of(text, mutant["function"])
        (folder / mutant["file"]).write_text(text[: body[0]] + mutated(text, mutant, body) + text[body[1] :])
        if errors(folder)[1]:
            print(f"{number} {outcome(folder, programs(folder), number)}: {mutant['name']}", flush=True)
        else:
            unviable[number] = mutant
    for number, mutant in unviable.items():
        print(f"{number} does not compile: {mutant['name']}")


main()
