# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the pictures have in common: colours, places in inches, a caption, axes with given ticks. Positions are not
found out from fonts, so that the same figures give the same bytes."""

import matplotlib
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

# Each has a contrast of at least 4.1 with white and with GitHub's dark background, #0d1117, and any two that meet in a
# picture differ for colour-blind eyes, too; shapes say the same once more.
NEUTRAL, ORANGE, BLUE, GREEN = '#737b85', '#cf5a00', '#1f7fc4', '#00875f'
WIDTH = 8.6  # inches, so that text of 9 points is about as large as a README's
SMALL, NORMAL, LARGE = 7.5, 8.5, 11

PEER_NAMES = {'gmp': 'GMP', 'boost': 'Boost'}

matplotlib.rcParams.update({
    'svg.fonttype': 'none', 'svg.hashsalt': 'libu256', 'path.simplify': False, 'font.family': 'DejaVu Sans',
    'text.color': NEUTRAL, 'axes.labelcolor': NEUTRAL, 'axes.edgecolor': NEUTRAL, 'xtick.color': NEUTRAL,
    'ytick.color': NEUTRAL, 'axes.linewidth': 0.6, 'axes.labelsize': NORMAL, 'xtick.labelsize': SMALL,
    'ytick.labelsize': SMALL, 'axes.titlesize': NORMAL, 'axes.titlecolor': NEUTRAL, 'axes.titlelocation': 'left',
    'figure.facecolor': 'none', 'axes.facecolor': 'none', 'axes.spines.top': False, 'axes.spines.right': False,
})


class Sheet:
    """A picture whose parts are placed in inches from its top left corner."""

    def __init__(self, title, height, run, peers=()):
        self.height = height
        self.figure = Figure(figsize=(WIDTH, height))
        self.text(0.1, 0.2, title, size=LARGE, weight='bold')
        for i, line in enumerate(_caption(run, peers)):
            self.text(0.1, height - 0.24 + 0.14 * i, line, size=SMALL - 0.5)

    def text(self, x, y, words, **style):
        style.setdefault('size', NORMAL)
        self.figure.text(x / WIDTH, 1 - y / self.height, words, va='center', **style)

    def axes(self, x, y, width, height):
        place = x / WIDTH, 1 - (y + height) / self.height, width / WIDTH, height / self.height
        axes = self.figure.add_axes(place)
        axes.set_axisbelow(True)
        axes.grid(True, color=NEUTRAL, alpha=0.25, linewidth=0.6, clip_on=False)
        axes.tick_params(length=0)
        return axes

    def key(self, x, y, style, words, length=0):
        """A mark, or a line of that length, and what it stands for."""
        xs = [x / WIDTH, (x + length) / WIDTH] if length else [x / WIDTH]
        self.figure.add_artist(Line2D(xs, [1 - y / self.height] * len(xs), **style))
        self.text(x + length + 0.1, y, words, color=style['color'])


def _caption(run, peers):
    machine = run['machine']
    versions = [f'libu256 {machine["libu256"]}, commit {run["commit"]}']
    for column in peers:
        version = machine['columns'][column].split()[-1].replace('_', '.')
        versions.append(f'{PEER_NAMES[column]} {version}')
    clock = f' at {machine["GHz"]:.1f} GHz' if 'GHz' in machine else ''
    where = f'{machine["cpu_model"]}{clock}, {machine["compiler"]} {machine["flags"]}, {machine["date"]}'
    return [where, ', '.join(versions)]


def plain(x, _=None):
    return f'{x:g}'


def log_axis(axes, which, low, high, ticks, name=plain):
    """Makes x or y logarithmic, from low to high, with those of the ticks that are between."""
    getattr(axes, f'set_{which}scale')('log')
    getattr(axes, f'set_{which}lim')(low, high)
    axis = getattr(axes, f'{which}axis')
    shown = [tick for tick in ticks if low <= tick <= high]
    axis.set_major_locator(FixedLocator(shown))
    axis.set_major_formatter(FixedFormatter([name(tick) for tick in shown]))
    axis.set_minor_locator(NullLocator())
