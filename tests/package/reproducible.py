# SPDX-License-Identifier: MIT OR Apache-2.0
"""Whoever builds gets the same bytes: `meson dist` makes the same archive from two clones, whatever the umask, the time
zone, git's configuration and the hour, and all that is installed from it is the same in two folders. The archive holds
what is in the repository, and nothing else."""

import argparse
import hashlib
import os
import pathlib
import shutil
import tarfile
import time

from common import check, copy_checkout, finish, on_all_cores, run, scratch_folder, skip


def files_of(folder):
    """The SHA-256 of each file below a folder, or where a link leads."""
    result = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if os.path.islink(path):
                result[os.path.relpath(path, folder)] = os.readlink(path)
            else:
                with open(path, 'rb') as file:
                    result[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--meson', required=True)
    parser.add_argument('--version', required=True)
    parser.add_argument('--cc', action='append', required=True)
    args = parser.parse_args()
    for tool in 'git', 'ninja':
        if not shutil.which(tool):
            skip('no ' + tool)

    folder = scratch_folder()
    origin = os.path.join(folder.name, 'origin')
    config = os.path.join(folder.name, 'gitconfig')
    git = {'GIT_CONFIG_GLOBAL': os.devnull, 'GIT_CONFIG_SYSTEM': os.devnull}
    for who in 'AUTHOR', 'COMMITTER':
        git.update({'GIT_%s_NAME' % who: 'nobody', 'GIT_%s_EMAIL' % who: 'nobody@example.org'})
    copy_checkout(args.source_root, origin)
    for words in ['init', '--quiet'], ['add', '--all'], ['commit', '--quiet', '--message', 'release']:
        run(['git'] + words, cwd=origin, env=git)
    with open(config, 'w') as file:
        file.write('[tar]\n\tumask = 027\n')

    # Folders of other lengths and depths: a path in a file would be seen.
    users = [
        (os.path.join(folder.name, 'a'), 0o022, dict(git, TZ='UTC')),
        (os.path.join(folder.name, 'somewhere', 'quite else'), 0o077,
         dict(git, TZ='Asia/Tokyo', GIT_CONFIG_GLOBAL=config)),
    ]
    options = ['-Dtests=disabled', '-Dbenchmarks=disabled', '-Doptimization=0', '--prefix=/usr', '--libdir=lib']
    archives = []
    for home, umask, environment in users:
        environment.update({'CC': ' '.join(args.cc), 'SOURCE_DATE_EPOCH': ''})
        # A umask belongs to the process, and this one has threads only later.
        before = os.umask(umask)
        run(['git', 'clone', '--quiet', 'file://' + origin, os.path.join(home, 'libu256')], env=environment)
        build = os.path.join(home, 'libu256', 'build')
        run([args.meson, 'setup', build, os.path.join(home, 'libu256')] + options, env=environment)
        run([args.meson, 'dist', '-C', build, '--no-tests'], env=environment)
        os.umask(before)
        archives.append(os.path.join(build, 'meson-dist', 'libu256-%s.tar.xz' % args.version))
        time.sleep(1.1)  # tar counts seconds

    with tarfile.open(archives[0]) as first, tarfile.open(archives[1]) as second:
        for one, other in zip(first.getmembers(), second.getmembers()):
            check(one.get_info() == other.get_info(),
                  'differs from one archive to the other: %s, %s' % (one.get_info(), other.get_info()))
        names = first.getnames()
    with open(archives[0], 'rb') as first, open(archives[1], 'rb') as second:
        check(first.read() == second.read(), 'the two archives %s differ' % archives)
    top = 'libu256-' + args.version
    tracked = {os.path.join(top, name) for name in run(['git', 'ls-files'], cwd=origin, env=git).splitlines()}
    folders = {str(folder) for name in tracked for folder in pathlib.PurePath(name).parents}
    check(not tracked - set(names), 'not in the archive: %s' % sorted(tracked - set(names)))
    strange = sorted(set(names) - tracked - folders)
    check(not strange, 'in the archive, and not in the repository: %s' % strange)

    def install(user):
        home, _, environment = user
        source, root = os.path.join(home, top), os.path.join(home, 'root')
        # One below the sources, one beside them: compilers are given other relative paths, too.
        build = os.path.join(source if user is users[0] else home, 'build-%d' % len(home))
        with tarfile.open(archives[0]) as archive:
            archive.extractall(home)
        run([args.meson, 'setup', build, source] + options, env=environment)
        targets = ['libu256.so.' + args.version, 'libu256.a', 'tools/u256calc/u256calc', 'amalgamation']
        run(['ninja', '-j', '1', '-C', build] + targets, env=environment)
        run([args.meson, 'install', '-C', build, '--no-rebuild', '--quiet', '--destdir', root], env=environment)
        return dict(files_of(root), **files_of(os.path.join(build, 'packaging')))

    installed = on_all_cores(install, users)
    differing = sorted({name for name, _ in set(installed[0].items()) ^ set(installed[1].items())})
    check(not differing, 'built twice, and not the same: %s' % differing)
    for needed in 'usr/lib/libu256.so.' + args.version, 'usr/lib/libu256.a', 'usr/include/u256/kernel.h', 'u256_all.c':
        check(needed in installed[0], '%s is not among what was built: %s' % (needed, sorted(installed[0])))
    finish('%d files in the archive, %d built and installed' % (len(tracked), len(installed[0])))


if __name__ == '__main__':
    main()
