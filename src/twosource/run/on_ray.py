"""Reading on Ray: on a cluster, or on a Ray of our own on this machine that ends with the work."""

import os
import secrets
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib import import_module
from typing import Any

from twosource import pipeline
from twosource.archive.intake import Begin, Found
from twosource.archive.program import reading_program
from twosource.errors import BadCall
from twosource.records.page import Capture
from twosource.run.batches import MOST
from twosource.run.lanes import Lost, side_by_side
from twosource.settings import Settings
from twosource.stage import Reader

ADDRESS = "RAY_ADDRESS"
"""Where Ray's users name their cluster, in the environment."""
OBJECTS = 512 * 1024 * 1024
"""Bytes that a Ray of our own may hold in shared memory, before it puts them on disk."""
PATIENCE = 600
"""Seconds that a part of a Ray of our own may take to begin, where the machine is busy."""
KNOCK = 30
"""Seconds in which a cluster must answer."""
ALONE = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": secrets.token_hex(32),
    "RAY_gcs_server_port_wait_time_s": str(PATIENCE),
    "RAY_worker_register_timeout_seconds": str(PATIENCE),
    "RAY_health_check_failure_threshold": "20",
}
"""What a Ray of our own finds in the environment: nothing is reported to its makers; nobody is served who has not its
secret, which is another for every process that begins one; and a machine that is busy is not taken for dead."""


class OnRay:
    """Reads as tasks of Ray, so many at once; without a number, as many as Ray has processors."""

    def __init__(self, jobs: int | None, *, address: str | None = None) -> None:
        """Load Ray; BadCall where it is not installed."""
        self._jobs, self._address = jobs, address or os.environ.get(ADDRESS) or None
        self.ahead = 2 * MOST * (jobs or 1)
        if self._address is None:
            os.environ.update(ALONE)  # before Ray is loaded, which reads it then
        try:
            self._ray: Any = import_module("ray")
        except ImportError as error:
            raise BadCall("the runner ray needs Ray: pip install 'twosource[ray]'") from error

    @contextmanager
    def begun(self, reader: Reader, settings: Settings) -> Iterator[Begin]:
        """Give what begins to read a capture as a task."""
        folder = tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True)
        with _as_before(), folder as place:
            try:
                self._join(self._address) if self._address else self._found(place)
                jobs = self._jobs or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
                self.ahead = 2 * MOST * jobs
                with side_by_side(jobs, partial(TaskLane, self._ray, type(reader), settings)) as begin:
                    yield begin
            finally:
                self._ray.shutdown()

    def _join(self, address: str) -> None:
        """Come to a cluster that is there."""
        host, colon, port = address.rpartition(":")
        try:
            if colon and port.isdecimal() and "/" not in host:  # Ray itself would try for minutes
                socket.create_connection((host.strip("[]"), int(port)), timeout=KNOCK).close()
            self._begin(address=address)
        except Exception as error:
            raise BadCall(f"{address}: no Ray cluster answers there ({_words(error)})") from error

    def _found(self, place: str) -> None:
        """Begin a Ray on this machine, which leaves what it writes in one folder, and ends with this process."""
        services = self._ray._private.services
        look = services.get_node
        services.get_node = _patient(look)
        try:
            self._begin(
                address="local",
                num_cpus=self._jobs,
                object_store_memory=OBJECTS,
                include_dashboard=False,
                _node_ip_address="127.0.0.1",
                _temp_dir=place,
            )
        except Exception as error:
            raise BadCall(f"Ray cannot be begun on this machine ({_words(error)})") from error
        finally:
            services.get_node = look

    def _begin(self, **options: object) -> None:
        # nothing but the result goes to standard output; what Ray prints of workers that were lost goes there
        self._ray._private.worker._worker_logs_enabled = False
        with _quiet():
            self._ray.init(log_to_driver=False, logging_level="error", **options)
        _heed(_end)  # Ray's own way would print where the work was interrupted, and leave all behind


class TaskLane:
    """One task of Ray after the other."""

    def __init__(self, ray: Any, reader: Callable[[], Reader], settings: Settings) -> None:
        # a task that ends its process is tried again by the lane, which knows what to make of it, and not by Ray
        self._ray, self._read = ray, ray.remote(num_cpus=1, max_retries=0)(_read)
        self._told = (reader, settings, reading_program())
        self._task: Any = None
        self._closed = False

    def read(self, captures: Sequence[Capture]) -> list[Found]:
        """Return what was found in each capture; Lost where the process or its machine ended meanwhile."""
        if self._closed:
            raise Lost
        try:
            # what is large lies in Ray's shared memory from here on, and is let go of when it was read
            self._task = self._read.remote(*self._told, captures)
            found: list[Found] = self._ray.get(self._task)
        except self._ray.exceptions.RayTaskError as error:
            raise BadCall(_fault(error.cause)) from error
        except self._ray.exceptions.LocalRayletDiedError as error:
            raise BadCall(
                "Ray was ended; what was added before is kept, and adding again goes on from there"
            ) from error
        except self._ray.exceptions.RayError as error:
            raise Lost from error
        finally:
            self._task = None
        return found

    def close(self) -> None:
        """Break off the task that is under way."""
        self._closed = True
        task = self._task
        if task is not None and self._ray.is_initialized():
            self._ray.cancel(task, force=True)


def _patient(look: Callable[..., Any]) -> Callable[..., Any]:
    """Look for what Ray has begun until it is there; Ray itself gives up after half a minute, whatever else is done."""

    def found(*about: Any) -> Any:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return look(*about)
            except RuntimeError:
                if time.monotonic() > end:
                    raise
            time.sleep(0.1)

    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Let nothing reach standard error: what Ray's own libraries print there is said again by what they raise."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


@contextmanager
def _as_before() -> Iterator[None]:
    """Leave how this process ends where it is told to as it was."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        _heed(before)


def _heed(how: Any) -> None:
    if threading.current_thread() is threading.main_thread():  # no other may say it
        signal.signal(signal.SIGTERM, how)


def _end(number: int, _: object) -> None:
    sys.exit(128 + number)


def _fault(cause: Exception) -> str:
    if isinstance(cause, BadCall):
        return str(cause)
    return f"a worker of Ray cannot read, where every machine needs the same twosource ({_words(cause)})"


def _words(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:160]


def _read(reader: Callable[[], Reader], settings: Settings, program: str, captures: Sequence[Capture]) -> list[Found]:
    """Read captures in a worker, which must be the program that asks for it: what it finds is kept under its name."""
    if reading_program() != program:
        raise BadCall("a worker of Ray has another twosource, or other libraries; install the same on every machine")
    reads = _made(reader)
    return [list(pipeline.read_capture(capture, settings, reads)) for capture in captures]


@lru_cache(maxsize=1)
def _made(reader: Callable[[], Reader]) -> Reader:
    return reader()
