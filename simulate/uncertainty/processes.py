"""Work shared by processes that are copies of this one, where the system can make copies."""

import signal
import threading
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from kernel.errors import (
    ControlTotalFault,
    FileFault,
    PluginFault,
    RequestError,
    XuebaoError,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


def shared_out(
    work: Callable[[Task], Outcome], tasks: Sequence[Task], workers: int
) -> list[Outcome]:
    """Return the outcome of each task, worked on by so many at once; no outcome depends on it.

    Raises:
        XuebaoError: what some task ended with, or a copy stopped without a result.
    """
    # Loaded where work is shared out only: every forecast loads this module.
    from multiprocessing import get_all_start_methods, get_context

    workers = min(workers, len(tasks))
    # A copy of a process with several threads has one of them, and what the others have locked.
    is_main = threading.current_thread() is threading.main_thread()
    if workers <= 1 or not is_main or "fork" not in get_all_start_methods():
        return [work(task) for task in tasks]
    context = get_context("fork")
    copies, ends = [], []
    try:
        for number in range(workers):
            here, there = context.Pipe(duplex=False)
            copy = context.Process(target=_send, args=(work, tasks[number::workers], there))
            with warnings.catch_warnings():
                # From 3.12 on Python warns of threads, here of numpy's, which take no part.
                warnings.simplefilter("ignore", DeprecationWarning)
                copy.start()
            there.close()
            copies.append(copy)
            ends.append(here)
        parts = [_received(end) for end in ends]
    finally:
        for copy in copies:
            copy.terminate()
            copy.join()
    for part in parts:
        if isinstance(part, XuebaoError):
            raise part
    outcomes: list[Outcome] = [parts[0][0]] * len(tasks)
    for number, part in enumerate(parts):
        outcomes[number::workers] = part
    return outcomes


def _received(end: "Connection") -> Any:  # a list of outcomes, or a fault
    """Return what a copy sends."""
    try:
        return end.recv()
    except EOFError:
        raise RequestError(
            "a worker stopped without a result, perhaps for want of memory; expected fewer "
            "--workers"
        ) from None


def _send(work: Callable[[Task], Outcome], tasks: Sequence[Task], end: "Connection") -> None:
    """Do a copy's share of the work and send the outcomes, or the fault that ended it."""
    # An interruption reaches every process; the one that waits for the copies ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        end.send([work(task) for task in tasks])
    except XuebaoError as fault:
        # Some faults say more than their message, which does not cross from process to process.
        kinds = (FileFault, PluginFault, RequestError, ControlTotalFault)
        end.send(next(kind for kind in kinds if isinstance(fault, kind))(str(fault)))
