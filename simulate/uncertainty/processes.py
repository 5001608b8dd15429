"""Work shared by processes that are copies of this one, where the system can make copies."""

import signal
import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kernel.errors import (
    ControlTotalFault,
    FileFault,
    PluginFault,
    RequestError,
    XuebaoError,
)
from kernel.messages import Pair
from kernel.progress import observed
from simulate.language.catalogue import spoken

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


def shared_out(
    work: Callable[[Task], Outcome],
    tasks: Sequence[Task],
    workers: int,
    done: Callable[[Task], None] = lambda _: None,
) -> list[Outcome]:
    """Return the outcome of each task, worked on by so many at once; no outcome depends on it.

    Args:
        work: does a task.
        tasks: all of them.
        workers: how many work at once.
        done: is called here with each task as soon as its outcome is there.

    Raises:
        XuebaoError: what some task ended with, or a copy stopped without a result.
    """
    # Loaded where work is shared out only: every forecast loads this module.
    from multiprocessing import get_all_start_methods, get_context

    workers = min(workers, len(tasks))
    # A copy of a process with several threads has one of them, and what the others have locked.
    is_main = threading.current_thread() is threading.main_thread()
    if workers <= 1 or not is_main or "fork" not in get_all_start_methods():
        return [_noted(work, task, done) for task in tasks]
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
        shares = {end: tasks[number::workers] for number, end in enumerate(ends)}
        parts = _received(shares, done)
    finally:
        for copy in copies:
            copy.terminate()
            copy.join()
    outcomes: list[Outcome] = [parts[0][0]] * len(tasks)
    for number, part in enumerate(parts):
        outcomes[number::workers] = part
    return outcomes


def _noted(work: Callable[[Task], Outcome], task: Task, done: Callable[[Task], None]) -> Outcome:
    """Do a task, and say that it is done."""
    outcome = work(task)
    done(task)
    return outcome


def _received(
    shares: Mapping["Connection", Sequence[Task]], done: Callable[[Task], None]
) -> list[list[Any]]:  # outcomes are what tasks give
    """Return the outcomes of each copy's share of the tasks, taken as they come.

    Raises:
        XuebaoError: a copy ended with it; of several, that of the first copy.
    """
    from multiprocessing.connection import wait

    parts: dict[Connection, list[Any]] = {end: [] for end in shares}
    faults: dict[Connection, XuebaoError] = {}
    waiting = {*shares}
    while waiting:
        for end in cast("list[Connection]", wait([*waiting])):
            outcome = _next(end)
            if isinstance(outcome, XuebaoError):
                faults[end] = outcome
            else:
                parts[end].append(outcome)
                done(shares[end][len(parts[end]) - 1])
            if end in faults or len(parts[end]) == len(shares[end]):
                waiting.remove(end)
    if faults:
        raise next(faults[end] for end in shares if end in faults)
    return [*parts.values()]


def _next(end: "Connection") -> Any:  # an outcome, or a fault
    """Return what a copy sends next."""
    try:
        return end.recv()
    except EOFError:
        raise RequestError(
            "a worker stopped without a result, perhaps for want of memory; expected fewer "
            "--workers"
        ) from None


def _send(work: Callable[[Task], Outcome], tasks: Sequence[Task], end: "Connection") -> None:
    """Do a copy's share of the work and send each outcome, or the fault that ended it.

    Whoever observes sees what comes from the copies, never what they are.
    """
    # An interruption reaches every process; the one that waits for the copies ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with observed(None):
            for task in tasks:
                end.send(work(task))
    except XuebaoError as fault:
        # Some faults say more than their message, which does not cross from process to process.
        kinds = (FileFault, PluginFault, RequestError, ControlTotalFault)
        kind = next(kind for kind in kinds if isinstance(fault, kind))
        end.send(kind(Pair(str(fault), spoken(fault.text, "zh"))))
