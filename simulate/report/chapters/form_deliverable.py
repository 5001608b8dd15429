"""A form as what a person opens: the form as it is filed, and what it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from kernel.messages import COMMA, SEMICOLON, Language, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.answer import answer_opened, money_in
from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.shown_cells import written
from simulate.output.deliverable.whole import Deliverable
from simulate.output.labels import place
from simulate.output.layout import KeyFigure, KeyFigures, Sentences, bullets, heading
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.output.text_table import text_table
from simulate.output.units import Unit
from simulate.projection.student_body import written_years
from simulate.report.account_lines import ROUNDED
from simulate.report.chapters.form_figures import (
    LINE,
    form_table_of,
    interval_figures,
)
from simulate.report.chapters.region_chapters import RegionChapters, chapters_of
from simulate.report.chapters.settlement_figures import settlement_figures
from simulate.report.forms.form import FEN, Form
from simulate.report.forms.form_headline import place_of
from simulate.report.forms.settlement import LEVELS
from simulate.report.headline import Headline

_SIDES: Final = ("revenue", "expenditure")
"""The sides of the budget table, which stand beside each other."""

_OF_REGIONS: Final = ("payers", "levels", "balance", "bases", "sensitivity", "clauses", "documents")
"""The chapters in which every region has its part beside its form."""

_READ_FIRST: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "bridge": (),
    "transfers": tuple(("payers", name) for name in ("total", *LEVELS)),
    "budget": (
        ("revenue", "income"),
        ("expenditure", "expenditure"),
        ("expenditure", "surplus"),
        ("headcount", "insured"),
    ),
    "settlement": (("total", "due"), *(("total", name) for name in LEVELS), ("total", "insured")),
}
"""The lines of each form, by section, that are read first; a bridge is read as a whole."""

_LABEL: Final = message("{of}: {what}")
_AMOUNT: Final = message("{amount} {unit}")

_PARTIAL: Final = message("* The total leaves out lines that are not known.")
_MISSING: Final = message("Cohorts that are missing, by year: {cohorts}.")
_NETTED: Final = message(
    "By payer, fund income is net of all refunds; the form has those of contributions of earlier "
    "years as other expenditure."
)
_NOTES_ARE_IN: Final = message("Notes stand in the chapter “{chapter}”.")
_YEARS: Final = message("Years in which it is blank")


def form_deliverable(
    forms: Sequence[Form],
    headlines: Mapping[str, Headline],
    said: Mapping[str, Sequence[str]],
    result: Result,
    look: Presentation,
) -> Deliverable:
    """Return forms as what a person opens.

    Args:
        forms: one of each region.
        headlines: of the cohorts of each, in the years of its form.
        said: above each region's form what it comes to, sentence by sentence.
        result: the answer: its rows and its record.
        look: how it looks.
    """
    language, unit = look.language, money_in(look)
    places = {
        form.region: spoken(place_of(form, headlines[form.region]), language) for form in forms
    }
    chapters: list[Chapter] = [_summary(forms, places, said, unit, language)]
    for form in forms:
        blocks = tuple(_printed(form, look))
        chapters.append(
            Chapter(KINDS["form"], blocks, of=places[form.region] if len(forms) > 1 else "")
        )
    regions = [RegionChapters(one, (), unit, language) for one in headlines.values()]
    for chapter in chapters_of(regions, _OF_REGIONS):
        is_net = chapter.kind is KINDS["payers"] and forms[0].name == "budget"
        above = [Sentences([spoken(_NETTED, language)])] if is_net else []
        chapters.append(evolve(chapter, blocks=(*above, *chapter.blocks)))
    ends = [table for form in forms if (table := interval_figures(form, language))]
    if ends:
        chapters.append(Chapter(KINDS["intervals"], tuple(ends)))
    blank = [block for form in forms for block in _blank(form, language)]
    if blank:
        chapters.append(Chapter(KINDS["blank"], tuple(blank)))
    chapters.append(_notes(forms, language))
    return answer_opened(
        result,
        look,
        title=spoken(listed([form.title for form in forms[:1]], SEMICOLON), language),
        sentence="\n".join(sentence for own in said.values() for sentence in own),
        chapters=chapters,
        across=(check for one in regions for check in one.checks()),
    )


def _summary(
    forms: Sequence[Form],
    places: Mapping[str, str],
    said: Mapping[str, Sequence[str]],
    unit: Unit,
    language: Language,
) -> Chapter:
    blocks: list[Block] = []
    for form in forms:
        blocks += [
            heading(places[form.region]),
            Sentences(said[form.region]),
        ]
        if figures := [*_key_figures(form, unit, language)]:
            blocks.append(KeyFigures(figures))
        if form.name == "budget":
            blocks.append(form_table_of(form, ["headcount"], language))
    return Chapter(KINDS["summary"], tuple(blocks))


def _key_figures(form: Form, unit: Unit, language: Language) -> Iterator[KeyFigure]:
    """Yield the figures of a form's last year that are read first; what is not known is none."""
    last = form.columns[-1].heading
    for section, name in _READ_FIRST[form.name]:
        line = form.section(section).line(name)
        amount = line.amounts[-1]
        if amount is not None:
            value = written(amount, line.unit, unit)
            words = _AMOUNT.filled(amount=value, unit=unit.short) if line.unit == FEN else value
            label = _LABEL.filled(of=form.section(section).heading, what=line.label)
            yield KeyFigure(
                spoken(label if line.name == "total" else line.label, language),
                words if isinstance(words, str) else spoken(words, language),
                spoken(last, language),
                amount,
                line.unit,
            )


def _marks(form: Form) -> Iterator[Text]:
    """Yield what has to be said on the form itself: what its totals and its years leave out."""
    if any(line.partial for line in form.lines):
        yield _PARTIAL
    missing = {one.year: one.cohorts for one in form.left_out}
    for year, cohorts in form.incomplete.items():
        missing[year] = tuple(sorted({*missing.get(year, ()), *cohorts}))
    if missing:
        said = (f"{year}: {written_years(own)}" for year, own in sorted(missing.items()))
        yield _MISSING.filled(cohorts=listed(said, SEMICOLON))


def _printed(form: Form, look: Presentation) -> Iterator[Block]:
    """Yield a form as it is filed; a settlement of several years is a table for each."""
    language, unit = look.language, money_in(look)
    title, heads = spoken(form.title, language), [spoken(one, language) for one in form.head]
    chapter = _NOTES_ARE_IN.filled(chapter=KINDS["method"].title)
    notes = tuple(spoken(note, language) for note in (*_marks(form), ROUNDED, chapter))
    if form.name == "settlement":
        first, *others = settlement_figures(form, language)
        yield PrintedForm(title, tuple(heads), unit, first)
        yield from others
        yield bullets(notes)
    elif form.name == "budget":
        left, right = (form_table_of(form, [side], language) for side in _SIDES)
        yield PrintedForm(title, tuple(heads), unit, left, right, notes)
    else:
        names = [section.name for section in form.sections]
        yield PrintedForm(
            title, tuple(heads), unit, form_table_of(form, names, language), None, notes
        )


def _blank(form: Form, language: Language) -> Iterator[Block]:
    """Yield the lines that are blank, with the years in which they are; the notes say why."""
    rows = []
    for line in form.lines:
        years = [
            spoken(column.heading, language)
            for column, amount in zip(form.columns, line.amounts, strict=True)
            if amount is None
        ]
        if years:
            rows.append((f"{line.number}{spoken(line.label, language)}", "; ".join(years)))
    if rows:
        title = listed([place(form.region, language), form.title], COMMA)
        yield text_table(spoken(title, language), (LINE, _YEARS), rows, language)


def _notes(forms: Sequence[Form], language: Language) -> Chapter:
    blocks: list[Block] = []
    for form in forms:
        blocks += [
            heading(place(form.region, language)),
            bullets(spoken(note, language) for note in form.notes),
        ]
    return Chapter(KINDS["method"], tuple(blocks))
