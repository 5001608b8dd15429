"""What a command answers: rows under named columns, the record behind them, a view for people."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen
from rich.console import RenderableType

from kernel.errors import RequestError
from kernel.messages import Language, Text
from simulate.language.catalogue import language_of, spoken
from simulate.output.console import as_html, rendered
from simulate.output.file_formats import (
    PAGES,
    PICTURES,
    Finish,
    Source,
    check_installed,
    missing_of,
)
from simulate.output.formats import Record
from simulate.output.layout import Sentences, stacked
from simulate.output.presentation import Presentation
from simulate.output.recognition import recognised
from simulate.output.record import Grounds
from simulate.output.written_files import write_files
from simulate.projection.facts import total_of

if TYPE_CHECKING:
    # Only who asks for a table, a frame or a chart needs the libraries, which take long to load.
    import altair as alt
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from simulate.output.deliverable.whole import Deliverable


@frozen(eq=False, repr=False)
class Result:
    """An answer: a forecast, a form, a comparison, a ranking, an explanation, a description.

    Attributes:
        columns: the names of the rows' columns in their order, each with the type of its values.
        made_rows: makes the rows as records.
        made_document: makes what JSON holds, of the rows.
        view: what a person reads.
        notes: sentences for standard error where they stand in no table, in a language.
        warnings: sentences for standard error whatever is shown, in a language.
        language: of labels in rows, and of the view where none is asked for.
        grounds: the record of the run, and what its figures rest on, where there is one.
        made_deliverable: makes what a person opens; None for an answer that is data alone.
    """

    columns: Mapping[str, type]
    made_rows: Callable[[], Iterable[Record]]
    made_document: Callable[[Sequence[Record]], Mapping[str, object]]
    view: Callable[[Presentation], RenderableType]
    language: Language
    notes: Callable[[Language], Sequence[str]] = lambda _: ()
    warnings: Callable[[Language], Sequence[str]] = lambda _: ()
    grounds: Grounds | None = None
    made_deliverable: "Callable[[Presentation], Deliverable] | None" = None

    @cached_property
    def records(self) -> list[Record]:
        """The rows as mappings, None for a blank."""
        return [*self.made_rows()]

    @property
    def document(self) -> Mapping[str, object]:
        """What JSON holds."""
        return self.made_document(self.records)

    @cached_property
    def rows(self) -> tuple[Any, ...]:
        """The rows as frozen records with the columns' names, None for a blank; money in fen."""
        kind = namedtuple("Row", self.columns)  # type: ignore[misc]  # columns differ by breakdown
        return tuple(kind(**record) for record in self.records)

    @property
    def record(self) -> Mapping[str, Any] | None:
        """The record of the run, where there is one."""
        return None if self.grounds is None else self.grounds.run

    def total(
        self,
        measure: str,
        payer: str | None = None,
        accounting: str | None = None,
        year: int | None = None,
    ) -> int:
        """Return a measure of a forecast, over all its regions and cohorts.

        Args:
            measure: e.g. `fund_income` or 基金收入; money is in fen.
            payer: whose; None for the total, or the only payer.
            accounting: `accrual` or `cash`, for a measure that has both.
            year: None for the sum of all years.

        Raises:
            RequestError: the forecast has no such figure, a stock is asked for without a year, or
                this is no forecast.
        """
        if not {"measure", "value", "cohort"} <= self.columns.keys():
            raise RequestError("total: this answer is no forecast; read its rows")
        measure = recognised("measure", measure)
        payer = None if payer is None else recognised("payer", payer)
        accounting = None if accounting is None else recognised("accounting", accounting)
        return total_of(self.records, measure, payer, accounting, year)

    def saying(self, *remarks: Text) -> "Result":
        """Return the answer with sentences above what a person reads or opens, and in its notes."""

        def said(language: Language) -> list[str]:
            return [spoken(remark, language) for remark in remarks]

        def opened(look: Presentation) -> "Deliverable":
            return self.deliverable(look).saying(said(look.language))

        return evolve(
            self,
            made_deliverable=self.made_deliverable and opened,
            view=lambda look: stacked(Sentences(said(look.language)), self.view(look)),
            notes=lambda language: [*said(language), *self.notes(language)],
        )

    def to_arrow(self) -> "pa.Table":
        """Return the rows as a pyarrow table; whole numbers stay whole, a blank is null."""
        from simulate.output.frames import arrow_table

        return arrow_table(self.columns, self.records)

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas frame; whole numbers stay whole, also beside blanks.

        Raises:
            RequestError: pandas is not installed.
        """
        from simulate.output.frames import pandas_frame

        return pandas_frame(self.to_arrow())

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a polars frame. Raises RequestError where polars is not installed."""
        from simulate.output.frames import polars_frame

        return polars_frame(self.to_arrow())

    def deliverable(self, look: Presentation) -> "Deliverable":
        """Return what a person opens. Raises RequestError for an answer that is data alone."""
        if self.made_deliverable is None:
            raise RequestError("this answer is data alone; expected .csv, .json or .parquet")
        made = self.made_deliverable(look)
        made.check()
        return made if look.charts else made.without_charts()

    def source(self, finish: Finish) -> Source:
        """Return what files are written of; what a person opens is made once for all of them."""
        return Source(self, cache(partial(self.deliverable, finish.presentation)), finish)

    def save(
        self,
        *paths: str | PathLike[str],
        force: bool = False,
        bom: bool = False,
        lang: str | None = None,
        unit: str | None = None,
        chart: str | None = None,
        template: str | PathLike[str] | None = None,
    ) -> None:
        """Write files, each in the format of its extension; the record of the run beside them.

        .csv, .json and .parquet are data, .xlsx is a workbook, .html a page, .docx a memorandum,
        .svg and .png a chart. All but data and workbook need the extra `report`.

        Args:
            paths: the files.
            force: whether files are overwritten that this program has not written.
            bom: whether CSV begins with a byte order mark, which Excel needs.
            lang: of what people read, `en` or `zh`; None for that of the answer.
            unit: of money in it, 元, 万元 or 亿元; None for 万元.
            chart: which one a picture shows, e.g. `balance`; None for the one that says most.
            template: a .docx file with an office's letterhead, for a memorandum.

        Raises:
            RequestError: an extension is of no format that the answer has, or needs what is not
                installed; a file of somebody else is there, or one cannot be written.
        """
        finish = Finish(
            Presentation.of(lang or self.language, unit=unit),
            bom,
            chart,
            None if template is None else Path(template),
        )
        write_files(self.source(finish), [Path(path) for path in paths], force=force)

    def chart(self, name: str | None = None, lang: str | None = None) -> "alt.TopLevelMixin":
        """Return a chart as Altair has it, to be changed at will.

        Args:
            name: e.g. `balance`; None for the one that says most.
            lang: of its words; None for that of the answer.

        Raises:
            RequestError: the answer has no such chart, or the extra `report` is not installed.
        """
        check_installed("chart", PICTURES)
        from simulate.output.pictures.pictures import picture

        made = self.deliverable(Presentation(language_of(lang) if lang else self.language))
        return picture(made.charts_named(name), made.unit, made.language)

    def text(self, lang: str | None = None) -> str:
        """Return what a person reads, as plain text, in English (`en`) or Chinese (`zh`)."""
        return rendered(self._seen(lang))

    def _seen(self, lang: str | None = None) -> RenderableType:
        return self.view(Presentation(language_of(lang) if lang else self.language))

    def __rich__(self) -> RenderableType:
        return self._seen()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return what a notebook shows: the text, and HTML without a script."""
        return {"text/plain": self.text(), "text/html": self._html()}

    def _html(self) -> str:
        """Return tables where there is what fills them in, otherwise the lines of the text."""
        if self.made_deliverable is None or missing_of(PAGES):
            return as_html(self._seen())
        from simulate.output.webpage.fragment import as_fragment

        return as_fragment(self.deliverable(Presentation(self.language)))

    def __repr__(self) -> str:
        return f"<{len(self.records):,} rows: {', '.join(self.columns)}>"
