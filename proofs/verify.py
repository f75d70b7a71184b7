# SPDX-License-Identifier: MIT OR Apache-2.0
"""Proves a claim of a subject, or finds inputs on which it does not hold."""

import z3

import claim as claims
import ir
from bits import Bits, term
from integers import Fact, Integers, at_least, eq, follows, ge, limbs, lt, poly, variable
from machine import Fault, Machine
from solver import ask

WIDTH = 600  # more bits than any sum or difference of numbers in a claim has


class Verdict:
    def __init__(self, proved, why='', inputs=None, runs=0, seconds=0.0):
        self.proved, self.why, self.inputs, self.runs, self.seconds = proved, why, inputs, runs, seconds


def prove(claim, subject, registry=None, which='z3', seconds=60):
    if claim.domain == 'integers':
        return prove_integers(claim, subject, registry, which, seconds)
    return prove_bits(claim, subject, which, seconds)


# --- Over all bits ---

def whole(limbs):
    """Limbs as one bit vector."""
    parts = [term(limb, 64) for limb in reversed(limbs)]
    return parts[0] if len(parts) == 1 else z3.Concat(parts)


def bit_values(claim, inputs, outputs, returned):
    def vector(value, bits):
        found = term(value, bits) if bits else whole(value)
        return z3.ZeroExt(WIDTH - found.size(), found) if claim.domain == 'sums' else found

    values = claims.Values()
    for operand in claim.parsed:
        if operand.kind == 'fixed':
            setattr(values, operand.name, operand.size)
        elif operand.is_pointer:
            if operand.kind != 'out':
                setattr(values, operand.name, vector(inputs[operand.name], None))
            if operand.kind != 'in' and outputs:
                after = operand.name + ('_' if operand.kind == 'io' else '')
                setattr(values, after, vector(outputs[operand.name], None))
        else:
            setattr(values, operand.name, vector(inputs[operand.name], operand.size))
    if outputs and outputs[''] is not None:
        values.result = vector(outputs[''], returned.bits)
    return values


def prove_bits(claim, subject, which, seconds):
    function = subject.module.functions[claim.function]
    count, spent, seen = 0, 0.0, set()

    def symbols(pattern):
        inputs = {}
        for operand in claim.inputs():
            name = pattern.get(operand.name, operand.name)
            inputs[operand.name] = [z3.BitVec(f'{name}{i}', 64) for i in range(operand.size)] if operand.is_pointer \
                else z3.BitVec(name, operand.size)
        return inputs

    if claim.cases:
        values = bit_values(claim, symbols({}), None, None)
        answer = ask([z3.Not(z3.Or([z3.And(case(values)) for case in claim.cases]))], 'QF_BV', which, seconds)
        if answer.word != 'unsat':
            return Verdict(False, 'the cases are not all', None, 0, answer.seconds)

    for pattern in claim.patterns():
        for case in claim.cases or [None]:
            machine = Machine(subject.module, Bits())

            def task(run):
                run.inputs = symbols(pattern)
                values = bit_values(claim, run.inputs, None, None)
                run.facts += claim.needs(values) if claim.needs else []
                run.facts += case(values) if case else []
                return claims.call(run, claim, run.inputs, pattern)

            for run, outcome in machine.runs(task):
                count += 1
                if isinstance(outcome, Fault):
                    assertions, why = run.facts, str(outcome)
                else:
                    says = claim.says(bit_values(claim, run.inputs, outcome, function.result))
                    goal = z3.simplify(z3.And([each if z3.is_expr(each) else z3.BoolVal(each) for each in says] +
                                              [condition for condition, _ in run.conditions]))
                    if z3.is_true(goal):
                        continue
                    assertions, why = run.facts + [z3.Not(goal)], 'does not hold'
                text = tuple(sorted(each.sexpr() for each in assertions))
                if text in seen:  # the same as without aliases
                    continue
                seen.add(text)
                answer = ask(assertions, 'QF_BV', which, seconds)
                spent += answer.seconds
                if answer.word != 'unsat':
                    inputs = model_inputs(run.inputs, answer.model) if answer.model is not None else None
                    return Verdict(False, f'{why}, {answer.word}', inputs, count, spent)
    return Verdict(True, '', None, count, spent)


def model_inputs(inputs, model):
    def number(value):
        return model.eval(value, model_completion=True).as_long()

    return {name: [number(limb) for limb in value] if isinstance(value, list) else number(value)
            for name, value in inputs.items()}


# --- In integers ---

def prove_integers(claim, subject, registry, which, seconds):
    contracts = {registry[name].function: claims.contract(registry[name]) for name in claim.uses}
    machine = Machine(subject.module, Integers(claim.forks, claim.words), contracts)
    count, spent, current = 0, 0.0, None

    def symbols(pattern, least):
        def limb(operand, name, bits):
            if operand.name in claim.split:
                return variable(name + 'h', 0, 2**32 - 1) * 2**32 + variable(name + 'l', 0, 2**32 - 1)
            return variable(name, max(0, least.get(name, 0)), 2**bits - 1)

        found = {}
        for operand in claim.inputs():
            name = pattern.get(operand.name, operand.name)
            if name in found:
                found[operand.name] = found[name]
            elif operand.is_pointer and claim.words:
                found[operand.name] = found[name] = limbs(name, operand.size, True)
            elif operand.is_pointer:
                found[operand.name] = found[name] = [limb(operand, f'{name}{i}', 64) for i in range(operand.size)]
            else:
                found[name] = limb(operand, name, operand.size)
        return {operand.name: found[operand.name] for operand in claim.inputs()}

    def task(run):
        run.inputs, run.multiples, run.shown = symbols(run.pattern, {}), [], set()
        needs = claim.needs(claims.number_values(claim, run.inputs, None)) if claim.needs else []
        if claim.lemmas:  # bounds of the inputs narrow what is made of them
            run.inputs = symbols(run.pattern, at_least(needs))
            needs = claim.needs(claims.number_values(claim, run.inputs, None))
        for fact in needs:
            if isinstance(fact, Fact) and fact.kind == 'mod':
                run.multiples.append(run.domain.fresh(-2**600, 2**600, 'multiple'))
                fact = eq(fact.of, fact.by * run.multiples[-1])
            run.facts.append(fact)
        return claims.call(run, claim, run.inputs, run.pattern)

    def with_lemmas(run):
        """The facts of a run, and what lemmas give."""
        facts = list(run.facts)
        try:
            lemmas = list(claim.lemmas(claims.number_values(claim, run.inputs, None), run))
        except (ValueError, LookupError):  # of code that is not what they are about
            lemmas = []
        for hint in lemmas:
            if hint.mark() in run.shown or \
                    all(follows(facts, needed, which, seconds, False)[0] == 'unsat' for needed in hint.needs):
                facts += hint.gives
                run.shown.add(hint.mark())  # facts only become more
        return facts

    def within(run, x, lo, hi):
        facts = with_lemmas(run)
        return all(follows(facts, fact, which, seconds, False)[0] == 'unsat' for fact in (ge(x, lo), ge(hi, x)))

    def stored(run, name, value):
        if name not in claim.bounds:
            return value
        value = poly(value)
        lo, hi = claim.bounds[name]
        if not within(run, value, lo, hi):
            raise Fault(f'{name} is not shown to be in its bounds')
        fresh = run.domain.fresh(lo, hi, name)
        run.facts.append(eq(fresh, value))
        run.history[name + ' before'] = [value]
        return fresh

    if claim.lemmas:
        machine.domain.within, machine.stored = within, stored

    def decide(facts, goal, why):
        nonlocal spent
        word, more, value = follows(facts, goal, which, seconds)
        spent += more
        if word == 'unsat':
            return None
        inputs = {name: [value(poly(limb)) for limb in each] if isinstance(each, list) else value(poly(each))
                  for name, each in current.inputs.items()} if value else None
        return Verdict(False, f'{why}: {word}', inputs, count, spent)

    for pattern in claim.patterns():
        machine.pattern = pattern
        for run, outcome in machine.runs(task):
            count += 1
            current = run
            facts = list(run.facts)
            if isinstance(outcome, Fault):
                found = decide(with_lemmas(run) if claim.lemmas else facts, False, str(outcome))
                if found:
                    return found
                continue
            values = claims.number_values(claim, run.inputs, outcome)
            values.witnesses = claim.witness(values, run) if claim.witness else []
            goals = list(claim.says(values))
            if claim.witness_is_limb:
                goals += [ge(values.witnesses[0], 0), lt(values.witnesses[0], claims.B)]
            try:
                hints = claim.hints(values, run) if claim.hints else []
            except (ValueError, LookupError) as error:  # of code that is not what they are about
                return Verdict(False, f'no hints: {error}', None, count, spent)
            # What a call needs, from what was known before it: what it gives may hold for nothing else.
            for condition, known in run.conditions:
                before = facts[:known]
                for hint in hints:
                    if all(follows(before, needed, which, seconds)[0] == 'unsat' for needed in hint.needs):
                        before += hint.gives
                found = decide(before, condition, 'what a call or C needs')
                if found:
                    return found
            for hint in hints:
                for needed in hint.needs if hint.mark() not in run.shown else ():
                    found = decide(facts, needed, f'the hint {hint.name}')
                    if found:
                        return found
                facts += hint.gives
            for place, goal in enumerate(goals):
                found = None if goal is True else decide(facts, goal, f'statement {place + 1}')
                if found:
                    return found
                facts.append(goal)
    return Verdict(True, '', None, count, spent)


# --- On numbers ---

def on_numbers(claim, subject, inputs, pattern):
    """What the interpreter gives for these numbers: the outputs, a Fault, or None where the claim does not speak
    of them."""
    inputs = {name: inputs.get(pattern.get(name, name), value) for name, value in inputs.items()}
    if claim.needs and not all(true(each) for each in claim.needs(values_of(claim, inputs, None, None))):
        return inputs, None
    (_, outcome), = Machine(subject.module).runs(lambda run: claims.call(run, claim, inputs, pattern))
    return inputs, outcome


def values_of(claim, inputs, outputs, returned):
    if claim.domain == 'bits':
        return bit_values(claim, inputs, outputs, returned)
    return claims.number_values(claim, inputs, outputs)


def holds(claim, subject, inputs, pattern):
    """Whether the claim holds of these numbers; None where its needs do not."""
    inputs, outcome = on_numbers(claim, subject, inputs, pattern)
    if outcome is None:
        return None
    if isinstance(outcome, Fault):
        return False
    returned = subject.module.functions[claim.function].result
    return all(true(each) for each in claim.says(values_of(claim, inputs, outcome, returned)))


def true(fact):
    return fact if isinstance(fact, bool) else z3.is_true(z3.simplify(fact))


def counterexample(claim, subject, tries, first=None):
    """Numbers of which the claim does not hold, or None; those of a solver's model are tried first."""
    if first:
        for pattern in claim.patterns():
            if holds(claim, subject, first, pattern) is False:
                return first
    source = claims.seeded(claim)
    patterns = claim.patterns()
    for i in range(tries):
        inputs = claims.random_inputs(claim, source)
        try:
            if holds(claim, subject, inputs, patterns[i % len(patterns)]) is False:
                return inputs
        except ir.Unreadable:
            return None
    return None
