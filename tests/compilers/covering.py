# SPDX-License-Identifier: MIT OR Apache-2.0
"""A covering array: few rows, each a choice of one value per factor, in which all wanted pairs of values meet. Greedy,
after AETG (Cohen, Dalal, Fredman, Patton 1997): of several rows grown around a pair that is still missing the one that
covers most."""

import itertools
import random

CANDIDATES = 30


def covering_array(factors, wanted, forbidden):
    """factors: {name: values}. wanted(f, g): whether pairs of values of these two have to meet. forbidden(row): whether
    what is chosen so far, {name: value}, excludes itself; it looks at two factors at a time, and whatever was chosen
    leaves a value of every other. Rows are the same on every call. Returns them, and how many pairs they cover."""
    rng = random.Random(1)
    names = list(factors)
    missing = {((f, x), (g, y)) for f, g in itertools.combinations(names, 2) if wanted(f, g)
               for x in factors[f] for y in factors[g] if not forbidden({f: x, g: y})}
    pairs = len(missing)

    def covers(row):
        return missing.intersection(itertools.combinations([(name, row[name]) for name in names if name in row], 2))

    def grown(seed):
        row = dict(seed)
        others = [name for name in names if name not in row]
        rng.shuffle(others)
        for name in others:
            allowed = [choice for choice in (dict(row, **{name: value}) for value in factors[name])
                       if not forbidden(choice)]
            rng.shuffle(allowed)
            row = max(allowed, key=lambda choice: len(covers(choice)))
        return row

    rows = []
    while missing:
        seeds = sorted(missing)
        best = max((grown(rng.choice(seeds)) for _ in range(CANDIDATES)), key=lambda row: len(covers(row)))
        missing -= covers(best)
        rows.append({name: best[name] for name in names})
    return rows, pairs
