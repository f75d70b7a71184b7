# SPDX-License-Identifier: MIT OR Apache-2.0
"""The files of the pictures."""

import io

import plots_lines
import plots_marks
import plots_svg

DRAWN = {
    'speed-up': ('Backends: times as fast as split32, the portable C', plots_marks.speed_up),
    'peers': ('libu256 (asm, inlined): times as fast as GMP and Boost', plots_marks.peers),
    'lengths': ('Cost against the length of operands', plots_lines.lengths),
    'arrays': ('Arrays against their size, by instruction set', plots_lines.arrays),
}


def svg(picture, figures):
    """The bytes of a picture's file."""
    title, draw = DRAWN[picture]
    out = io.BytesIO()
    draw(title, figures).savefig(out, format='svg', transparent=True, metadata={'Title': title, 'Date': None})
    return plots_svg.small(out.getvalue())
