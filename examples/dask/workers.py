# SPDX-License-Identifier: MIT OR Apache-2.0
"""The workers that compute: processes of this machine, or those of a cluster; whether they can, and the loss of one."""

import contextlib
import os
import signal
import tempfile
import threading
import time

import dask.utils
import distributed
import transfer_table
import transfer_totals
import u256
import worker_report
from distributed.diagnostics.plugin import UploadFile

# From this part of its limit on a worker warns, since it holds no results that it could write to disk; from 0.8 on it
# gets no new task, and at 0.95 it is killed (distributed.worker.memory in Dask's configuration).
FULL = 0.7


class WorkerError(Exception):
    """The workers cannot do it."""


@contextlib.contextmanager
def local(workers, memory_limit):
    """A client of so many workers on this machine, each a process of one thread that is killed at its memory limit."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        cluster = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, memory_limit=memory_limit, local_directory=folder,
            dashboard_address=None)
        client = stack.enter_context(distributed.Client(stack.enter_context(cluster)))
        client.wait_for_workers(workers)
        yield client


@contextlib.contextmanager
def remote(scheduler):
    """A client of the cluster whose scheduler has this address; its workers get the modules of this folder."""
    try:
        client = distributed.Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise WorkerError(f"no scheduler at {scheduler}: {error}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=30)
        except distributed.TimeoutError:
            raise WorkerError(f"the scheduler at {scheduler} has no workers") from None
        upload(client, transfer_table)
        upload(client, worker_report)
        ask(client, worker_report.library)  # without which the next would fail, in a way that says less
        upload(client, transfer_totals)
        yield client


def upload(client, module):
    """To the workers that there are, and to those that join."""
    client.register_worker_plugin(UploadFile(module.__file__), name=module.__name__)


def ask(client, function, *arguments):
    """What the function returns on each worker, by its address."""
    answers = client.run(function, *arguments, on_error="return")
    for address, answer in answers.items():
        if isinstance(answer, Exception):
            raise WorkerError(f"worker {address}: {type(answer).__name__}: {answer}")
    return answers


def memory_limit(client):
    """The least that a worker has, or None."""
    limits = (worker["memory_limit"] for worker in client.scheduler_info()["workers"].values())
    return min(filter(None, limits), default=None)


def check_memory(limit, rows):
    """Whether workers with such a limit have room for such a partition, which else would kill one after the other."""
    room = int((limit * FULL - transfer_totals.MEMORY_BASE) / transfer_totals.MEMORY_PER_ROW)
    if rows > room:
        size = dask.utils.format_bytes(limit)
        if room < 1:
            raise WorkerError(f"a memory limit of {size} is too small: a worker itself takes about 100 MiB")
        raise WorkerError(f"partitions of {rows:,} rows are too large for workers of {size}: take at most {room:,}")


def check_workers(client, folder, rows, partition_rows):
    """Whether each has this libu256, sees the table, and has room for such partitions."""
    for address, (version, _) in ask(client, worker_report.library).items():
        if version != u256.version():
            raise WorkerError(f"worker {address} has libu256 {version}, this process {u256.version()}")
    for address, seen in ask(client, transfer_table.count_rows, folder).items():
        if seen != rows:
            raise WorkerError(f"worker {address} sees {seen:,} rows in {folder}, this process {rows:,}")
    if limit := memory_limit(client):
        check_memory(limit, partition_rows)


class Killer:
    """Kills a worker of a local cluster in the middle of the work, as the system does when memory is short."""

    def __init__(self, client):
        self.client = client
        self.nanny = next(iter(client.cluster.workers.values()))  # which starts a new one
        self.killed = threading.Event()
        self.story, self.peak = "none", 0

    def after(self, future):
        """Kills when this is computed. Futures call back in a thread of their own."""
        future.add_done_callback(self._kill)

    def _kill(self, _):
        try:
            pid, address = self.nanny.pid, self.nanny.worker_address
            results = len(self.client.has_what([address])[address])
            self.peak = worker_report.peak_memory(pid)
            os.kill(pid, signal.SIGKILL)
            while address in self.client.nthreads():
                time.sleep(0.01)
            self.story = f"process {pid}, with {results} results in its memory"
        finally:
            self.killed.set()

    def wait(self):
        """Until the worker is dead and another one has taken its place."""
        self.killed.wait()
        self.client.wait_for_workers(len(self.client.cluster.workers))
