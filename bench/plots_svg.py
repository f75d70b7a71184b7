# SPDX-License-Identifier: MIT OR Apache-2.0
"""Makes a small file of Matplotlib's SVG: without groups of nothing, with one font, and with two decimals, so that it
does not depend on the last bits of a position either."""

import re
import xml.etree.ElementTree as tree

SVG, XLINK = 'http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink'
# Where there is no DejaVu, Verdana has its widths.
STYLE = "*{stroke-linejoin:round}text{font-family:'DejaVu Sans',Verdana,sans-serif}"


def _rounded(words):
    words = re.sub(r'-?\d+\.\d+', lambda number: f'{float(number[0]):.2f}'.rstrip('0').rstrip('.'), words)
    return ' '.join(words.split())


def _children(element):
    """What is inside, of groups that say nothing only their contents."""
    for child in list(element):
        name = child.tag.rpartition('}')[2]
        if name in ('metadata', 'style'):
            continue
        if name == 'g':
            child.attrib.pop('id', None)
        inside = list(_children(child))
        if name == 'g' and not child.attrib:
            yield from inside
        elif name not in ('g', 'defs') or inside:
            for old in list(child):
                child.remove(old)
            child.extend(inside)
            yield child


def _tidy(element):
    for key, value in element.attrib.items():
        if key not in ('id', 'clip-path', f'{{{XLINK}}}href'):
            element.set(key, _rounded(value))
    if element.get('transform', '').startswith('rotate(-0 '):
        del element.attrib['transform']
    style = element.get('style')
    if style:
        style = re.sub(r"font: ([\d.]+px) 'DejaVu Sans'", r'font-size: \1', style)
        style = re.sub(r"font: (\w+) ([\d.]+px) 'DejaVu Sans'", r'font-size: \2; font-weight: \1', style)
        element.set('style', style.replace(': ', ':').replace('; ', ';'))
    element.tail = '\n'
    if len(element):
        element.text = '\n'
    for child in element:
        _tidy(child)


def small(svg):
    """The same picture in fewer bytes."""
    tree.register_namespace('', SVG)
    tree.register_namespace('xlink', XLINK)
    root = tree.fromstring(svg)
    inside = list(_children(root))
    for old in list(root):
        root.remove(old)
    root.extend(inside)
    style = tree.Element(f'{{{SVG}}}style')
    style.text = STYLE
    root.insert(1, style)
    _tidy(root)
    return tree.tostring(root)
