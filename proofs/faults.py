# SPDX-License-Identifier: MIT OR Apache-2.0
"""Single faults in the translated code: one step of a function, or of one that it calls, does something else. A
claim that is false of such a function, as numbers show, must not be proved of it."""

import copy

import verify

SWAPS = {'add': 'sub', 'sub': 'add', 'mul': 'add', 'and': 'or', 'or': 'and', 'xor': 'and', 'shl': 'lshr', 'lshr': 'shl',
         'ashr': 'lshr', 'zext': 'sext'}
RELATIONS = {'ult': 'ule', 'ule': 'ult', 'ugt': 'uge', 'uge': 'ugt', 'eq': 'ne', 'ne': 'eq', 'slt': 'sle', 'sgt': 'sge'}
TRIES = 60


class Faulty:
    """A subject of which one function is another."""

    def __init__(self, subject, name, function):
        self.module = copy.copy(subject.module)
        self.module.functions = {**subject.module.functions, name: function}
        self.backend = subject.backend


def called(module, name, but=()):
    """The function and those that it calls, however deep."""
    found, waiting = [], [name]
    while waiting:
        current = waiting.pop()
        if current in found or current not in module.functions or current in but:
            continue
        found.append(current)
        function = module.parsed(module.functions[current])
        for block in function.blocks.values():
            waiting += [each.extra[1:] for each in block if each.op == 'call']
    return found


def places(module, claim):
    """Every step that a fault can be made of: function, label, number. What the functions of other claims call, too, is
    left to those claims."""
    found, others = [], {name for used in claim.used for name in called(module, used)}
    for name in called(module, claim.function, claim.used):
        if name in others:
            continue
        function = module.functions[name]
        for label, block in function.blocks.items():
            for number, step in enumerate(block):
                if step.op in SWAPS or step.op == 'icmp' and step.extra in RELATIONS or is_element(step):
                    found.append((name, label, number))
    return found


def is_element(step):
    """An element of an array, by a constant."""
    return step.op == 'getelementptr' and len(step.operands) < 4 and step.operands[-1][1][0] == 'constant' and \
        step.operands[-1][0].bits == 64


def planted(subject, place):
    name, label, number = place
    function = copy.copy(subject.module.functions[name])
    function.blocks = dict(function.blocks)
    function.blocks[label] = list(function.blocks[label])
    step = copy.copy(function.blocks[label][number])
    if step.op == 'icmp':
        step.extra = RELATIONS[step.extra]
    elif is_element(step):
        kind, (_, index) = step.operands[-1]
        step.operands = step.operands[:-1] + [(kind, ('constant', index ^ 1))]
    else:
        step.op = SWAPS[step.op]
        if step.op in ('add', 'sub') and isinstance(step.extra, set):
            step.extra = set()
    function.blocks[label][number] = step
    return Faulty(subject, name, function)


def harmful(claim, subject, source):
    """The faults of which numbers show that they are some, one after the other: the faulty subject, and a text."""
    everywhere = places(subject.module, claim)
    source.shuffle(everywhere)
    for place in everywhere:
        faulty = planted(subject, place)
        if verify.counterexample(claim, faulty, TRIES):
            yield faulty, ' '.join(str(part) for part in place)
