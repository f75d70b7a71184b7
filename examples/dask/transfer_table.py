# SPDX-License-Identifier: MIT OR Apache-2.0
"""A table of token transfers on disk: a folder with one .npy file for each column, mapped and never read as a whole.

Numbers are rows of four uint64, as libu256's array functions take them: they work on the file's pages, without a copy.
"""

import contextlib
import os
import pathlib
import shutil
import tempfile

import numpy

# Shape and type of a row. Amounts, prices and rates have 18 decimals.
COLUMNS = {
    "token": ((), "uint16"),
    "amount": ((4,), "uint64"),
    "price": ((4,), "uint64"),
    "rate": ((4,), "uint64"),
}
BYTES_PER_ROW = sum(numpy.dtype((dtype, shape)).itemsize for shape, dtype in COLUMNS.values())
TOKENS_MAX = 1 << 16


class TableError(Exception):
    """There is no table, or it cannot be made."""


def open_columns(folder):
    """The columns by name, mapped for reading. Nothing is read before it is used."""
    columns = {}
    for name, (shape, dtype) in COLUMNS.items():
        path = pathlib.Path(folder, f"{name}.npy")
        try:
            column = numpy.lib.format.open_memmap(path, mode="r")
        except FileNotFoundError:
            message = f"{folder} is no table of transfers: it has no {path.name} (generate.py makes one)"
            raise TableError(message) from None
        except (OSError, ValueError) as error:  # another format; fewer bytes than the header says
            raise TableError(f"{path}: {error}") from None
        if column.dtype != numpy.dtype(dtype) or column.shape[1:] != shape or not column.flags.c_contiguous:
            expected = f"{dtype}{['rows', *shape]}".replace("'", "")
            raise TableError(f"{path} has {column.dtype}{list(column.shape)}, not {expected}")
        columns[name] = column
    rows = {name: len(column) for name, column in columns.items()}
    if len(set(rows.values())) != 1:
        raise TableError(f"{folder}: the columns have different lengths, {rows}")
    if rows["token"] == 0:
        raise TableError(f"{folder} has no rows")
    return columns


def count_rows(folder):
    return len(open_columns(folder)["token"])


def write_table(folder, rows, blocks):
    """Makes the folder from blocks of consecutive rows, each a dict of arrays. It is there only when it is complete."""
    folder = pathlib.Path(folder)
    if folder.exists():
        raise TableError(f"{folder} is there already")
    if not folder.parent.is_dir():
        raise TableError(f"there is no folder {folder.parent}")
    size, free = rows * BYTES_PER_ROW, shutil.disk_usage(folder.parent).free
    if size > free:
        raise TableError(f"{rows:,} rows take {size:,} bytes; where {folder} is to be, {free:,} are free")
    unfinished = tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-")
    try:
        with contextlib.ExitStack() as stack:
            files = {name: stack.enter_context(open(f"{unfinished}/{name}.npy", "wb")) for name in COLUMNS}
            for name, (shape, dtype) in COLUMNS.items():
                header = {"descr": numpy.dtype(dtype).str, "fortran_order": False, "shape": (rows, *shape)}
                numpy.lib.format.write_array_header_1_0(files[name], header)
            for block in blocks:
                for name, (_, dtype) in COLUMNS.items():
                    files[name].write(numpy.ascontiguousarray(block[name], dtype))
        os.chmod(unfinished, 0o755)  # workers may be other users
        os.rename(unfinished, folder)
    except BaseException as error:
        shutil.rmtree(unfinished)
        if isinstance(error, OSError):
            raise TableError(f"{folder}: {error}") from None
        raise
