"""The register of agreements: names, kind, parties, and the dated steps of each history with the events behind it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from foreigndesk.linking.naming import Mentions, Naming, find_namings
from foreigndesk.linking.reports import Report
from foreigndesk.linking.steps import StepTable

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the history of an agreement.

    Attributes:
        step: ``signed``, ``ratified``, ``renounced`` …
        first: First day, if dated.
        last: Last day.
        status: Status of the event: a step may be planned, denied or recalled.
        source: Who says so: speaker, else outlet, else article.
        event_id: The event.
        article_id: Its article.
        quote: The sentence.
        changes: Whether the agreement's state is this step, once it happened.
    """

    step: str
    first: date | None
    last: date | None
    status: str
    source: str
    event_id: str
    article_id: str
    quote: str
    changes: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement.

    Attributes:
        agreement_id: From parties, kind and year.
        kind: ``ceasefire``, ``military`` …; ``agreement`` where no name tells.
        parties: Countries, and names or codes of others.
        year: From when it is.
        names: What texts call it, most frequent first.
        steps: In the order of time.
    """

    agreement_id: str
    kind: str
    parties: tuple[str, ...]
    year: int | None
    names: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def state(self) -> str | None:
        """The last step that changed it and happened."""
        happened = [s.step for s in self.steps if s.changes and s.status in ("actual", "ongoing", "historical")]
        return happened[-1] if happened else None

    def to_dict(self) -> dict[str, object]:
        """The agreement as plain values."""
        return {**asdict(self), "state": self.state}


@dataclass(slots=True)
class _Group:
    """Namings taken for one agreement while the register is made."""

    parties: frozenset[str]
    kind: str
    year: int | None
    namings: list[Naming]

    @property
    def articles(self) -> set[str]:
        return {naming.report.article_id for naming in self.namings}


def register_agreements(
    reports: Iterable[Report], mentions: Mentions, table: StepTable | None = None
) -> list[Agreement]:
    """The agreements that events speak of, those with the longest history first.

    Namings with equal parties, kind and year are one agreement. One that tells less ("the accords") goes to the
    only agreement it fits: first among those of its own article, then among all.

    Args:
        reports: Events of any number of articles.
        mentions: Actor mentions by article, which tell the parties inside a name.
        table: Classes, kinds and steps; ours by default.
    """
    table = table or StepTable.load()
    groups = _fold(_grouped(find_namings(reports, mentions, table)), table.general)
    agreements = [_agreement(group) for group in groups]
    return sorted(agreements, key=lambda a: (-len(a.steps), a.agreement_id))


def _grouped(namings: Iterable[Naming]) -> list[_Group]:
    groups: dict[tuple[frozenset[str], str, int | None], _Group] = {}
    for naming in sorted(namings, key=lambda n: n.report.key):
        key = (naming.parties, naming.kind, naming.year)
        groups.setdefault(key, _Group(*key, namings=[])).namings.append(naming)
    return list(groups.values())


def _fold(groups: list[_Group], general: str) -> list[_Group]:
    """Put each group that tells less into the only one it fits; those that know their parties first."""
    left = sorted(groups, key=lambda g: (-len(g.parties), g.year or 0, g.kind == general, g.kind, sorted(g.parties)))
    for group in list(left):
        host = _host(group, left, general)
        if host is not None:
            host.year = host.year or group.year
            host.namings += group.namings
            left.remove(group)
    return left


def _host(group: _Group, others: list[_Group], general: str) -> _Group | None:
    """The only one in the same articles; else the only one anywhere, which must be of the same kind."""
    fitting = [other for other in others if other is not group and _fits(group, other, general)]
    here = [other for other in fitting if other.articles & group.articles]
    if here or not group.parties:
        return here[0] if len(here) == 1 else None
    alike = [other for other in fitting if other.kind == group.kind]
    return alike[0] if len(alike) == 1 else None


def _fits(group: _Group, host: _Group, general: str) -> bool:
    return (
        len(host.parties) >= _PAIR
        and group.parties <= host.parties
        and group.kind in (general, host.kind)
        and (group.year is None or host.year is None or group.year == host.year)
    )


def _agreement(group: _Group) -> Agreement:
    identity = "\0".join([*sorted(group.parties), group.kind, str(group.year)])
    names = Counter(" ".join(naming.words.split()) for naming in group.namings)
    return Agreement(
        agreement_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        kind=group.kind,
        parties=tuple(sorted(group.parties)),
        year=group.year,
        names=tuple(sorted(names, key=lambda name: (-names[name], -len(name), name))),
        steps=tuple(_steps(group.namings)),
    )


def _steps(namings: Iterable[Naming]) -> Iterator[Step]:
    for naming in sorted(namings, key=lambda n: (n.days or (date.max, date.max), n.report.key)):
        report = naming.report
        first, last = naming.days or (None, None)
        yield Step(
            step=naming.rule.step,
            first=first,
            last=last,
            status=report.status,
            source=report.source,
            event_id=report.event_id,
            article_id=report.article_id,
            quote=report.quote,
            changes=naming.rule.changes,
        )
