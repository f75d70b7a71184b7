# SPDX-License-Identifier: MIT OR Apache-2.0
"""Pictures of ratios: a row for each operation with a mark for each column, throughput and latency side by side."""

from matplotlib.ticker import FixedFormatter, FixedLocator

import plots_rows
from plots_sheet import BLUE, GREEN, NEUTRAL, NORMAL, ORANGE, PEER_NAMES, WIDTH, Sheet, log_axis, plain

ROW, GAP, TOP, BOTTOM, LEFT = 0.178, 0.09, 0.82, 0.72, 2.05
PANEL = (WIDTH - LEFT - 0.3) / 2


def _mark(colour, shape, size, hollow):
    return {'color': colour, 'marker': shape, 'markersize': size, 'markeredgewidth': 1.2, 'linestyle': 'none',
            'markerfacecolor': 'none' if hollow else colour}


def _draw_rows(axes, places, ratios, mode, styles):
    # One line with gaps, and one series of marks for each column, make a small file.
    spans, series = [], {}
    for operation, y in places.items():
        if mode not in plots_rows.modes_of(operation):
            continue
        found = ratios(operation, mode)
        spans += [(min(1, *found.values()), y), (max(1, *found.values()), y), (float('nan'), y)]
        for column, x in found.items():
            series.setdefault(column, []).append((x, y))
    axes.plot(*zip(*spans), color=NEUTRAL, alpha=0.45, linewidth=1, clip_on=False, zorder=1)
    for column, points in series.items():
        axes.plot(*zip(*points), **styles[column], clip_on=False, zorder=3)


def _draw(sheet_of, groups, ratios, styles, keys, scale, axis_words):
    """ratios: {column: ratio} of an operation in a mode. keys: what the marks of a column stand for, and at which x."""
    places, depth = {}, -GAP
    for group in groups:
        depth += GAP
        for operation in group:
            places[operation] = depth + ROW / 2
            depth += ROW
    sheet = sheet_of(TOP + depth + BOTTOM)
    for column, style in styles.items():
        sheet.key(LEFT + keys[column][1], 0.46, style, keys[column][0])
    for panel, mode in enumerate(('throughput', 'latency')):
        axes = sheet.axes(LEFT + panel * (PANEL + 0.2), TOP, PANEL, depth)
        axes.set_title(mode, pad=5)
        axes.set_xlabel(axis_words)
        scale(axes)
        axes.axvline(1, color=NEUTRAL, linewidth=1.2)
        axes.set_ylim(depth, 0)
        axes.grid(False, axis='y')
        axes.spines['left'].set_visible(False)
        names = [name.replace(':', ', ') if panel == 0 else '' for name in places]
        axes.yaxis.set_major_locator(FixedLocator(list(places.values())))
        axes.yaxis.set_major_formatter(FixedFormatter(names))
        axes.tick_params(axis='y', labelsize=NORMAL)
        _draw_rows(axes, places, ratios, mode, styles)
    return sheet.figure


def _all(operations, ratios):
    return [x for operation in operations for mode in plots_rows.modes_of(operation)
            for x in ratios(operation, mode).values()]


def speed_up(title, figures):
    run = figures.run_of('speed-up', plots_rows.speed_up)
    styles = {'int128': _mark(BLUE, 'o', 6, hollow=True), 'asm': _mark(ORANGE, 'o', 4.2, hollow=False),
              'asm-mulx': _mark(GREEN, 'D', 4, hollow=True)}
    styles = {column: style for column, style in styles.items() if column in plots_rows.speed_up_columns(run)}
    keys = {'int128': ('int128', 0), 'asm': ('asm', 0.75), 'asm-mulx': ('asm by mulx, adcx and adox', 1.35)}

    def ratios(operation, mode):
        ns = {column: run['figures'][f'{operation}/{column}/{mode}']['ns'] for column in ('split32', *styles)}
        return {column: ns['split32'] / ns[column] for column in styles}

    most = 1.05 * max(_all([operation for group in plots_rows.SPEED_UP for operation in group], ratios))

    def scale(axes):
        axes.set_xlim(0, most)
        axes.xaxis.set_major_locator(FixedLocator(range(int(most) + 1)))
        axes.xaxis.set_major_formatter(plain)

    return _draw(lambda height: Sheet(title, height, run), plots_rows.SPEED_UP, ratios, styles, keys,
                 scale, 'times as fast as split32')


def peers(title, figures):
    run = figures.run_of('peers', plots_rows.peers)
    styles = {'gmp': _mark(BLUE, 'o', 5, hollow=False), 'boost': _mark(ORANGE, 'D', 4.6, hollow=True)}
    keys = {'gmp': ('against GMP', 0), 'boost': ('against Boost', 1.2)}
    others = {operation: names for group in plots_rows.PEERS for operation, names in group.items()}

    def ratios(operation, mode):
        asm = run['figures'][f'{operation}/asm/{mode}']['ns']
        return {name: run['figures'][f'{operation}/{name}/{mode}']['ns'] / asm for name in others[operation]}

    found = _all(others, ratios)

    def scale(axes):
        ticks = [m * 10 ** e for e in range(-2, 5) for m in (1, 2, 5)]
        log_axis(axes, 'x', min(0.5, *found) / 1.15, max(found) * 1.15, ticks)
        axes.axvspan(axes.get_xlim()[0], 1, color=NEUTRAL, alpha=0.12, linewidth=0)

    return _draw(lambda height: Sheet(title, height, run, PEER_NAMES), plots_rows.PEERS, ratios, styles,
                 keys, scale, 'times as fast, logarithmic; shaded: the peer is faster')
