# SPDX-License-Identifier: MIT OR Apache-2.0
"""Mutants that do what the original does, and why: equivalent.txt."""


def read(path):
    """Their keys, as mutate.py --list prints them, and the reasons: a key at the start of a line, the reason in the
    lines below it that are indented. Several keys may share one. A key that is so in one unit alone has that before it:
    UNIT: KEY."""
    reasons, keys, reason = {}, [], []
    for line in path.read_text(encoding="utf-8").splitlines() + ["#"]:
        if line.startswith(" "):
            reason.append(line.strip())
            continue
        if reason:
            reasons.update(dict.fromkeys(keys, " ".join(reason)))
            keys, reason = [], []
        if line and not line.startswith("#"):
            if line in keys or line in reasons:
                raise SystemExit(f"{path.name}: twice: {line}")
            keys.append(line)
    if keys:
        raise SystemExit(f"{path.name}: no reason: {keys[0]}")
    return reasons
