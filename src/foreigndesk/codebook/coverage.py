"""Coverage: the types, modes and CAMEO codes that a codebook's frames and tables can reach, and by how many frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from foreigndesk.codebook.change import Change
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.frames import NO_EVENT, Condition, Frame
from foreigndesk.codebook.status import Teller

Way = Literal["frame", "variant", "content", "hosting", "reduction"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event can come out as."""

    type: str
    mode: str | None
    cameo: str | None

    def become(self, change: Change | None) -> Outcome:
        """The outcome after a table changed it."""
        if change is None:
            return self
        mode = change.mode if change.mode or change.clear_mode else self.mode
        return Outcome(change.type or self.type, mode, change.cameo or self.cameo)


_Found = Mapping[tuple[Way, Outcome], set[str]]
"""By the way taken and what comes out: the ids of frames."""


class Coverage:
    """Every outcome with the frames that lead to it and the ways they take."""

    __slots__ = ("_found",)

    def __init__(self, codebook: Codebook) -> None:
        spoken = _spoken(codebook)
        hosted = _hosted(spoken, codebook)
        self._found: _Found = {**spoken, **hosted, **_reduced({**spoken, **hosted}, codebook)}

    def frames_to_code(self, code: str) -> dict[Way, frozenset[str]]:
        """Ids of the frames that can end in a CAMEO code, by the way they take there."""
        found: dict[Way, frozenset[str]] = {}
        for (way, outcome), frames in self._found.items():
            if outcome.cameo == code:
                found[way] = found.get(way, frozenset()) | frames
        return found

    def frames_to_mode(self, event_type: str, mode: str | None) -> frozenset[str]:
        """Ids of the frames that can end in a type with a mode, or in one without."""
        wanted = (event_type, mode)
        return frozenset().union(*(f for (_, o), f in self._found.items() if (o.type, o.mode) == wanted))

    def codes(self) -> frozenset[str]:
        """All CAMEO codes that are reached."""
        return frozenset(outcome.cameo for _, outcome in self._found if outcome.cameo)


def _spoken(codebook: Codebook) -> _Found:
    """What frames say, alone or by their content; contents have contents, so until nothing new comes up."""
    found: defaultdict[tuple[Way, Outcome], set[str]] = defaultdict(set)
    events = [frame for frame in codebook.frames if frame.type != NO_EVENT]
    for frame in events:
        if frame.content is None:
            found["variant" if "/" in frame.id else "frame", _own(frame)].add(frame.id)
    acts: frozenset[Outcome] = frozenset()
    while acts != (known := frozenset(outcome for _, outcome in found)):
        acts = known
        for table in codebook.content.tables:
            changes = _changes(codebook, table, acts)
            for frame in events:
                if frame.content is not None and frame.content.by == table:
                    for outcome in _by_content(frame, changes):
                        found["content", outcome].add(frame.id)
    return found


def _own(frame: Frame) -> Outcome:
    return Outcome(frame.type, frame.mode, frame.cameo)


def _changes(codebook: Codebook, table: str, acts: Iterable[Outcome]) -> dict[Outcome | str | None, Change | None]:
    """What a content table says of each act, of acts that are not to be done, and of content that is no act."""
    look_up = codebook.content.look_up
    changes: dict[Outcome | str | None, Change | None] = {
        act: look_up(table, act.type, act.mode, act.cameo) for act in acts
    }
    changes |= {f"not {name}": look_up(table, f"not {name}", None, None) for name in codebook.ontology.types}
    return {**changes, None: look_up(table, None, None, None)}


def _by_content(frame: Frame, changes: Mapping[Outcome | str | None, Change | None]) -> Iterator[Outcome]:
    """What becomes of a frame by each content that its conditions let in."""
    own = _own(frame)
    for change in {change for act, change in changes.items() if _admits(frame, act)}:
        if (outcome := own.become(change)).type != NO_EVENT:
            yield outcome


def _admits(frame: Frame, act: Outcome | str | None) -> bool:
    """Whether a frame's conditions let its content be such an act; only conditions on acts are asked."""
    assert frame.content is not None
    if len(frame.content.slots) != 1:
        return True
    names = {act.type, f"{act.type}.{act.mode}"} if isinstance(act, Outcome) else set()
    slot = frame.content.slots[0]
    wanted = frame.when.get(slot, ())
    if wanted and all(condition.events for condition in wanted):
        return not isinstance(act, Outcome | None) or any(names & condition.events for condition in wanted)
    barred = (c.events for c in frame.unless.get(slot, ()) if c == Condition(events=c.events))
    return not any(names & events for events in barred)


def _hosted(found: _Found, codebook: Codebook) -> _Found:
    """What acts without a mode become by where they take place."""
    hosted: defaultdict[tuple[Way, Outcome], set[str]] = defaultdict(set)
    for (_, outcome), frames in found.items():
        hosting = codebook.hosting.get(outcome.type)
        for change in (hosting.at_party, hosting.elsewhere) if hosting and outcome.mode is None else ():
            hosted["hosting", outcome.become(change)] |= frames
    return hosted


def _reduced(found: _Found, codebook: Codebook) -> _Found:
    """What acts become by their status."""
    rules = codebook.reductions
    standings = [(s, by) for s in sorted({s for r in rules.rules for s in r.statuses}) for by in get_args(Teller)]
    reduced: defaultdict[tuple[Way, Outcome], set[str]] = defaultdict(set)
    for (_, outcome), frames in found.items():
        for status, told_by in standings:
            change = rules.find(outcome.type, outcome.mode, outcome.cameo, status, told_by=told_by)
            if change is not None:
                reduced["reduction", outcome.become(change)] |= frames
    return reduced
