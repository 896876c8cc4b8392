"""The dataset card: counts, period, places, coders and known accuracy of a package, as its README."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import Template

from foreigndesk.desk.version import package_version
from foreigndesk.export.package.accuracy import known_accuracy
from foreigndesk.export.package.release import Release
from foreigndesk.export.selection import Selection
from foreigndesk.knowledge.files import knowledge_dir, read_text

_MOST = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted in a selection.

    Attributes:
        events: Number of events.
        articles: Number of their articles.
        first: First day.
        last: Last day.
        types: Events by type.
        statuses: Events by status.
        countries: Events by country of the place.
        outlets: Events by outlet.
        coders: Events by coder.
        versions: Articles by fingerprint of the coder.
    """

    events: int
    articles: int
    first: str
    last: str
    types: dict[str, int]
    statuses: dict[str, int]
    countries: dict[str, int]
    outlets: dict[str, int]
    coders: dict[str, int]
    versions: dict[str, int]

    @classmethod
    def of(cls, selection: Selection) -> Facts:
        """Count."""
        ((events, articles, first, last),) = selection.ask(
            "SELECT count(*), count(DISTINCT article_id), min(coalesce(date_start, published)), "
            "max(coalesce(date_end, published)) FROM chosen"
        )
        return cls(
            int(str(events)),
            int(str(articles)),
            str(first or "—"),
            str(last or "—"),
            types=_by(selection, "type"),
            statuses=_by(selection, "status"),
            countries=_by(selection, "place_country"),
            outlets=_by(selection, "outlet"),
            coders=_by(selection, "coder"),
            versions=_versions(selection),
        )


def _by(selection: Selection, column: str) -> dict[str, int]:
    rows = selection.ask(
        f"SELECT {column}, count(*) FROM chosen WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST}"
    )
    return {str(name): int(str(number)) for name, number in rows}


def _versions(selection: Selection) -> dict[str, int]:
    rows = selection.ask(
        "SELECT version, count(DISTINCT a.article_id) FROM chosen JOIN articles a USING (article_id) "
        "GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return {str(name): int(str(number)) for name, number in rows}


def card(release: Release, selection: Selection, facts: Facts) -> str:
    """The text of ``README.md``."""
    template = Template(read_text(knowledge_dir() / "export" / "package" / "README.md"))
    filters = ", ".join(f"{name} = {value}" for name, value in selection.filters.items())
    return template.substitute(
        title=release.title,
        authors=", ".join(release.authors) or "—",
        released=release.released.isoformat(),
        licence=release.licence,
        foreigndesk=package_version(),
        events=facts.events,
        articles=facts.articles,
        first=facts.first,
        last=facts.last,
        filters=filters or "none: the whole store",
        types=_table("type", facts.types.items()),
        statuses=_table("status", facts.statuses.items()),
        countries=_table("country of the place", facts.countries.items()),
        outlets=_table("outlet", facts.outlets.items()),
        coders=_table("coder", facts.coders.items()),
        versions=_table("fingerprint", facts.versions.items(), "articles"),
        accuracy=known_accuracy(),
        text="The articles' text is in `data/articles`." if release.with_text else "The articles' text is not in here.",
    )


def _table(head: str, counts: Iterable[tuple[str, int]], counted: str = "events") -> str:
    rows = "".join(f"| {_cell(name)} | {number} |\n" for name, number in counts)
    return f"| {head} | {counted} |\n|---|---:|\n{rows}" if rows else "None.\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
