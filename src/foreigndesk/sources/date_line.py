"""Reads the line that carries byline and date ("By Jane Doe | Published 3 May 2022, 10:15 GMT")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from foreigndesk.knowledge.files import knowledge_dir, load_yaml

_MAX_LINE: Final = 140
_SEGMENT: Final = re.compile(r"\s*[|•·–—/]\s*|\s+-+\s+|\s*[-–—]\s*$")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_.]*(?:\.[^\W\d_]+)*|&")
_ISO: Final = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\b|T)")
_NUMERIC: Final = re.compile(r"\b(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})\b")
_REST_OF_NAME: Final = re.compile(r"[A-ZÀ-ÖØ-Þ@][\w.'’-]*")
# An ISO time glued to its date, and the zone after it.
_TIME: Final = re.compile(r"T?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?Z?|[+-]\d{2}:?\d{2}|\d+")


@dataclass(frozen=True, slots=True)
class TopWords:
    """The word lists of knowledge/sources/top_matter.yaml."""

    months: Mapping[str, int]
    dates: tuple[re.Pattern[str], ...]
    beside_dates: frozenset[str]
    later_versions: tuple[str, ...]
    day_first: tuple[str, ...]
    byline: re.Pattern[str]
    in_bylines: frozenset[str]
    agencies: re.Pattern[str]
    kickers: frozenset[str]

    def is_kicker(self, text: str) -> bool:
        """Whether a line is a section name over the headline."""
        return text.casefold().strip(" :|>-–—") in self.kickers


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a byline or date line says.

    Attributes:
        has_date: Whether there is any date.
        published: The day of publication, if it is stated without doubt.
    """

    has_date: bool
    published: date | None


def read_date_line(text: str, words: TopWords) -> DateLine | None:
    """Read a line that holds a byline, a date or both and nothing else; ``None`` for every other line.

    ``03/05/2022`` is a date, but no one can tell which: the line is recognised, the day stays open, unless
    the two numbers agree, one is above 12, full stops part them, or the label is one whose order is known.
    """
    if len(text) > _MAX_LINE or "\n" in text:
        return None
    found = sorted(_dates(text, words), key=lambda item: item[0])
    rest, at = "", 0
    for start, end, _ in found:
        rest, at = f"{rest}{text[at:start]} | ", end
    rest += text[at:]
    segments = [segment for segment in _SEGMENT.split(rest) if segment.strip(" ,.:;()[]")]
    if not all(_is_known(segment.strip(" ,:;()[]"), words, bool(found)) for segment in segments):
        return None
    if not found and not segments:
        return None
    return DateLine(bool(found), _published(text, found, words))


def _dates(text: str, words: TopWords) -> Iterator[tuple[int, int, date | None]]:
    """Start, end and day of every date in a line; the day is ``None`` where it is open."""
    for pattern in words.dates:
        for match in pattern.finditer(text):
            month = words.months[match["month"].casefold().rstrip(".")]
            yield match.start(), match.end(), _day(match["year"], month, match["day"])
    for match in _ISO.finditer(text):
        yield match.start(), match.end(), _day(match["year"], match["month"], match["day"])
    day_first = text.casefold().startswith(words.day_first)
    for match in _NUMERIC.finditer(text):
        yield match.start(), match.end(), _numeric_day(match, day_first)


def _numeric_day(match: re.Match[str], day_first: bool) -> date | None:
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    # No country writes month.day.year with full stops.
    if day_first or match["mark"] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _published(text: str, found: list[tuple[int, int, date | None]], words: TopWords) -> date | None:
    at = 0
    for start, end, day in found:
        label = text[at:start].casefold()
        at = end
        if day and not any(word in label for word in words.later_versions):
            return day
    return None


def _is_known(segment: str, words: TopWords, beside_date: bool) -> bool:
    """Whether a piece of the line is a byline, an agency, or the words that go with a date."""
    if words.byline.match(segment):
        names = words.byline.sub("", segment).replace(",", " ").split()
        known = (_REST_OF_NAME.fullmatch(name) or name.casefold() in words.in_bylines for name in names)
        return 0 < len(names) <= 14 and all(known)
    if words.agencies.fullmatch(segment):
        return True
    left = [word.casefold() for word in _WORD.findall(_TIME.sub(" ", segment))]
    return beside_date and all(word in words.beside_dates for word in left)


@cache
def load_top_words() -> TopWords:
    """Read the word lists that ship with the package."""
    content = load_yaml(knowledge_dir() / "sources" / "top_matter.yaml")
    month = "|".join(sorted(map(re.escape, content["months"]), key=len, reverse=True))
    month = rf"(?P<month>{month})\b\.?"
    day = rf"(?P<day>\d{{1,2}})(?:{'|'.join(content['ordinals'])})?"
    year, link = r"(?P<year>\d{4})\b", "|".join(content["day_links"])
    dates = (
        rf"\b{day}\s*(?:\b(?:{link})\b)?[-\s]\s*{month}[-,\s]\s*{year}",
        rf"\b{month}\s+{day}\s*,?\s+{year}",
    )
    agency = "|".join(sorted(map(re.escape, content["agencies"]), key=len, reverse=True))
    beside = "|".join(map(re.escape, content["with_agencies"]))
    agencies = rf"(?:(?:{agency})(?:\s*[,/]\s*|\s+|$)(?:(?:{beside})(?:\s+|$))*)+"
    return TopWords(
        months=content["months"],
        dates=tuple(re.compile(pattern, re.IGNORECASE) for pattern in dates),
        beside_dates=frozenset(content["beside_dates"]),
        later_versions=tuple(content["later_versions"]),
        day_first=tuple(content["day_first"]),
        byline=re.compile(rf"(?:{'|'.join(content['bylines'])})\b\s*:?\s+", re.IGNORECASE),
        in_bylines=frozenset(content["in_bylines"]),
        agencies=re.compile(agencies, re.IGNORECASE),
        kickers=frozenset(content["kickers"]),
    )
