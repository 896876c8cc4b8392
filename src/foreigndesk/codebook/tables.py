"""The codebook's small tables: content, reductions, light verbs, contexts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.codebook.nouns import pieces
from foreigndesk.codebook.status import Status
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml


@dataclass(frozen=True, slots=True)
class Change:
    """What an event becomes: fields that are ``None`` stay as they are.

    ``clear_mode`` is set where the change names a type without a mode: the old mode would not belong to it.
    """

    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    status: Status | None = None
    clear_mode: bool = False


@dataclass(frozen=True, slots=True)
class ContentTables:
    """By table and inner event: what a request, promise, refusal or threat becomes by its content."""

    tables: Mapping[str, Mapping[str, Change]]

    @classmethod
    def load(cls, path: Path) -> ContentTables:
        """Read ``content.yaml``; a codebook without one has no tables."""
        raw = _mapping(path)
        return cls({name: {key: _change(fields, path) for key, fields in rows.items()} for name, rows in raw.items()})

    def look_up(
        self, table: str, inner_type: str | None, inner_mode: str | None, inner_cameo: str | None
    ) -> Change | None:
        """The most specific row: a CAMEO code or its parents, then ``TYPE.mode``, then ``TYPE``, then ``else``."""
        rows = self.tables.get(table, {})
        keys = (*_parents(inner_cameo), f"{inner_type}.{inner_mode}", str(inner_type), "else")
        return next((rows[key] for key in keys if key in rows), None)


@dataclass(frozen=True, slots=True)
class Reduction:
    """An event of one of ``types`` with one of ``statuses`` (and speaker, if asked) becomes something else.

    ``types`` hold type names, ``TYPE.mode`` or CAMEO codes, which stand for everything below them too.
    """

    types: frozenset[str]
    statuses: frozenset[str]
    by_actor: bool
    becomes: Change


@dataclass(frozen=True, slots=True)
class Reductions:
    """PLOVER's rules that turn the status of an act into another act."""

    rules: tuple[Reduction, ...]

    @classmethod
    def load(cls, path: Path) -> Reductions:
        """Read ``reductions.yaml``; a codebook without one has none."""
        raw = load_yaml(path) if path.exists() else []
        rules = raw.get("rules", []) if isinstance(raw, dict) else raw
        return cls(tuple(_reduction(rule, path) for rule in rules))

    def find(
        self, event_type: str, mode: str | None, cameo: str | None, status: str, *, by_actor: bool
    ) -> Change | None:
        """The first rule for an event of this type, mode, code and status.

        Args:
            event_type: Type of the event.
            mode: Its mode.
            cameo: Its CAMEO code.
            status: Its status.
            by_actor: Whether the actor himself tells of the act ("we will bomb them").
        """
        names = {event_type, f"{event_type}.{mode}", *_parents(cameo)}
        for rule in self.rules:
            if names & rule.types and status in rule.statuses and (by_actor or not rule.by_actor):
                return rule.becomes
        return None


@dataclass(frozen=True, slots=True)
class SupportVerbs:
    """Light verbs: how the subject of the verb stands to the event noun beside it.

    Attributes:
        active: "held talks": the verb's subject is the noun's subject.
        passive: "came under fire": the verb's subject is the noun's object.
        occur: "talks took place": the noun is the verb's subject.
    """

    active: frozenset[str]
    passive: frozenset[str]
    occur: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> SupportVerbs:
        """Read ``support.yaml``; verbs of several words are known by their first."""
        raw = _mapping(path)
        read = {key: frozenset(pieces(str(verb))[0] for verb in raw.get(key, ())) for key in cls.__slots__}
        return cls(**read)


@dataclass(frozen=True, slots=True)
class Contexts:
    """Cue phrases of each context, by their first word."""

    cues: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def load(cls, path: Path) -> Contexts:
        """Read ``contexts.yaml``: ``name: {definition, words}``."""
        cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, record in _mapping(path).items():
            for word in record.get("words", ()):
                parts = pieces(str(word))
                cues.setdefault(parts[0], []).append((parts, name))
        return cls({first: tuple(entries) for first, entries in cues.items()})


@dataclass(frozen=True, slots=True)
class Fallback:
    """Where a recipient is looked for when a frame's own rule finds nobody.

    Attributes:
        slots: By type, the slots in order of preference.
        places: By type, the slots in which a place stands for those who live there.
    """

    slots: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path) -> Fallback:
        """Read ``fallback.yaml``; a codebook without one has none."""
        raw = _mapping(path)
        slots, places = (
            {name: tuple(slots) for name, slots in (raw.get(key) or {}).items()} for key in ("slots", "places")
        )
        return cls(slots, places)


@dataclass(frozen=True, slots=True)
class Domain:
    """A kind of article in which nothing is coded.

    Attributes:
        classes: Noun classes whose words tell it.
        share: Share of sentences that must hold such a word.
        least: Number of sentences that must.
        reason: Why nothing is coded.
    """

    classes: frozenset[str]
    share: float
    least: int
    reason: str

    @classmethod
    def load_all(cls, path: Path) -> tuple[Domain, ...]:
        """Read ``domains.yaml``; a codebook without one codes every article.

        Raises:
            CodebookError: If a record lacks a field.
        """
        try:
            return tuple(
                cls(frozenset(r["classes"]), float(r["share"]), int(r["least"]), str(r["reason"]))
                for r in _mapping(path).values()
            )
        except (KeyError, TypeError, ValueError) as error:
            raise CodebookError(f"a domain is malformed ({error!r})", place=str(path)) from error


@dataclass(frozen=True, slots=True)
class Hosting:
    """What a shared act becomes by where it takes place.

    Attributes:
        at_party: In the country of one party.
        elsewhere: In a country of none.
    """

    at_party: Change
    elsewhere: Change

    @classmethod
    def load_all(cls, path: Path) -> dict[str, Hosting]:
        """Read ``hosting.yaml``, by event type; a codebook without one leaves modes alone."""
        return {
            name: cls(_change(record["at_party"], path), _change(record["elsewhere"], path))
            for name, record in _mapping(path).items()
        }


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose acts are coded.

    Attributes:
        sectors: A participant of one of these sectors is enough.
        kinds: Or one of these kinds of organisation.
        exempt: Types that are coded whoever takes part.
        reason: What is recorded where nobody is enough.
    """

    sectors: frozenset[str]
    kinds: frozenset[str]
    exempt: frozenset[str]
    reason: str

    @classmethod
    def load(cls, path: Path) -> Parties | None:
        """Read ``parties.yaml``; a codebook without one codes everybody's acts."""
        raw = _mapping(path)
        if not raw:
            return None
        sectors, kinds, exempt = (frozenset(raw.get(key, ())) for key in ("sectors", "kinds", "exempt"))
        return cls(sectors, kinds, exempt, str(raw.get("reason", "nobody whose acts are coded")))

    def admit(self, event_type: str, participants: Iterable[tuple[str | None, tuple[str, ...]]]) -> bool:
        """Whether an event of a type is coded, given country and sectors of its participants."""
        known = list(participants)
        if event_type in self.exempt or not known:
            return True
        return any(country in self.kinds or not self.sectors.isdisjoint(sectors) for country, sectors in known)


@dataclass(frozen=True, slots=True)
class Parts:
    """Acts told beside an act that are part of it.

    Attributes:
        results: By event type, lemmas that tell what an act left behind.
        aims: By event type, the types of what it is for.
        conditions: By event type, the words that open its condition.
    """

    results: Mapping[str, frozenset[str]]
    aims: Mapping[str, frozenset[str]]
    conditions: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, path: Path) -> Parts:
        """Read ``parts.yaml``; a codebook without one merges nothing but repetitions."""
        raw = _mapping(path)
        read = {key: {name: frozenset(words) for name, words in (raw.get(key) or {}).items()} for key in cls.__slots__}
        return cls(**read)


def _parents(cameo: str | None) -> tuple[str, ...]:
    """A CAMEO code and what stands above it: 0231, 023, 02."""
    return tuple(cameo[:length] for length in range(len(cameo), 1, -1)) if cameo else ()


def _mapping(path: Path) -> dict[str, Any]:
    raw = load_yaml(path) if path.exists() else {}
    if not isinstance(raw or {}, dict):
        raise CodebookError("must be a mapping", place=str(path))
    return raw or {}


def _change(fields: Any, path: Path) -> Change:
    if not isinstance(fields, dict) or not set(fields) <= {"type", "mode", "cameo", "status"}:
        raise CodebookError(f"{fields!r} must give `type`, `mode`, `cameo` or `status`", place=str(path))
    return Change(
        type=fields.get("type"),
        mode=fields.get("mode"),
        cameo=str(fields["cameo"]) if fields.get("cameo") else None,
        status=fields.get("status"),
        clear_mode="type" in fields and fields.get("mode") is None,
    )


def _reduction(rule: Any, path: Path) -> Reduction:
    try:
        when = rule["when"]
        statuses = when["status"]
        return Reduction(
            types=frozenset(when["types"]),
            statuses=frozenset(statuses if isinstance(statuses, list) else [statuses]),
            by_actor=bool(when.get("by_actor", False)),
            becomes=_change(rule["becomes"], path),
        )
    except (KeyError, TypeError) as error:
        raise CodebookError(f"malformed rule {rule!r}", place=str(path)) from error
