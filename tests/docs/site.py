#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The site, built as docs/guide.md says from a copy of the checkout: every public function is there with its contract,
every page of docs/ too, and no link of it leads nowhere. A function without a contract, and a link to no page, stop the
build.

    site.py --source-root FOLDER --meson COMMAND"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'package'))

from common import attempt, check, copy_checkout, finish, report, run, scratch_folder, skip  # noqa: E402
from pages import pages  # noqa: E402


def functions(checkout):
    listed = subprocess.run([sys.executable, '-B', str(checkout / 'bindings/declarations.py'), str(checkout), '--list'],
                            capture_output=True, text=True, check=True).stdout
    return set(re.findall(r'\b(u(?:256|512)_\w+)\(', listed))


def documented(tags):
    """Functions by the group that has them, from Doxygen's index of what it documented."""
    found = {}
    for compound in xml.etree.ElementTree.parse(tags).iter('compound'):
        if compound.get('kind') == 'group':
            for member in compound.iter('member'):
                if member.get('kind') == 'function':
                    found[member.findtext('name')] = compound.findtext('name')
    return found


def links(site):
    """(page, target) for all that a page refers to."""
    for page in sorted(site.glob('*.html')):
        text = re.sub(r'<script.*?</script>', '', page.read_text(encoding='utf-8'), flags=re.S)
        for target in re.findall(r'\b(?:href|src|data)="([^"]*)"', text):
            if not re.match(r'\w+:', target):
                yield page, urllib.parse.unquote(target)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--meson', required=True)
    args = parser.parse_args()
    if not shutil.which('doxygen'):
        skip('no doxygen')

    folder = scratch_folder()
    checkout = pathlib.Path(folder.name, 'libu256')
    copy_checkout(args.source_root, str(checkout))
    run([args.meson, 'setup', 'build', '-Dtests=disabled', '-Dbenchmarks=disabled'], cwd=str(checkout))
    build = [args.meson, 'compile', '-C', 'build', 'docs']
    run(build, cwd=str(checkout))
    site = checkout / 'build/docs/html'

    # --- All of it is there ---

    declared, found = functions(checkout), documented(site / 'libu256.tag')
    check(len(declared) > 200, 'only %d functions are declared' % len(declared))
    for name in sorted(declared - set(found)):
        check(False, 'the site does not have %s' % name)
    for name in sorted(declared & set(found)):
        check(re.match(r'u256_\w+_h$', found[name]), '%s is in the group %s' % (name, found[name]))
    tags = (site / 'libu256.tag').read_text(encoding='utf-8')
    for name in 'uint', 'umul', 'from_string':
        check('>%s<' % name in tags or '::%s<' % name in tags, 'the site does not have %s of u256.hpp' % name)
    listed = [page for page in pages(checkout) if page.startswith('docs/')]
    check(len(listed) > 3, 'only these pages: %s' % listed)
    for page in listed:
        check((site / (os.path.basename(page)[:-len('.md')] + '.html')).exists(), 'the site does not have %s' % page)
    # A contract, an example, a title that must not be read as Doxygen's or HTML; a function and a page in links.
    for page, text in [('group__u256__add__h.html', 'true: carry'),
                       ('group__u256__text__h.html', 'u256_to_dec(2^256 - 1)'),
                       ('group__u256__modular__h.html', "Montgomery's form of a number x &lt; m is"),
                       ('guide.html', '>u256_muldiv</a></code>'), ('index.html', 'guide.html')]:
        check(text in (site / page).read_text(encoding='utf-8'), '%s does not have "%s"' % (page, text))

    for page in sorted(site.glob('*.html')):
        marks = re.search(r'[@\\](?:section|subsection|ref|name|defgroup)\b.*', page.read_text(encoding='utf-8'))
        check(not marks, '%s: Doxygen did not understand %s' % (page.name, marks and marks.group(0)))

    # --- Links ---

    anchors, count = {}, 0
    for page, target in links(site):
        file, _, anchor = target.partition('#')
        path = site / file if file else page
        count += 1
        if not check(path.exists(), '%s: a link to %s' % (page.name, target)) or not anchor:
            continue
        if path not in anchors:
            anchors[path] = set(re.findall(r'\b(?:id|name)="([^"]*)"', path.read_text(encoding='utf-8')))
        check(anchor in anchors[path], '%s: a link to %s, which has no such place' % (page.name, target))
    check(count > 1000, 'only %d links' % count)

    # --- What must stop the build ---

    header = checkout / 'include/u256/pow.h'
    text = header.read_text(encoding='utf-8')
    planted = 'U256_API void u256_without_a_contract(u256 *r);\n\nU256_END_DECLS'
    header.write_text(text.replace('U256_END_DECLS', planted), encoding='utf-8')
    with open(checkout / 'docs/guide.md', 'a', encoding='utf-8') as guide:
        guide.write('\n[A page](nowhere.md) that is not there.\n')
    code, output = attempt(build, cwd=str(checkout))
    check(code != 0, report(build, code, output) + '\nexpected an error')
    check('u256_without_a_contract' in output, report(build, code, output) + '\nexpected it to name the function')
    check('nowhere' in output, report(build, code, output) + '\nexpected it to name the link')
    finish('%d functions, %d pages, %d links' % (len(found), len(listed), count))


if __name__ == '__main__':
    main()
