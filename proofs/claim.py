# SPDX-License-Identifier: MIT OR Apache-2.0
"""What a claim is: a function of the library, its operands, and what must hold of them and of its results."""

import random
from dataclasses import dataclass, field

import ir
from integers import Fact, eq
from machine import Address, Block, Fault

B = 2**64
# Limbs at which carries, signs and estimates change.
EDGES = [0, 1, 2, 3, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 2**62, 2**63 - 1, 2**63, 2**63 + 1, B - 2**32, B - 16, B - 3,
         B - 2, B - 1]


@dataclass(frozen=True)
class Operand:
    name: str
    kind: str  # in, out, io: limbs behind a pointer; limb, count, flag, signed: a value; fixed: a constant
    size: int  # limbs, or the bits of a value

    @property
    def is_pointer(self):
        return self.kind in ('in', 'out', 'io')


def operands(text):
    """'r:out4 a:in4 k:limb n:count carry:flag m:fixed=3'."""
    found = []
    for word in text.split():
        name, kind = word.split(':')
        if kind.startswith('fixed='):
            found.append(Operand(name, 'fixed', int(kind[6:])))
        elif kind in ('limb', 'count', 'flag', 'signed'):
            found.append(Operand(name, kind, {'limb': 64, 'count': 32, 'flag': 1, 'signed': 64}[kind]))
        else:
            letters = kind.rstrip('0123456789')
            found.append(Operand(name, letters, int(kind[len(letters):])))
    return found


@dataclass
class Claim:
    function: str
    operands: str
    says: object  # of the values by name: what must hold
    domain: str = 'bits'  # bits: of bit vectors; sums: of bit vectors longer than any of its numbers; integers
    needs: object = None  # of the inputs: what callers see to
    aliases: tuple = ()  # names that may be the same object, 'r=a'
    overlaps: bool = False  # every input is read before the first output is written
    backends: tuple = ()  # all of them when empty
    wrong: tuple = ()  # faults that must be found: (file, text, another text)
    uses: tuple = ()  # what calls are taken to do, as other claims prove it: their functions, or names
    samples: object = None  # makes inputs that are hard for it, from a source of random numbers
    hints: object = None
    bounds: dict = field(default_factory=dict)  # of variables of the function, each from there on a number of its own
    lemmas: object = None  # of a run: hints for these bounds, and for that nothing wraps, in the order of the code
    witness: object = None  # of its values and a run: the factors that multiple() is to try
    witness_is_limb: bool = False  # one factor, 0 to B - 1
    split: tuple = ()  # operands that come by halves of 32 bits
    words: bool = False  # what limbs make is one variable, and each limb a difference: for code that sees no limb
    forks: bool = False  # of integers: a way for each value of a carry
    cases: tuple = ()  # assumptions to be proved under one by one, of which one holds always
    slow: bool = False
    name: str = ''
    parsed: list = field(default_factory=list)

    def __post_init__(self):
        self.parsed = operands(self.operands)
        self.name = self.name or self.function

    @property
    def used(self):
        """The functions that are not looked into."""
        return [name.split(',')[0] for name in self.uses]

    def inputs(self):
        return [each for each in self.parsed if each.kind != 'out' and each.kind != 'fixed']

    def patterns(self):
        """Which operands are one object: none of them, then each pattern of the claim."""
        found = [{}]
        for alias in () if self.overlaps else self.aliases:  # what is read before anything is written cannot tell
            names = alias.split('=')
            found.append({name: names[-1] for name in names})
        return found


class Values:
    """The operands of a call by name. An io operand is there as it was, and with _ behind its name as it is
    afterwards."""


def call(run, claim, inputs, pattern):
    """Calls the claim's function with inputs by name; the pointers that `pattern` says to be one object are.
    Returns the outputs by name, '' for what it returned."""
    blocks, arguments = {}, []
    function = run.module.functions[claim.function]
    parameters = function.parameters
    for operand in claim.parsed:
        if operand.is_pointer:
            key = pattern.get(operand.name, operand.name)
            if key not in blocks:
                blocks[key] = Block(key, 8 * operand.size, operand.kind)
            if operand.kind != 'out':
                blocks[key].fill(inputs[operand.name])
                if operand.kind == 'in' and blocks[key].role == 'out':
                    blocks[key].role = 'in'
            arguments.append(Address(blocks[key]))
        elif operand.kind == 'fixed':
            arguments.append(operand.size)
        else:
            arguments.append(inputs[operand.name])
    if len(parameters) != len(arguments):
        raise ir.Unreadable(f'{claim.function} has {len(parameters)} parameters, the claim {len(arguments)}')
    before = {key: dict(block.cells) for key, block in blocks.items()}
    result = run.call(claim.function, arguments)
    outputs = {'': result}
    written = {pattern.get(each.name, each.name) for each in claim.parsed if each.kind in ('out', 'io')}
    for key, block in blocks.items():
        if key not in written and block.cells != before[key]:
            raise Fault(f'writes to {key}')
    for operand in claim.parsed:
        if operand.kind in ('out', 'io'):
            block = blocks[pattern.get(operand.name, operand.name)]
            limbs = block.limbs(operand.size)
            if None in limbs:
                raise Fault(f'does not write all of {operand.name}')
            outputs[operand.name] = limbs
    if claim.overlaps and run.read_late:
        raise Fault(f'reads {", ".join(run.read_late)} after it has written')
    return outputs


def random_inputs(claim, source):
    """Inputs of whose limbs many are edges."""
    if claim.samples:
        chosen = claim.samples(source)
        if chosen is not None:
            return chosen

    def limb():
        way = source.randrange(4)
        if way == 0:
            return source.choice(EDGES)
        if way == 1:
            return source.getrandbits(64) & source.getrandbits(64) | source.choice(EDGES)
        return source.getrandbits(64) if way == 2 else source.getrandbits(source.randrange(1, 65))

    found = {}
    for operand in claim.inputs():
        if operand.is_pointer:
            same = source.randrange(6)
            earlier = [limbs for limbs in found.values() if isinstance(limbs, list) and len(limbs) == operand.size]
            if same == 0 and earlier:
                found[operand.name] = list(source.choice(earlier))
                if source.randrange(2):
                    found[operand.name][source.randrange(operand.size)] = limb()
            elif same == 1:
                found[operand.name] = [source.choice((0, B - 1))] * operand.size
            else:
                found[operand.name] = [limb() for _ in range(operand.size)]
        elif operand.kind == 'count':
            found[operand.name] = source.choice((0, 30, 31, 255, 256, 511, 512, 2**32 - 1, source.randrange(600),
                                                 source.randrange(64) * 8, source.getrandbits(32)))
        elif operand.kind == 'flag':
            found[operand.name] = source.getrandbits(1)
        else:
            found[operand.name] = limb()
    return found


def seeded(claim):
    return random.Random(claim.name)


def whole(limbs):
    """The number that limbs make."""
    total = 0
    for i, limb in enumerate(limbs):
        total = limb * B**i + total
    return total


def number_values(claim, inputs, outputs):
    """The operands as numbers or polynomials; name_limbs are the limbs of a pointer's."""
    values = Values()
    for operand in claim.parsed:
        name = operand.name
        if operand.kind == 'fixed':
            setattr(values, name, operand.size)
        elif operand.is_pointer:
            if operand.kind != 'out':
                setattr(values, name, whole(inputs[name]))
                setattr(values, name + '_limbs', inputs[name])
            if operand.kind != 'in' and outputs:
                after = name + ('_' if operand.kind == 'io' else '')
                setattr(values, after, whole(outputs[name]))
                setattr(values, after + '_limbs', outputs[name])
        else:
            setattr(values, name, inputs[name])
    if outputs:
        values.result = outputs['']
    return values


def check_overlaps(run, claim, addresses):
    """Outputs of a call may lie on its inputs only where the claim is about such calls, too."""
    sizes = {operand.name: 8 * operand.size for operand in claim.parsed if operand.is_pointer}
    for out in claim.parsed:
        for other in claim.parsed:
            if out.kind not in ('out', 'io') or not other.is_pointer or out is other:
                continue
            one, two = addresses[out.name], addresses[other.name]
            if one.block is not two.block or one.at >= two.at + sizes[other.name] or two.at >= one.at + sizes[out.name]:
                continue
            same = one.at == two.at and any({out.name, other.name} <= set(each.split('=')) for each in claim.aliases)
            run.require(other.kind == 'in' and (claim.overlaps or same), f'{claim.function} with operands that overlap')


def contract(claim):
    """What stands for a call of the claim's function: new variables of which the claim holds."""

    def apply(run, arguments):
        inputs, addresses = {}, {}
        for operand, argument in zip(claim.parsed, arguments):
            if operand.kind == 'fixed':
                if argument != operand.size:
                    raise ir.Unreadable(f'{claim.function} with {operand.name} = {argument}')
            elif operand.is_pointer:
                addresses[operand.name] = argument
                if operand.kind != 'out':
                    inputs[operand.name] = [run.load(Address(argument.block, argument.at + 8 * i), ir.Integer(64))
                                            for i in range(operand.size)]
            else:
                inputs[operand.name] = argument
        check_overlaps(run, claim, addresses)
        if claim.needs:
            for fact in claim.needs(number_values(claim, inputs, None)):
                run.require(fact, f'what {claim.function} needs')
        outputs = {operand.name: run.domain.limbs(operand.name, operand.size)
                   for operand in claim.parsed if operand.kind in ('out', 'io')}
        kind = run.module.functions[claim.function].result
        outputs[''] = None if kind == ir.VOID else run.domain.fresh(0, 2**kind.bits - 1, 'result')
        values = number_values(claim, inputs, outputs)
        if claim.witness:
            if not claim.witness_is_limb:
                raise ir.Unreadable(f'a call of {claim.function}: its factor may be any number')
            values.witness = run.domain.fresh(0, B - 1, 'factor')
            values.witnesses = [values.witness]
        values.multiples = []
        for fact in claim.says(values):
            if isinstance(fact, Fact) and fact.kind == 'mod':  # a number that hints can name
                values.multiples.append(run.domain.fresh(-2**600, 2**600, 'multiple'))
                fact = eq(fact.of, fact.by * values.multiples[-1])
            if fact is not True:
                run.facts.append(fact)
        run.calls.append((claim.function, values))
        for name, limbs in outputs.items():
            for i, limb in enumerate(limbs if name else []):
                run.store(Address(addresses[name].block, addresses[name].at + 8 * i), 8, limb)
        return outputs['']

    return apply
