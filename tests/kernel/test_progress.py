"""Progress: loops say how far they are; nobody is shown it but who asks, in his own context."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import define, field

from kernel.messages import verbatim
from kernel.progress import Progress, observed, progress_of

WORK = verbatim("work")


@define
class Seen:
    """An observer that notes what it is shown."""

    shares: list[float | None] = field(factory=list)
    over: list[Progress] = field(factory=list)

    def advanced(self, progress: Progress) -> None:
        """Note the share."""
        self.shares.append(progress.share_done)

    def ended(self, progress: Progress) -> None:
        """Note what is over."""
        self.over.append(progress)


def test_each_step_is_seen() -> None:
    """One of four, three of four, all of them; then the end."""
    seen = Seen()
    with observed(seen), progress_of(WORK, 4) as progress:
        for steps in (1, 2, 1):
            progress.advance(steps)
        assert seen.over == []
    assert seen.shares == [0.25, 0.75, 1.0]
    assert (seen.over, progress.done) == ([progress], 4)


def test_work_inside_is_a_part_of_a_step() -> None:
    """Half of the second of four steps: (1 + 1/2) / 4."""
    seen = Seen()
    with observed(seen), progress_of(WORK, 4) as outer:
        outer.advance()
        with progress_of(WORK, 2) as inner:
            inner.advance()
        outer.advance()
    assert inner.chain == (outer, inner)
    assert seen.shares == [0.25, 0.375, 0.5]
    assert seen.over == [inner, outer]


def test_of_work_without_a_total_no_share_is_known() -> None:
    """Neither its own nor, as far as it is a step, a part of the work around it."""
    seen = Seen()
    with observed(seen), progress_of(WORK) as alone:
        alone.advance(7)
    with observed(seen), progress_of(WORK, 2) as outer:
        outer.advance()
        with progress_of(WORK) as inner:
            inner.advance(7)
    assert seen.shares == [None, 0.5, 0.5]


@pytest.mark.parametrize(("total", "steps", "share"), [(0, 0, 0.0), (2, 5, 1.0)])
def test_a_share_lies_between_nothing_and_all(total: int, steps: int, share: float) -> None:
    """A total that was near enough may be passed; of no steps none is behind."""
    seen = Seen()
    with observed(seen), progress_of(WORK, total) as progress:
        progress.advance(steps)
    assert seen.shares == [share]


def test_by_default_nobody_is_shown_anything() -> None:
    """Nor is anything counted; and nobody inside who switches it off, as a copied process does."""
    seen = Seen()
    with progress_of(WORK, 2) as progress:
        progress.advance()
    with observed(seen), observed(None), progress_of(WORK, 2) as inside:
        inside.advance()
    assert (progress.done, inside.done, seen.shares, seen.over) == (0, 0, [], [])


def test_the_end_is_seen_however_it_comes() -> None:
    """A fault ends work, too."""
    seen = Seen()
    with pytest.raises(ValueError, match="broken"), observed(seen), progress_of(WORK, 2):
        raise ValueError("broken")
    assert len(seen.over) == 1
    with observed(seen), progress_of(WORK, 2) as later:
        later.advance()
    assert later.outer is None


def test_a_thread_of_its_own_is_shown_its_own_work() -> None:
    """Who observes in one thread sees nothing of what another one does for somebody else."""
    seen = Seen()

    def elsewhere() -> int:
        with progress_of(WORK, 2) as progress:
            progress.advance()
        return progress.done

    with observed(seen), ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result() == 0
    assert seen.shares == []


def test_several_threads_may_do_one_piece_of_work() -> None:
    """Every step counts."""
    seen = Seen()
    with observed(seen), progress_of(WORK, 4000) as progress, ThreadPoolExecutor(4) as pool:
        for _ in range(4000):
            pool.submit(progress.advance)
    assert progress.done == 4000
    assert max(share or 0 for share in seen.shares) == 1.0
