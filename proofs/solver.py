# SPDX-License-Identifier: MIT OR Apache-2.0
"""Asks z3, in this process, or cvc5, as a program that reads SMT-LIB, whether assertions can hold together."""

import subprocess
import time

import z3

SOLVERS = ('z3', 'cvc5')


class Answer:
    def __init__(self, word, model=None, seconds=0.0):
        self.word, self.model, self.seconds = word, model, seconds  # unsat, sat or unknown


def ask(assertions, logic, which='z3', seconds=60):
    start = time.process_time()
    solver = z3.SolverFor(logic)
    solver.add(*assertions)
    if which == 'z3':
        solver.set('timeout', int(1000 * seconds))
        word = str(solver.check())
        return Answer(word, solver.model() if word == 'sat' else None, time.process_time() - start)
    text = f'(set-logic {logic})\n' + solver.to_smt2()
    start = time.monotonic()
    done = subprocess.run(['cvc5', '--lang', 'smt2', '-q', f'--tlimit={int(1000 * seconds)}'], input=text,
                          capture_output=True, text=True)
    word = done.stdout.strip()
    if word not in ('sat', 'unsat', 'unknown'):
        word = 'unknown'
    return Answer(word, None, time.monotonic() - start)
