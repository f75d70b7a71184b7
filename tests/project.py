#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""What is written in several places of the project is the same in all of them, no line of its sources is too wide, and
the CI files run every job of .ci/run: project.py SOURCE_ROOT."""

import fnmatch
import pathlib
import re
import shlex
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
    return condition


def text(name):
    return (root / name).read_text(encoding="utf-8")


def found(name, pattern):
    """The part of a file that a pattern finds; says so when it finds none."""
    match = re.search(pattern, text(name), re.M)
    return match.group(1) if check(match, f"{name}: nothing like {pattern}") else None


# --- Versions ---

version = found("meson.build", r"^  version: '([^']+)'")
written = {
    "include/u256/types.h": ".".join(
        found("include/u256/types.h", rf"^#define U256_VERSION_{part} (\d+)") or "?" for part in ("MAJOR", "MINOR", "PATCH")
    ),
    # The newest one that is released; a version is written there before its tag.
    "CHANGELOG.md": found("CHANGELOG.md", r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$"),
    "debian/changelog": found("debian/changelog", r"\Alibu256 \(([^)]+)\)"),
    "CITATION.cff": found("CITATION.cff", r"^version: (.+)$"),
    "packaging/libu256.wrap": found("packaging/libu256.wrap", r"^revision = v(.+)$"),
}
for name, other in written.items():
    check(other == version, f"{name} is of version {other}, meson.build of {version}")
dates = found("CHANGELOG.md", r"^## \[\d[^\]]*\] - (.+)$"), found("CITATION.cff", r"^date-released: (.+)$")
check(dates[0] == dates[1], f"CHANGELOG.md and CITATION.cff have {dates} as the day of the release")
check(found("CHANGELOG.md", r"^## \[(Unreleased)\]$"), "CHANGELOG.md: no section for what is not released yet")
kinds = set(re.findall(r"^### (.+)$", text("CHANGELOG.md"), re.M))
known = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
check(kinds and kinds <= known, f"CHANGELOG.md has sections {sorted(kinds)}, Keep a Changelog {sorted(known)}")

# --- Versions of symbols ---

release = tuple(int(part) for part in version.split(".")[:2])
nodes = re.findall(r"^LIBU256_(\d+\.\d+) \{$", text("src/libu256.map"), re.M)
numbers = [tuple(int(part) for part in node.split(".")) for node in nodes]
check(nodes and numbers == sorted(set(numbers)), f"src/libu256.map: nodes {nodes} are not in the order of versions")
later = [node for node, number in zip(nodes, numbers) if number > release]
unreleased = found("CHANGELOG.md", r"^## \[Unreleased\]\n([^\0]*?)^## ")
check(not later or (len(later) == 1 and "### Added" in unreleased),
      f"src/libu256.map: LIBU256_{later} is later than {version}; CHANGELOG.md says below [Unreleased]: {unreleased}")
debian = re.findall(r"^ \(symver\)LIBU256_(\S+) (\S+?)~?$", text("debian/libu256-0.symbols"), re.M)
check(debian == [(node, node + ".0") for node in nodes],
      f"debian/libu256-0.symbols: {debian}, src/libu256.map: {nodes}")
abi = [path.name for path in sorted((root / "packaging/abi").glob("*"))]
check(abi == [f"{version}-x86_64.xml"],
      f"packaging/abi holds {abi}, not what version {version} exports: docs/release.md")

# --- Widths of lines ---

# clang-format leaves comments as they are. The example of a contract is one line, of any width.
COLUMNS = 120
EXAMPLE = re.compile(r" \*   u(?:256|512)_\w+\(")
sources = [path for folder in ("include", "src", "tests", "bench", "fuzz", "tools")
           for path in sorted((root / folder).rglob("*.[ch]*")) if path.suffix in (".c", ".h", ".hpp", ".cpp")]
check(len(sources) > 200, f"only {len(sources)} sources are looked at")
for path in sources:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        check(len(line) <= COLUMNS or EXAMPLE.match(line),
              f"{path.relative_to(root)}:{number}: {len(line)} columns, more than {COLUMNS}")

# --- The jobs of .ci/run ---

listed = subprocess.run([str(root / ".ci/run"), "--list"], capture_output=True, text=True).stdout.split()
check(len(listed) > 10, f".ci/run --list prints {listed}")


def check_patterns(name, matrix):
    """Every pattern of a CI file is of a job, and every job is of exactly one of its parts."""
    for job in listed:
        parts = [part for part in matrix if any(fnmatch.fnmatchcase(job, pattern) for pattern in part.split())]
        check(len(parts) == 1, f"{name}: job {job} of .ci/run is in {len(parts)} parts of the matrix")
    for pattern in " ".join(matrix).split():
        check(fnmatch.filter(listed, pattern), f"{name}: no job of .ci/run is like {pattern}")


# --- YAML ---

try:
    import yaml
except ImportError:
    yaml = None
    print("note: no PyYAML (python3-yaml): CI files, hooks and issue templates are not checked")

if yaml:
    class Strict(yaml.SafeLoader):
        """A key that stands there twice is an error."""

        def construct_mapping(self, node, deep=False):
            keys = [self.construct_object(key) for key, _ in node.value]
            check(len(keys) == len(set(keys)), f"{node.start_mark}: one of {keys} stands there twice")
            return super().construct_mapping(node, deep)

    def load(path):
        try:
            return yaml.load(path.read_text(encoding="utf-8"), Strict)
        except yaml.YAMLError as error:
            check(False, f"{path.relative_to(root)}: {error}")
            return None

    workflow = load(root / ".github/workflows/ci.yml")
    if workflow:
        for job in workflow["jobs"].values():
            runs = [step.get("run", "") for step in job["steps"]]
            check(any(".ci/run --install ${{ matrix.jobs }}" in run for run in runs), "ci.yml: no step runs .ci/run")
            check_patterns("ci.yml", job["strategy"]["matrix"]["jobs"])
    pipeline = load(root / ".gitlab-ci.yml")
    if pipeline:
        check(".ci/run --install $JOBS" in pipeline["ci"]["script"], ".gitlab-ci.yml: no line runs .ci/run")
        check_patterns(".gitlab-ci.yml", pipeline["ci"]["parallel"]["matrix"][0]["JOBS"])

    hooks = load(root / ".pre-commit-config.yaml")
    if hooks:
        listed_hooks = [hook for repo in hooks["repos"] for hook in repo["hooks"]]
        check(all(repo["repo"] == "local" for repo in hooks["repos"]), ".pre-commit-config.yaml: a hook is fetched")
        for hook in listed_hooks:
            check(hook["language"] == "system" and hook["id"] and hook["name"], f"hook {hook} is not complete")
            for word in shlex.split(hook["entry"].replace("'", " ")):
                check(not word.endswith(".py") or (root / word).is_file(), f"hook {hook['id']}: no file {word}")
            if "files" in hook:
                re.compile(hook["files"])

    templates = sorted((root / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    check(len(templates) > 1, "no issue templates")
    kinds = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
    for path in templates:
        template = load(path)
        if template is None or path.name == "config.yml":
            continue
        for key in "name", "description", "body":
            check(template.get(key), f"{path.name}: no {key}")
        for item in template["body"]:
            check(item["type"] in kinds and item["attributes"], f"{path.name}: {item}")
            check(item["type"] == "markdown" or (item.get("id") and item["attributes"].get("label")), f"{path.name}: {item}")
        ids = [item["id"] for item in template["body"] if "id" in item]
        check(len(ids) == len(set(ids)), f"{path.name}: an id twice in {ids}")
    for path in sorted(root.glob("*.y*ml")) + sorted(root.glob(".*/**/*.y*ml")):
        load(path)

same = [text(".github/pull_request_template.md"), text(".gitlab/merge_request_templates/Default.md")]
check(same[0] == same[1], "the templates for pull requests and merge requests differ")

for failure in failures:
    print(failure, file=sys.stderr)
print(f"version {version}, {len(listed)} jobs; {len(failures)} disagreements")
sys.exit(failures != [])
