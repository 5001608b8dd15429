"""The columns of the program's own in the words of a language, for who opens a workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.result_headers import words_in
from simulate.output.words import NO, YES
from simulate.roster.reading.header import distinct_names


def in_words(page: Any, headers: Mapping[str, Text], language: Language) -> Any:
    """Return a page with its own columns in a language; in English they are as data files have it.

    A column that was passed in stays what it is; one under the header of an own one gets a number.

    Args:
        page: an Arrow record batch.
        headers: what stands above each column of our own, by its name.
        language: of headers and words.
    """
    if language == "en":
        return page
    names = _names(page.schema.names, headers, language)
    columns = [
        _in_words(column, name, language) if name in headers else column
        for name, column in zip(page.schema.names, page.columns, strict=True)
    ]
    return pa.record_batch(columns, names=names)


def renamed_in_words(
    passed: Sequence[str], headers: Mapping[str, Text], language: Language
) -> list[Text]:
    """Say which columns that were passed in stand under another name where ours are in words."""
    if language == "en":
        return []
    return [
        message(
            "column {number} is written under another name into .xlsx: its own is that of a result",
            number=number,
        )
        for number, (name, written) in enumerate(
            zip(passed, _names(passed, headers, language), strict=True), 1
        )
        if name != written
    ]


def _names(columns: Sequence[str], headers: Mapping[str, Text], language: Language) -> list[str]:
    """Return what stands above each column in a language."""
    own = {name: spoken(text, language) for name, text in headers.items()}
    passed = [name for name in columns if name not in own]
    names = own | dict(zip(passed, distinct_names(passed, [*own.values()]), strict=True))
    return [names[name] for name in columns]


def _in_words(column: Any, name: str, language: Language) -> Any:
    if pa.types.is_boolean(column.type):
        return pc.if_else(column, spoken(YES, language), spoken(NO, language))
    if not pa.types.is_string(column.type):
        return column
    terms, coded = words_in(name), column.dictionary_encode()
    words = [
        spoken(terms[word], language) if word in terms else word
        for word in coded.dictionary.to_pylist()
    ]
    return pa.array(words, pa.string()).take(coded.indices)
