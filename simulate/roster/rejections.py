"""Why rows are rejected, counted over a roster."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from kernel.messages import Text, message
from simulate.roster.assessment import AssessedPage

_SHOWN: Final = 5
"""Reasons that are told; all of them stand in the companion."""

_TIMES: Final = message("rejected {count:,}: {reason}")
_OTHERS: Final = message("rejected {count:,} for other reasons")


@define
class Rejections:
    """The reasons why rows are rejected, each with how often; add pages one by one."""

    counts: Counter[Text] = field(factory=Counter)

    def add(self, page: AssessedPage) -> None:
        """Add the rows of a page; a row counts for its first reason."""
        self.counts.update(rejection.reasons[0] for rejection in page.rejected)
        width = len(page.page.batch.schema.names)
        self.counts.update(malformed.problem(width) for malformed in page.page.malformed)

    def notes(self) -> Iterator[Text]:
        """Say the most frequent reasons, and how many rows have others."""
        most = self.counts.most_common(_SHOWN)
        for reason, count in most:
            yield _TIMES.filled(count=count, reason=reason)
        others = self.counts.total() - sum(count for _, count in most)
        if others:
            yield _OTHERS.filled(count=others)
