# SPDX-License-Identifier: MIT OR Apache-2.0
"""Pictures of times against a length: a small panel for each operation."""

from matplotlib.ticker import FixedLocator

import plots_rows
from plots_sheet import BLUE, GREEN, NEUTRAL, NORMAL, ORANGE, PEER_NAMES, SMALL, Sheet, log_axis, plain

ACROSS = 2


def _line(colour, shape='', style='-', width=1.6):
    return {'color': colour, 'marker': shape or None, 'markersize': 3.2, 'linestyle': style, 'linewidth': width}


def _apart(at, least):
    """Places in ascending order, moved until there is at least so much between two."""
    for _ in range(200):
        for i in range(len(at) - 1):
            overlap = least - (at[i + 1] - at[i])
            if overlap > 1e-9:
                at[i] -= overlap / 2
                at[i + 1] += overlap / 2
    return at


class _Panel:
    """Axes with times in ns on a logarithmic scale. height in inches."""

    def __init__(self, sheet, x, y, width, height, title, pad=4):
        self.axes, self.height, self.lines = sheet.axes(x, y, width, height), height, []
        self.axes.set_title(title, pad=pad, weight='bold', fontsize=NORMAL)

    def add(self, xs, ns, style, name=''):
        self.axes.plot(xs, ns, **style, clip_on=False, zorder=3)
        self.lines.append((ns, name, style['color']))

    def scale(self):
        everything = [x for ns, _, _ in self.lines for x in ns]
        low, high = min(everything) / 1.25, max(everything) * 1.25
        steps = (1,) if high / low > 100 else (1, 2, 5)
        log_axis(self.axes, 'y', low, high, [m * 10 ** e for e in range(-3, 6) for m in steps])

    def name_ends(self):
        scale = self.axes.yaxis.get_transform()
        low, high = scale.transform(list(self.axes.get_ylim()))
        ends = sorted(((scale.transform(ns[-1]) - low) / (high - low), name, colour) for ns, name, colour in self.lines)
        for y, (_, name, colour) in zip(_apart([end[0] for end in ends], 0.145 / self.height), ends):
            self.axes.text(1.02, y, name, color=colour, size=SMALL, va='center', transform=self.axes.transAxes)


def lengths(title, figures):
    run = figures.run_of('lengths', plots_rows.lengths)
    styles = {'asm': (_line(ORANGE, 'o'), 'libu256'), 'gmp': (_line(BLUE, 's', '--'), 'GMP'),
              'boost': (_line(GREEN, '^', ':'), 'Boost')}
    height, step = 1.3, 1.93
    down = -(-len(plots_rows.LENGTHS) // ACROSS)
    sheet = Sheet(title, 1.1 + down * step, run, PEER_NAMES)
    sheet.text(0.1, 0.42, 'ns an operation, throughput, on a logarithmic scale')
    for i, (name, words, operation, classes, others) in enumerate(plots_rows.LENGTHS):
        panel = _Panel(sheet, 0.55 + i % ACROSS * 4.15, 0.8 + i // ACROSS * step, 3.1, height, name)
        for column in ('asm', *others):
            ns = [run['figures'][f'{operation}:{of}/{column}/throughput']['ns'] for of in classes.values()]
            panel.add(list(classes), ns, *styles[column])
        panel.axes.set_xlabel(words, labelpad=2)
        panel.axes.xaxis.set_major_locator(FixedLocator(list(classes)))
        panel.axes.xaxis.set_major_formatter(plain)
        panel.scale()
        panel.name_ends()
    return sheet.figure


def _short(n):
    return f'{n}' if n < 1000 else f'{n // 1000}k' if n < 10 ** 6 else f'{n // 10 ** 6}M'


def _size(n):
    return f'{n >> 20} MiB' if n >> 20 else f'{n >> 10} KiB'


def _mark_caches(axes, caches, element):
    """Where an array of such elements, all that the operation reads and writes, fills each of the caches."""
    for name, size in caches.items():
        axes.axvline(size / element, color=NEUTRAL, linewidth=0.8, alpha=0.6)
        axes.text(size / element, 1.02, f'{name}, {_size(size)}', color=NEUTRAL, size=SMALL - 1, ha='right',
                  transform=axes.get_xaxis_transform())


def arrays(title, figures):
    run = figures.run_of('arrays', plots_rows.arrays)
    styles = {'loop': (_line(NEUTRAL, style=(0, (1, 1))), 'loop over scalars', 0),
              'scalar': (_line(NEUTRAL), 'scalar', 1.8),
              'avx2': (_line(BLUE, style='--'), 'AVX2', 2.9), 'avx512ifma': (_line(ORANGE), 'AVX-512 IFMA', 3.95),
              'memcpy': (_line(GREEN, style=(0, (3, 1, 1, 1)), width=1.2), 'memcpy of as many bytes', 5.55)}
    height, step = 1.45, 2.15
    down = -(-len(plots_rows.ARRAYS) // ACROSS)
    sheet = Sheet(title, 1.35 + down * step, run)
    sheet.text(0.1, 0.42, 'ns an element, both scales logarithmic')
    # They meet where memory is the limit: names at their ends would not tell them apart.
    for column in plots_rows.array_columns(run):
        style, words, x = styles[column]
        sheet.key(0.12 + x, 0.66, style, words, length=0.3)
    for i, (operation, name) in enumerate(plots_rows.ARRAYS.items()):
        panel = _Panel(sheet, 0.5 + i % ACROSS * 4.25, 1.15 + i // ACROSS * step, 3.65, height, name, pad=13)
        for column in plots_rows.array_columns(run):
            found = [run['figures'][f'u256_array_{operation}/{column}/{n}'] for n in plots_rows.ARRAY_LENGTHS]
            panel.add(plots_rows.ARRAY_LENGTHS, [figure['ns'] for figure in found], styles[column][0])
        ends = plots_rows.ARRAY_LENGTHS[0], plots_rows.ARRAY_LENGTHS[-1]
        log_axis(panel.axes, 'x', *ends, [10 ** e for e in range(1, 7)], _short)
        panel.axes.set_xlabel('elements', labelpad=2)
        _mark_caches(panel.axes, run['machine']['caches'], found[0]['bytes'])
        panel.scale()
    return sheet.figure
