# SPDX-License-Identifier: MIT OR Apache-2.0
"""A run over claims: proves each for its backends, refutes what is wrong, compares the interpreter with compiled
code."""

import ctypes
import hashlib
import random
import re
import time

import faults
import ir
import verify
from machine import Fault
from solver import SOLVERS
from subject import BACKENDS, USUAL, Problem, Subject


class Session:
    def __init__(self, folder, every, options):
        self.folder, self.options = folder, options
        self.registry = {name: each for each in every for name in (each.function, each.name)}
        self.subjects, self.libraries, self.known, self.wrong = {}, {}, {}, {}
        self.planted = self.proved = self.repeated = 0
        self.refuted = self.compared = self.failed = 0

        for each in every:
            self.check_uses(each, [each.name])

    def check_uses(self, claim, users):
        """What a claim uses is proved for its backends, and not by the claim itself."""
        for name in claim.uses:
            other = self.registry.get(name)
            if other is None:
                raise Problem(f'{claim.name} uses {name}, which no claim is about')
            if other.name in users:
                raise Problem(f'{name} is proved by itself: {" uses ".join(users)}')
            left = set(claim.backends or USUAL) - set(other.backends or USUAL)
            if left:
                raise Problem(f'{claim.name} uses {name}, which is not claimed of {", ".join(left)}')
            self.check_uses(other, users + [other.name])

    def subject(self, backend):
        if backend not in self.subjects:
            self.subjects[backend] = Subject(self.folder / f'backend{len(self.subjects)}', backend)
        return self.subjects[backend]

    def library(self, backend):
        if backend not in self.libraries:
            self.libraries[backend] = self.subject(backend).native()
        return self.libraries[backend]

    def fail(self, claim, backend, why):
        self.failed += 1
        print(f'FAILED {claim.name} ({backend}): {why}', flush=True)

    def claim(self, claim):
        for backend in claim.backends or USUAL:
            try:
                self.of_backend(claim, backend)
            except ir.Unreadable as error:
                self.fail(claim, backend, str(error))
        for fault in claim.wrong:
            self.source_fault(claim, fault)

    def of_backend(self, claim, backend):
        subject = self.subject(backend)
        if claim.function not in subject.module.functions:
            raise Problem(f'there is no function {claim.function} in {backend}')
        file, first, last = subject.lines(claim.function)
        row = f'{file}:{first}-{last}  {claim.name}  {backend}'
        mark = (claim.name, code(subject.module, claim))
        if mark in self.known:
            self.repeated += 1
            print(f'ok  {row}  the code of {self.known[mark]}', flush=True)
            return
        if not self.compare(claim, backend):
            return
        seconds, runs = [], 0
        for solver in SOLVERS if self.options.solver == 'both' else [self.options.solver]:
            start = time.process_time()
            verdict = verify.prove(claim, subject, self.registry, solver, self.options.timeout)
            spent = time.process_time() - start if solver == 'z3' else verdict.seconds
            runs = verdict.runs
            seconds.append(f'{solver} {spent:.2f} s')
            if not verdict.proved:
                self.fail(claim, backend, f'{verdict.why} ({solver}){inputs_text(verdict.inputs)}')
                return
        self.proved += 1
        self.known[mark] = backend
        refuted = self.code_faults(claim, subject)
        if not refuted and self.options.faults and faults.places(subject.module, claim):
            self.fail(claim, backend, 'no fault in its code is refuted: nothing shows that it could fail')
            return
        print(f'ok  {row}  {runs} ways  {", ".join(seconds)}  {refuted} faults refuted', flush=True)

    # --- What must not be proved ---

    def not_proved(self, claim, subject, inputs, what):
        verdict = verify.prove(claim, subject, self.registry, 'z3', 20)
        if verdict.proved:
            self.fail(claim, subject.backend, f'proved in spite of a fault, {what}, found by{inputs_text(inputs)}')
            return False
        self.refuted += 1
        return True

    def code_faults(self, claim, subject):
        """How many are not proved: as many as are asked for, or all that there are."""
        refuted, source = 0, random.Random(f'faults of {claim.name}')
        for faulty, what in faults.harmful(claim, subject, source) if self.options.faults else ():
            refuted += self.attempt(claim, faulty, what)
            if refuted == self.options.faults:
                break
        return refuted

    def attempt(self, claim, faulty, what):
        try:
            return self.not_proved(claim, faulty, None, what)
        except ir.Unreadable:  # the domain has nothing like it
            return False

    def source_fault(self, claim, fault):
        for backend in claim.backends or USUAL:
            header = BACKENDS[backend][0]
            if fault[0] != header and fault[0] in [each for each, _ in BACKENDS.values()]:
                continue
            self.planted += 1
            subject = Subject(self.folder / f'fault{self.planted}', backend, fault)
            if code(subject.module, claim) != code(self.subject(backend).module, claim):
                break
        else:
            self.fail(claim, 'any backend', f'it has nothing to do with {short(fault[1])!r} in {fault[0]}')
            return
        try:
            verdict = verify.prove(claim, subject, self.registry, 'z3', 20)
        except ir.Unreadable as error:
            verdict = verify.Verdict(False, str(error))
        if verdict.proved:
            self.fail(claim, backend, f'proved in spite of {short(fault[2])!r} in {fault[0]}')
        elif verify.counterexample(claim, subject, 3000, verdict.inputs) is None:
            self.fail(claim, backend, f'no numbers show the fault {short(fault[2])!r} in {fault[0]}; {verdict.why}')
        else:
            self.refuted += 1
            print(f'ok  {fault[0]}  {claim.name}  {backend}  refuted: {short(fault[2])}', flush=True)

    # --- The interpreter and the compiled code ---

    def compare(self, claim, backend):
        """Both give the same on numbers, and what the claim says of them."""
        subject, library = self.subject(backend), self.library(backend)
        function = subject.module.functions[claim.function]
        source, done, patterns = random.Random(f'inputs of {claim.name}'), 0, claim.patterns()
        for attempt in range(100 * self.options.inputs):
            if done == self.options.inputs:
                break
            pattern = patterns[attempt % len(patterns)]
            inputs, outcome = verify.on_numbers(claim, subject, verify.claims.random_inputs(claim, source), pattern)
            if outcome is None:
                continue
            done += 1
            if isinstance(outcome, Fault) or not verify.holds(claim, subject, inputs, pattern):
                self.fail(claim, backend, f'does not hold{inputs_text(inputs)}')
                return False
            compiled = native(library, claim, function, inputs, pattern)
            if compiled != outcome:
                self.fail(claim, backend, f'the interpreter gives {outcome}, gcc {compiled}{inputs_text(inputs)}')
                return False
        if done == 0:
            self.fail(claim, backend, 'no numbers are what it needs: nothing shows that it speaks of any')
            return False
        self.compared += done
        return True

    def summary(self):
        return (f'{self.proved} claims proved, {self.repeated} more of the same code, {self.refuted} faults refuted, '
                f'{self.compared} calls compared, {self.failed} failed')


def native(library, claim, function, inputs, pattern):
    """What the compiled function gives, in the form of claim.call()."""
    objects, given = {}, []
    for operand in claim.parsed:
        if operand.is_pointer:
            key = pattern.get(operand.name, operand.name)
            if key not in objects:
                objects[key] = (ctypes.c_uint64 * operand.size)()
            if operand.kind != 'out':
                objects[key][:] = inputs[operand.name]
            given.append(objects[key])
        else:
            kind = {1: ctypes.c_bool, 32: ctypes.c_uint32, 64: ctypes.c_uint64}
            given.append(ctypes.c_uint32(operand.size) if operand.kind == 'fixed' else
                         kind[operand.size](inputs[operand.name]))
    call = getattr(library, claim.function)
    if function.result == ir.VOID:
        call.restype = None
    else:
        call.restype = {1: ctypes.c_bool, 32: ctypes.c_uint32, 64: ctypes.c_uint64}[function.result.bits]
    result = call(*given)
    outputs = {'': None if result is None else int(result)}
    for operand in claim.parsed:
        if operand.kind in ('out', 'io'):
            outputs[operand.name] = list(objects[pattern.get(operand.name, operand.name)])
    return outputs


def code(module, claim):
    """A digest of the translated code that a proof of the claim reads."""
    text = []
    for name in sorted(faults.called(module, claim.function, claim.used)):
        text += [name] + [re.sub(r', ![\w.]+ !\d+| #\d+', '', line) for line in module.functions[name].lines]
    names = set(re.findall(r'@[\w.]+', '\n'.join(text))) & set(module.globals)
    text += [f'{name} {re.sub(r", !dbg !.*", "", module.globals[name])}' for name in sorted(names)]
    return hashlib.sha256('\n'.join(text).encode()).hexdigest()


def inputs_text(inputs):
    if not inputs:
        return ''
    parts = [f'{name} = ' + (' '.join(f'{limb:#x}' for limb in value) if isinstance(value, list) else f'{value:#x}')
             for name, value in inputs.items()]
    return ' with ' + ', '.join(parts)


def short(text):
    return re.sub(r'\s+', ' ', text)[:70]
