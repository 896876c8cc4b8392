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
        agreement_id: From its known name, else from parties, kind, year and proper name.
        name: What it is known as, where its name alone tells which it is.
        kind: ``ceasefire``, ``military`` …; ``agreement`` where no name tells.
        parties: Countries, and names or codes of others.
        year: From when it is.
        names: What texts call it, most frequent first.
        steps: In the order of time.
    """

    agreement_id: str
    name: str | None
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
    label: frozenset[str]
    name: str | None
    special: bool
    namings: list[Naming]

    @property
    def articles(self) -> set[str]:
        return {naming.report.article_id for naming in self.namings}

    @property
    def identified(self) -> bool:
        """Whether anything tells it from the agreements of others."""
        return bool(self.name or self.parties or self.label)

    @property
    def tells(self) -> tuple[object, ...]:
        """Sorts those that tell least last."""
        label, parties = sorted(self.label), sorted(self.parties)
        return (
            self.name is None,
            -len(parties),
            not self.special,
            self.year is None,
            -len(label),
            self.year or 0,
            self.kind,
            label,
            parties,
        )


def register_agreements(
    reports: Iterable[Report], mentions: Mentions, table: StepTable | None = None
) -> list[Agreement]:
    """The agreements that events speak of, those with the longest history first.

    Namings of one well-known name or number are one agreement, and so are those with equal parties, kind, year and
    proper name. One that tells less ("the accords") goes to the only agreement it fits: first among those of its own
    article, then among all. Where two fit, it stays by itself; where nothing tells it from others, it is left out.

    Args:
        reports: Events of any number of articles.
        mentions: Actor mentions by article, which tell the parties inside a name.
        table: Classes, kinds and steps; ours by default.
    """
    table = table or StepTable.load()
    groups = _fold(_grouped(find_namings(reports, mentions, table), table.general), table.general)
    agreements = [_agreement(group) for group in groups if group.identified]
    return sorted(agreements, key=lambda a: (-len(a.steps), a.agreement_id))


def _grouped(namings: Iterable[Naming], general: str) -> list[_Group]:
    groups: dict[tuple[object, ...], _Group] = {}
    for naming in sorted(namings, key=lambda n: n.report.key):
        name = naming.known.name if naming.known else None
        year = None if name else naming.year
        told = naming.parties or naming.label
        where = None if told else naming.report.article_id
        key = (name,) if name else (naming.parties, naming.kind, year, naming.label, where)
        group = _Group(naming.parties, naming.kind, year, naming.label, name, naming.kind != general, namings=[])
        groups.setdefault(key, group).namings.append(naming)
    for group in groups.values():
        if group.name:
            group.year = min((n.year for n in group.namings if n.year), default=None)
    return list(groups.values())


def _fold(groups: list[_Group], general: str) -> list[_Group]:
    """Put each group that tells less into the only one it fits; those that know most are asked first."""
    left = sorted(groups, key=lambda group: group.tells)
    for group in list(left):
        host = None if group.name else _host(group, left, general)
        if host is not None:
            host.year = host.year or group.year
            host.label |= group.label
            host.namings += group.namings
            left.remove(group)
    return left


def _host(group: _Group, others: list[_Group], general: str) -> _Group | None:
    """The only one in the same articles; else the only one anywhere, if the group itself tells enough to be sure."""
    fitting = [other for other in others if other is not group and _fits(group, other, general)]
    here = [other for other in fitting if other.articles & group.articles]
    if here:
        return here[0] if len(here) == 1 else None
    sure = [other for other in fitting if _is_sure(group, other)]
    return sure[0] if len(sure) == 1 else None


def _fits(group: _Group, host: _Group, general: str) -> bool:
    """Whether nothing about a group speaks against its being the host, which must tell more."""
    named = bool(group.label & host.label)
    open_to_all = not host.parties and (named or bool(host.name and host.articles & group.articles))
    return (
        (len(host.parties) >= _PAIR or open_to_all or named)
        and (group.parties <= host.parties or open_to_all)
        and (group.kind in (general, host.kind) or named)
        and (group.year is None or host.year is None or group.year == host.year)
        and (named or not group.label)
        and host.tells < group.tells
    )


def _is_sure(group: _Group, host: _Group) -> bool:
    """A pair of parties, a proper name, or one party with the year or the kind."""
    if group.label & host.label or len(group.parties) >= _PAIR:
        return True
    same = (group.year is not None and group.year == host.year) or group.kind == host.kind
    return bool(group.parties) and same


def _agreement(group: _Group) -> Agreement:
    known = next((naming.known for naming in group.namings if naming.known), None)
    identity = group.name or "\0".join([*sorted(group.parties), group.kind, str(group.year), *sorted(group.label)])
    names = Counter(" ".join(naming.words.split()) for naming in group.namings)
    return Agreement(
        agreement_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        name=known.name if known else None,
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
