# SPDX-License-Identifier: MIT OR Apache-2.0
"""The pictures, by Matplotlib. The same figures give the same bytes: positions are given and not found out from fonts, and
no date is written."""

import io

import matplotlib
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

import plots_rows
import plots_svg

# Each has a contrast of at least 4.1 with white and with GitHub's dark background, #0d1117, and any two of them that meet
# in a picture differ for colour-blind eyes, too; shapes say the same once more.
NEUTRAL, ORANGE, BLUE, GREEN = '#737b85', '#cf5a00', '#1f7fc4', '#00875f'
WIDTH = 8.6  # inches, so that text of 9 points is about as large as a README's
SMALL, NORMAL, LARGE = 7.5, 8.5, 11

TITLES = {
    'speed-up': 'Times as fast as split32, by operation and backend',
    'peers': 'Times as fast as GMP and Boost, by operation',
    'lengths': 'Cost against the length of operands',
    'arrays': 'Arrays against their size, by instruction set',
}

PEER_NAMES = {'gmp': 'GMP', 'boost': 'Boost'}

matplotlib.rcParams.update({
    'svg.fonttype': 'none', 'svg.hashsalt': 'libu256', 'path.simplify': False, 'font.family': 'DejaVu Sans',
    'text.color': NEUTRAL, 'axes.labelcolor': NEUTRAL, 'axes.edgecolor': NEUTRAL, 'xtick.color': NEUTRAL,
    'ytick.color': NEUTRAL, 'axes.linewidth': 0.6, 'xtick.major.width': 0.6, 'ytick.major.width': 0.6,
    'axes.labelsize': NORMAL, 'xtick.labelsize': SMALL, 'ytick.labelsize': NORMAL, 'figure.facecolor': 'none',
    'axes.facecolor': 'none', 'axes.spines.top': False, 'axes.spines.right': False,
})


class Sheet:
    """A picture whose parts are placed in inches from its top left corner."""

    def __init__(self, picture, height, commit, run, peers=()):
        self.height = height
        self.figure = Figure(figsize=(WIDTH, height))
        self.text(0.1, 0.2, TITLES[picture], size=LARGE, weight='bold')
        for i, line in enumerate(caption(commit, run, peers)):
            self.text(0.1, height - 0.24 + 0.14 * i, line, size=SMALL - 0.5)

    def text(self, x, y, words, **style):
        style.setdefault('size', NORMAL)
        self.figure.text(x / WIDTH, 1 - y / self.height, words, va='center', **style)

    def axes(self, x, y, width, height, **keys):
        axes = self.figure.add_axes((x / WIDTH, 1 - (y + height) / self.height, width / WIDTH, height / self.height), **keys)
        axes.set_axisbelow(True)
        axes.grid(True, color=NEUTRAL, alpha=0.25, linewidth=0.6, clip_on=False)
        axes.tick_params(length=0)
        return axes

    def key(self, x, y, style, words, step):
        """A mark and what it stands for."""
        style = {**style, 'linestyle': 'none'}
        self.figure.add_artist(Line2D([x / WIDTH], [1 - y / self.height], **style))
        self.text(x + 0.1, y, words, color=style['color'])
        return x + step


def caption(commit, run, peers):
    machine = run['machine']
    versions = [f'libu256 {machine["libu256"]}, commit {commit}']
    versions += [f'{PEER_NAMES[column]} {machine["columns"][column].split()[-1].replace("_", ".")}' for column in peers]
    clock = f', {machine["GHz"]:.1f} GHz' if 'GHz' in machine else ''
    return [f'{machine["cpu_model"]}{clock}; {machine["compiler"]} {machine["flags"]}; {machine["date"]}', ', '.join(versions)]


def log_axis(axis, low, high, ticks, name=str):
    """A logarithmic axis with these ticks; `axis` is x or y of some axes."""
    which, axes = axis
    getattr(axes, f'set_{which}scale')('log')
    getattr(axes, f'set_{which}lim')(low, high)
    of = getattr(axes, f'{which}axis')
    shown = [tick for tick in ticks if low <= tick <= high]
    of.set_major_locator(FixedLocator(shown))
    of.set_major_formatter(FixedFormatter([name(tick) for tick in shown]))
    of.set_minor_locator(NullLocator())


def plain(x, _=None):
    return f'{x:g}'


# --- Rows of marks: two panels, throughput and latency ---

ROW, GAP, TOP, BOTTOM, LEFT = 0.178, 0.09, 0.82, 0.72, 2.05
PANEL = (WIDTH - LEFT - 0.3) / 2


def row_name(name):
    return name.replace(':', ', ')


def rows_of_marks(picture, commit, run, groups, marks, scale, axis_words):
    """groups: lists of operations. marks: 'keys', 'styles' by column, 'of', which gives x by column, and 'peers'."""
    places, y = {}, 0
    for group in groups:
        for operation in group:
            places[operation] = y + ROW / 2
            y += ROW
        y += GAP
    depth = y - GAP
    sheet = Sheet(picture, TOP + depth + BOTTOM, commit, run, marks['peers'])
    at = LEFT
    for style, words, step in marks['keys']:
        at = sheet.key(at, 0.46, style, words, step)
    for panel, mode in enumerate(('throughput', 'latency')):
        axes = sheet.axes(LEFT + panel * (PANEL + 0.2), TOP, PANEL, depth)
        axes.set_ylim(depth, 0)
        axes.set_title(mode, fontsize=NORMAL, loc='left', color=NEUTRAL, pad=5)
        scale(axes)
        axes.axvline(1, color=NEUTRAL, linewidth=1.2)
        axes.grid(False, axis='y')
        axes.spines['left'].set_visible(False)
        axes.yaxis.set_major_locator(FixedLocator(list(places.values())))
        axes.yaxis.set_major_formatter(FixedFormatter([row_name(name) for name in places] if panel == 0 else [''] * len(places)))
        axes.set_xlabel(axis_words)
        # One line with gaps and one series of marks for each column make a small file.
        spans, series = [], {}
        for operation, place in places.items():
            if mode not in plots_rows.modes_of(operation):
                continue
            found = marks['of'](operation, mode)
            xs = [1, *found.values()]
            spans += [(min(xs), place), (max(xs), place), (float('nan'), place)]
            for column, x in found.items():
                series.setdefault(column, []).append((x, place))
        axes.plot(*zip(*spans), color=NEUTRAL, alpha=0.45, linewidth=1, clip_on=False, zorder=1)
        for column, points in series.items():
            axes.plot(*zip(*points), **{**marks['styles'][column], 'linestyle': 'none'}, clip_on=False, zorder=3)
    return sheet.figure


def mark(colour, shape, hollow=False, size=5):
    return {'color': colour, 'marker': shape, 'markersize': size, 'markeredgewidth': 1.2,
            'markerfacecolor': 'none' if hollow else colour}


def speed_up(figures):
    run = figures.run_of('speed-up', plots_rows.speed_up)
    styles = {'int128': mark(BLUE, 'o', hollow=True, size=6), 'asm': mark(ORANGE, 'o', size=4.2),
              'asm-mulx': mark(GREEN, 'D', hollow=True, size=4)}
    words = {'int128': ('int128', 0.75), 'asm': ('asm', 0.6), 'asm-mulx': ('asm by mulx, adcx and adox', 2)}
    columns = [column for column in styles if f'u256_mul/{column}/throughput' in run['figures']]

    def found(operation, mode):
        ns = {column: run['figures'][f'{operation}/{column}/{mode}']['ns'] for column in ['split32', *columns]}
        return {column: ns['split32'] / ns[column] for column in columns}

    most = max(x for group in plots_rows.SPEED_UP for operation in group for mode in plots_rows.modes_of(operation)
               for x in found(operation, mode).values())

    def scale(axes):
        axes.set_xlim(0, most * 1.05)
        axes.xaxis.set_major_locator(FixedLocator(range(int(most * 1.05) + 1)))
        axes.xaxis.set_major_formatter(plain)

    keys = [(styles[column], *words[column]) for column in columns]
    return rows_of_marks('speed-up', figures.commit, run, plots_rows.SPEED_UP, {'keys': keys, 'styles': styles, 'of': found, 'peers': ()},
                         scale, 'times as fast as split32')


def peers(figures):
    run = figures.run_of('peers', plots_rows.peers)
    styles = {'gmp': mark(BLUE, 'o', size=5), 'boost': mark(ORANGE, 'D', hollow=True, size=4.6)}
    operations = {operation: others for group in plots_rows.PEERS for operation, others in group.items()}

    def found(operation, mode):
        ns = {column: run['figures'][f'{operation}/{column}/{mode}']['ns'] for column in ('asm', *operations[operation])}
        return {column: ns[column] / ns['asm'] for column in operations[operation]}

    ratios = [x for operation in operations for mode in plots_rows.modes_of(operation) for x in found(operation, mode).values()]

    def scale(axes):
        log_axis(('x', axes), min(*ratios, 0.5) / 1.15, max(ratios) * 1.15, [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200], plain)
        axes.axvspan(axes.get_xlim()[0], 1, color=NEUTRAL, alpha=0.12, linewidth=0)

    keys = [(styles['gmp'], 'against GMP', 1.2), (styles['boost'], 'against Boost', 1.25)]
    return rows_of_marks('peers', figures.commit, run, plots_rows.PEERS, {'keys': keys, 'styles': styles, 'of': found, 'peers': PEER_NAMES},
                         scale, 'times as fast, logarithmic; shaded: the peer is faster')


# --- Panels of lines ---


def label_ends(axes, height, ends):
    """Names of lines where those end, as (y, words, colour); moved apart where they would touch. height in inches."""
    scale = axes.yaxis.get_transform()
    low, high = scale.transform(list(axes.get_ylim()))
    least = 0.145 / height
    placed = sorted(((scale.transform(y) - low) / (high - low), words, colour) for y, words, colour in ends)
    at = [y for y, _, _ in placed]
    for _ in range(200):
        for i in range(len(at) - 1):
            overlap = least - (at[i + 1] - at[i])
            if overlap > 1e-9:
                at[i] -= overlap / 2
                at[i + 1] += overlap / 2
    for y, (_, words, colour) in zip(at, placed):
        axes.text(1.02, y, words, color=colour, size=SMALL, va='center', transform=axes.transAxes)


def line(colour, shape='', style='-', width=1.6):
    return {'color': colour, 'marker': shape or None, 'markersize': 3.2, 'linestyle': style, 'linewidth': width}


def ns_axis(axes, low, high, factor=1.25):
    ticks = [m * 10 ** e for e in range(-3, 6) for m in (1, 2, 5)]
    if high / low > 60:
        ticks = [10.0 ** e for e in range(-3, 6)]
    log_axis(('y', axes), low / factor, high * factor, ticks, plain)


def lengths(figures):
    run = figures.run_of('lengths', plots_rows.lengths)
    styles = {'asm': (line(ORANGE, 'o'), 'libu256'), 'gmp': (line(BLUE, 's', '--'), 'GMP'),
              'boost': (line(GREEN, '^', ':'), 'Boost')}
    height, step, across = 1.3, 1.93, 2
    down = -(-len(plots_rows.LENGTHS) // across)
    sheet = Sheet('lengths', 0.75 + down * step + 0.35, figures.commit, run, PEER_NAMES)
    sheet.text(0.1, 0.42, 'ns an operation, throughput, on a logarithmic scale')
    for i, (title, words, operation, classes, others) in enumerate(plots_rows.LENGTHS):
        axes = sheet.axes(0.55 + i % across * 4.15, 0.8 + i // across * step, 3.1, height)
        axes.set_title(title, fontsize=NORMAL, loc='left', color=NEUTRAL, pad=4, weight='bold')
        axes.set_xlabel(words, labelpad=2)
        ends, all_ns = [], []
        for column in ('asm', *others):
            style, name = styles[column]
            ns = [run['figures'][f'{operation}:{of}/{column}/throughput']['ns'] for of in classes.values()]
            axes.plot(list(classes), ns, **style, clip_on=False, zorder=3)
            ends.append((ns[-1], name, style['color']))
            all_ns += ns
        ns_axis(axes, min(all_ns), max(all_ns))
        axes.xaxis.set_major_locator(FixedLocator(list(classes)))
        axes.xaxis.set_major_formatter(plain)
        axes.tick_params(axis='y', labelsize=SMALL)
        label_ends(axes, height, ends)
    return sheet.figure


def size_name(size):
    return f'{size >> 20} MiB' if size >> 20 else f'{size >> 10} KiB'


def arrays(figures):
    run = figures.run_of('arrays', plots_rows.arrays)
    styles = {'loop': (line(NEUTRAL, '', (0, (1, 1))), 'loop over scalars'), 'scalar': (line(NEUTRAL), 'scalar'),
              'avx2': (line(BLUE, '', '--'), 'AVX2'), 'avx512ifma': (line(ORANGE), 'AVX-512 IFMA'),
              'memcpy': (line(GREEN, '', (0, (3, 1, 1, 1)), 1.2), 'memcpy')}
    columns = [column for column in styles if f'u256_array_add/{column}/{plots_rows.ARRAY_LENGTHS[0]}' in run['figures']]
    height, step, across = 1.45, 2.15, 2
    down = -(-len(plots_rows.ARRAYS) // across)
    sheet = Sheet('arrays', 0.75 + down * step + 0.35, figures.commit, run)
    sheet.text(0.1, 0.42, 'ns an element, both scales logarithmic; memcpy copies as many bytes as the operation reads and writes')
    for i, (operation, title) in enumerate(plots_rows.ARRAYS.items()):
        axes = sheet.axes(0.55 + i % across * 4.15, 0.9 + i // across * step, 2.9, height)
        axes.set_title(title, fontsize=NORMAL, loc='left', color=NEUTRAL, pad=13, weight='bold')
        ends, all_ns = [], []
        for column in columns:
            found = [run['figures'][f'u256_array_{operation}/{column}/{n}'] for n in plots_rows.ARRAY_LENGTHS]
            style, name = styles[column]
            axes.plot(plots_rows.ARRAY_LENGTHS, [figure['ns'] for figure in found], **style, clip_on=False, zorder=3)
            ends.append((found[-1]['ns'], name, style['color']))
            all_ns += [figure['ns'] for figure in found]
        log_axis(('x', axes), plots_rows.ARRAY_LENGTHS[0], plots_rows.ARRAY_LENGTHS[-1], [10 ** e for e in range(1, 7)],
                 lambda n: f'{n}' if n < 1000 else f'{n // 1000}k' if n < 10 ** 6 else f'{n // 10 ** 6}M')
        ns_axis(axes, min(all_ns), max(all_ns))
        axes.tick_params(axis='y', labelsize=SMALL)
        if i // across == down - 1:
            axes.set_xlabel('elements', labelpad=2)
        for cache, size in run['machine']['caches'].items():
            last = size / found[0]['bytes']
            axes.axvline(last, color=NEUTRAL, linewidth=0.8, alpha=0.6)
            axes.text(last, 1.02, f'{cache}, {size_name(size)} ', color=NEUTRAL, size=SMALL - 1, ha='right', va='bottom',
                      transform=axes.get_xaxis_transform())
        label_ends(axes, height, ends)
    return sheet.figure


DRAWN = {'speed-up': speed_up, 'peers': peers, 'lengths': lengths, 'arrays': arrays}


def svg(picture, figures):
    """The bytes of a picture's file."""
    out = io.BytesIO()
    nothing = dict.fromkeys(('Date', 'Creator', 'Format', 'Type'))
    DRAWN[picture](figures).savefig(out, format='svg', transparent=True, metadata={'Title': TITLES[picture], **nothing})
    return plots_svg.small(out.getvalue())
