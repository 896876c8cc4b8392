"""Turns a draft into the Article that is stored: characters, language, furniture, then headline and date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from foreigndesk.article import Article, Cut
from foreigndesk.sources.characters import normalise
from foreigndesk.sources.defaults import SourceDefaults
from foreigndesk.sources.draft import Draft
from foreigndesk.sources.furniture import cut_furniture
from foreigndesk.sources.language import other_language
from foreigndesk.sources.limits import MAX_TEXT, too_long
from foreigndesk.sources.set_aside import SetAside
from foreigndesk.sources.top_matter import read_top_matter

ENGLISH: Final = "en"
_UNDETERMINED: Final = frozenset({"", "und"})


def finish_draft(draft: Draft, defaults: SourceDefaults) -> Article | SetAside:
    """Make the article whose text all offsets point into.

    The body of a record keeps its offsets: only newlines and NULs are normalised, and only a tail of
    furniture is cut. Plain text and web pages lose furniture wherever it stands, byline and date lines, and the
    white space around the text; plain text gives its first row as the title if that is a headline. All that is cut
    stands in ``Article.cuts``, but for the headline, which is ``Article.title``.

    ``Article.extra["encoding"]`` says which encoding the bytes were read with where it was not UTF-8.
    """
    language = _language(draft.language, defaults.language)
    if not language.startswith(ENGLISH):
        return _aside(draft, f"language: {language}; only English is read")
    if len(draft.text) > MAX_TEXT:
        return _aside(draft, "text: " + too_long(len(draft.text), MAX_TEXT, "characters"))
    text = normalise(draft.text)
    if not text.strip():
        return _aside(draft, "text: empty")
    article = _record(draft, text, defaults) if draft.layout == "record" else _page(draft, text, defaults)
    if not article.text.strip():
        return _aside(draft, "text: nothing but page furniture")
    if other := other_language(article.text):
        return _aside(draft, f"language: {other}, by its words; only English is read")
    return article


def _record(draft: Draft, text: str, defaults: SourceDefaults) -> Article:
    cleaned = cut_furniture(text, tail_only=True)
    return _article(draft, cleaned.text, defaults, cleaned.cuts)


def _page(draft: Draft, text: str, defaults: SourceDefaults) -> Article:
    cleaned = cut_furniture(text.strip())
    title = _line(draft.title)
    body, repeated = _without_title(cleaned.text, title)
    top = read_top_matter(body, take_headline=title is None and draft.layout == "plain")
    cuts = (*repeated, *top.cuts, *cleaned.cuts)
    article = _article(draft, top.text.strip(), defaults, cuts)
    return Article(
        text=article.text,
        title=title or top.headline,
        published=article.published or top.published,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        id=article.id,
        extra=article.extra,
        cuts=cuts,
        place=article.place,
    )


def _article(draft: Draft, text: str, defaults: SourceDefaults, cuts: tuple[Cut, ...]) -> Article:
    return Article(
        text=text,
        title=_line(draft.title),
        published=draft.published or defaults.published,
        outlet=_line(draft.outlet) or defaults.outlet,
        url=_line(draft.url),
        language=ENGLISH,
        id=draft.id,
        extra=_extra(draft),
        cuts=cuts,
        place=draft.place,
    )


def _without_title(text: str, title: str | None) -> tuple[str, tuple[Cut, ...]]:
    """A body without its title, where a page repeats it as the first row."""
    first, newline, rest = text.partition("\n")
    if title and newline and first.strip().casefold() == title.casefold():
        return rest.lstrip("\n"), (Cut(first.strip(), "top: title repeated"),)
    return text, ()


def _language(given: str | None, default: str) -> str:
    tag = (given or "").strip().lower()
    return (default.strip().lower() or ENGLISH) if tag in _UNDETERMINED else tag


def _line(value: str | None) -> str | None:
    """A title, outlet or address on one line, or ``None`` if there is nothing in it."""
    return " ".join(normalise(value).split("\n")).strip() or None if value else None


def _extra(draft: Draft) -> Mapping[str, object]:
    if draft.encoding == "utf-8":
        return draft.extra
    return {"encoding": draft.encoding, **draft.extra}


def _aside(draft: Draft, reason: str) -> SetAside:
    return SetAside(draft.place, reason, id=draft.id, title=_line(draft.title))
