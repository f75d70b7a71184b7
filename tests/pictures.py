# SPDX-License-Identifier: MIT OR Apache-2.0
"""The pictures of docs/pictures/ are those of their figures, and bench/plots.py says what is wrong with bad input.

Usage: pictures.py SOURCE_ROOT. Is skipped (77) without Matplotlib.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import matplotlib  # noqa: F401
except ImportError as error:
    print(f"skipped: needs Matplotlib (python3-matplotlib): {error}")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
pictures = root / "docs" / "pictures"
failures = 0


def check(what, holds, seen=""):
    global failures
    failures += not holds
    print(("ok" if holds else "NOT OK") + " - " + what + (f": {seen}" if seen and not holds else ""))


def plots(*arguments):
    return subprocess.run([sys.executable, root / "bench" / "plots.py", *arguments], capture_output=True, text=True)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def benchmark_json(run):
    """As bench_u256 would have written it, the median between two others."""
    machine = run["machine"]
    context = {key: machine[key] for key in ("cpu_model", "compiler", "flags", "libu256", "date")}
    context.update({f"column {column}": text for column, text in machine["columns"].items()})
    context["caches"] = []
    for cache, size in machine["caches"].items():
        context["caches"].append({"type": "Unified", "level": int(cache[1:]), "size": size})
    benchmarks = []

    def add(name, ns, **more):
        benchmarks.append({"run_name": name, "run_type": "iteration", "cpu_time": ns, "time_unit": "ns", **more})

    for name, figure in run["figures"].items():
        if "bytes" in figure:
            add(name, figure["ns"], bytes=figure["bytes"])
        else:
            for ns in figure["ns"] * 1.25, figure["ns"], figure["ns"] * 0.5:
                add(name + "/min_time:0.002", ns)
    for ns in 1.1, 1, 0.9:
        if "GHz" in machine:
            add("core_clock", ns / machine["GHz"])
    return {"context": context, "benchmarks": benchmarks}


# --- What is checked in ---

run = plots("--check")
check("the pictures are those of the figures", run.returncode == 0, run.stderr)
stored = json.loads((pictures / "figures.json").read_text(encoding="utf-8"))
svgs = sorted(pictures.glob("*.svg"))
check("there are four", len(svgs) == 4)
for path in svgs:
    svg = path.read_text(encoding="utf-8")
    check(f"{path.name} is small", len(svg) < 60000, f"{len(svg)} bytes")
    colours = set(re.findall(r"#[0-9a-f]{6}\b", svg))
    least = min((contrast(c, background), c) for c in colours for background in ("#ffffff", "#0d1117"))
    check(f"{path.name} can be read on white and on dark", len(colours) > 2 and least[0] > 4, least)
    check(f"{path.name} names machine, compiler and commit",
          any(all(words in svg for words in (each["commit"], each["machine"]["compiler"], each["machine"]["cpu_model"]))
              for each in stored["runs"]))
for page, least in (root / "README.md", 2), (root / "docs" / "performance.md", 4):
    shown = set(re.findall(r"!\[[^\]]+\]\(((?:docs/)?pictures/[^)]+)\)", page.read_text(encoding="utf-8")))
    there = all((page.parent / name).is_file() for name in shown)
    check(f"{page.name} shows them", len(shown) >= least and there, shown)

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)

    # --- From the JSON of bench_u256 to a picture ---

    files = []
    for i, measured in enumerate(stored["runs"]):
        files.append(folder / f"{i}.json")
        files[-1].write_text(json.dumps(benchmark_json(measured)), encoding="utf-8")
    run = plots("--json", *files, "--commit", "x", "--out", folder / "again")
    check("JSON of bench_u256 becomes pictures", run.returncode == 0, run.stderr)
    for path in svgs if run.returncode == 0 else []:
        again = re.sub(r"commit x\b", "commit ", (folder / "again" / path.name).read_text(encoding="utf-8"))
        there = re.sub(r"commit [0-9a-f]+", "commit ", path.read_text(encoding="utf-8"))
        check(f"{path.name} again from such JSON", again == there or not matplotlib.__version__.startswith("3.6."))
        shutil.copy(path, folder)

    # --- A figure that has changed ---

    changed = json.loads(json.dumps(stored))
    for each in changed["runs"]:
        if "u256_mul/asm/throughput" in each["figures"]:
            each["figures"]["u256_mul/asm/throughput"]["ns"] *= 1.1
    (folder / "figures.json").write_text(json.dumps(changed), encoding="utf-8")
    run = plots("--check", "--out", folder)
    check("a figure that has changed is noticed",
          run.returncode == 1 and "speed-up.svg is not the picture of" in run.stderr, run.stderr)

    # --- Bad input ---

    def refused(what, words, *arguments):
        run = plots(*arguments)
        holds = run.returncode == 1 and words in run.stderr and "Traceback" not in run.stderr
        check(f"{what} is refused", holds, run.stderr)

    def refused_json(what, words, text):
        bad = folder / "bad.json"
        bad.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        refused(what, words, "--json", bad, "--commit", "x", "--out", folder / "bad")
        check("and nothing is written", not (folder / "bad" / "figures.json").exists())

    good = benchmark_json(next(each for each in stored["runs"] if "u256_mul/asm/throughput" in each["figures"]))

    def altered(**changes):
        """The context, and one benchmark, with other values."""
        first = {**good["benchmarks"][0], **changes.get("benchmark", {})}
        context = {**good["context"], **changes.get("context", {})}
        return {"context": context, "benchmarks": [first, *good["benchmarks"][1:]]}

    nothing = folder / "nothing"
    refused("a file that is not there", "nothing: No such file", "--json", nothing, "--commit", "x")
    refused("a program that is not there", "nothing: No such file", "--measure", nothing, "--commit", "x")
    refused("a folder without figures", "figures.json: No such file", "--out", folder / "again" / "no")
    refused_json("what is no JSON", "is not JSON: ", '{"context": ')
    refused_json("what is no object", "an object is missing", [])
    refused_json("JSON of something else", '"context" is missing', {"name": "libu256"})
    refused_json("a run without its machine", '"cpu_model" of the context is', altered(context={"cpu_model": None}))
    refused_json("a run without caches", '"caches" of the context is', altered(context={"caches": [{}]}))
    refused_json("a build without optimisation", "mean nothing", altered(context={"warning": "figures mean nothing"}))
    refused_json("a run with one repetition", "has 1 repetitions", {**good, "benchmarks": good["benchmarks"][:1]})
    refused_json("a time that is none", "which is no time in ns", altered(benchmark={"cpu_time": 0}))
    refused_json("another unit", "which is no time in ns", altered(benchmark={"time_unit": "us"}))
    refused_json("a run of nothing that is shown", "nothing that a picture shows", {**good, "benchmarks": []})
    for each in changed["runs"]:
        each["figures"].pop("u256_mul/asm/throughput", None)
    (folder / "figures.json").write_text(json.dumps(changed), encoding="utf-8")
    refused("a picture that lacks a figure", "speed-up lacks u256_mul/asm/throughput", "--out", folder)

sys.exit(failures > 0)
