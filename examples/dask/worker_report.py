# SPDX-License-Identifier: MIT OR Apache-2.0
"""What a worker is asked about itself."""

import pathlib
import resource


def library():
    """Its libu256: version, and what array functions use."""
    import u256

    return u256.version(), u256.array_isa()


def peak_memory(pid="self"):
    """The most bytes of memory that a process had, with the pages of mapped files that it used."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) * 1024
    except OSError:  # no Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if pid == "self" else 0
