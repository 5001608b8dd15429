"""Work shared out: outcomes in the order of the tasks, and faults raised here."""

import os
import signal
from collections.abc import Sequence
from time import sleep

import pytest

from kernel.errors import FileFault, PluginFault, RequestError, XuebaoError
from kernel.messages import Pair, verbatim
from kernel.progress import Progress, observed, progress_of
from simulate.language.catalogue import spoken
from simulate.uncertainty.processes import shared_out


def square(number: int) -> int:
    """Do a task."""
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("tasks", [range(0), range(1), range(7), range(20)])
def test_outcomes_stand_in_the_order_of_the_tasks(tasks: Sequence[int], workers: int) -> None:
    """However many work, also with fewer tasks than workers, or none."""
    assert shared_out(square, tasks, workers) == [number * number for number in tasks]


def test_workers_are_copies_of_this_process() -> None:
    """Three tasks are done by three processes, none of them this one; alone it is this one."""
    assert len({*shared_out(lambda _: os.getpid(), range(3), 3), os.getpid()}) == 4
    assert shared_out(lambda _: os.getpid(), range(3), 1) == [os.getpid()] * 3


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_each_task_that_is_done_is_said_here(workers: int) -> None:
    """By this process, once, whoever did it; of each worker in the order of its tasks."""
    done: list[int] = []
    assert shared_out(square, range(7), workers, done.append) == [n * n for n in range(7)]
    assert sorted(done) == [*range(7)]
    for number in range(workers):
        assert [n for n in done if n % workers == number] == [*range(number, 7, workers)]


def test_tasks_are_said_to_be_done_as_they_are() -> None:
    """The second one of a worker waits until the first one has been said to be."""
    here, there = os.pipe()

    def wait(number: int) -> int:
        if number == 2:
            os.read(here, 1)
        return number

    def said(number: int) -> None:
        if number == 0:
            os.write(there, b"x")

    assert shared_out(wait, range(3), 2, said) == [0, 1, 2]
    for end in (here, there):
        os.close(end)


def test_copies_are_not_observed() -> None:
    """What shows progress here would show it once more in each of them."""

    class Nobody:
        def advanced(self, progress: Progress) -> None:
            raise AssertionError(progress)

        ended = advanced

    def work(number: int) -> int:
        with progress_of(verbatim("work"), 1) as progress:
            progress.advance()
        return number

    with observed(Nobody()):
        assert shared_out(work, range(4), 2) == [0, 1, 2, 3]


def test_a_fault_crosses_in_both_languages() -> None:
    """Whoever reads Chinese reads it of a worker, too."""

    def fail(_: int) -> int:
        raise RequestError(Pair("no toll", "没有费率"))

    with pytest.raises(RequestError, match="no toll") as fault:
        shared_out(fail, range(2), 2)
    assert spoken(fault.value.text, "zh") == "没有费率"


def test_the_fault_of_the_first_worker_is_raised() -> None:
    """Whichever comes first."""

    def fail(number: int) -> int:
        sleep(0.05 * (1 - number))
        raise RequestError(f"{number}")

    for _ in range(3):
        with pytest.raises(RequestError, match="0"):
            shared_out(fail, range(2), 2)


def test_they_work_at_the_same_time() -> None:
    """Each of two waits for a sign of the other."""
    here, there = os.pipe(), os.pipe()

    def meet(number: int) -> bytes:
        os.write((here, there)[number][1], b"x")
        return os.read((there, here)[number][0], 1)

    assert shared_out(meet, range(2), 2) == [b"x", b"x"]
    for end in (*here, *there):
        os.close(end)


def test_outcomes_may_be_large() -> None:
    """A copy that has much to send does not wait in vain."""
    sizes = [len(outcome) for outcome in shared_out(lambda n: bytes(n), [3_000_000] * 3, 2)]
    assert sizes == [3_000_000] * 3


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("profile", [RequestError, FileFault, PluginFault])
def test_a_fault_is_raised_here_with_its_message(profile: type[XuebaoError], workers: int) -> None:
    """Of the same profile, whoever met it."""

    def fail(number: int) -> int:
        if number == 4:
            raise profile("the toll of 4 is missing")
        return number

    with pytest.raises(profile, match=r"^the toll of 4 is missing$"):
        shared_out(fail, range(6), workers)


def test_a_copy_that_stops_without_a_result_is_no_outcome() -> None:
    """Somebody kills it: the rest is not taken for the whole."""
    with pytest.raises(RequestError, match="a worker stopped without a result"):
        shared_out(lambda _: os.kill(os.getpid(), signal.SIGKILL), range(2), 2)


def test_copies_leave_an_interruption_to_who_waits_for_them(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Interrupted they work on and print nothing; the process that waits ends them."""

    def interrupted(number: int) -> int:
        os.kill(os.getpid(), signal.SIGINT)
        sleep(0.01)
        return number

    assert shared_out(interrupted, range(4), 2) == [0, 1, 2, 3]
    assert capfd.readouterr().err == ""
