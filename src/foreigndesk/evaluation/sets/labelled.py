"""Labelled sentences: every event of a text with type and, where given, trigger, parties, status and speaker.

The project's own examples have this form, and so may anyone's own gold data, as JSON Lines or CSV (docs/evaluate.md).
A coded event answers to a gold event when their triggers overlap or stand side by side, or, where gold gives no
trigger, when it shares a party or the type; every other level is then scored on the events that were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import three_digits
from foreigndesk.evaluation.fitting import GoldAct, side_fit
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, kind_of, mistake
from foreigndesk.evaluation.matching import all_occurrences, named, touches
from foreigndesk.evaluation.metrics import Figure, Outcome, Tally, f_scores, kappa, macro, rate, share
from foreigndesk.evaluation.reliability import Judged
from foreigndesk.evaluation.sets.directed_pairs import parts

LEVELS = ("mode", "cameo", "actor", "recipient", "status", "speaker", "stance")
"""Levels beside the type; each is scored where gold has its key (``null``: there is none; no status: not labelled)."""
_PARTIES = ("actor", "recipient", "speaker")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A hand-labelled event: its type and the other fields as given."""

    type: str
    fields: Mapping[str, str | None]

    @property
    def trigger(self) -> str | None:
        """Words of the act, if they are given."""
        return self.fields.get("trigger")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with all its events, possibly none."""

    id: str
    cluster: str
    text: str
    published: date | None
    events: tuple[GoldEvent, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold event with the coded event that answers to it, if any."""

    gold: GoldEvent
    coded: Event | None


@dataclass(frozen=True, slots=True)
class Result:
    """A text with the answers to its gold events, and the coded events that answer to none."""

    item: LabelledText
    coding: Coding
    answers: list[Answer]
    extra: list[Event]

    def tally(self) -> Tally:
        """Events coded with the right type, labelled, coded."""
        right = sum(a.coded is not None and a.coded.type == a.gold.type for a in self.answers)
        return Tally(self.item.cluster, right, len(self.answers), len(self.coding.events))

    def judged(self) -> Iterator[Judged]:
        """Every coded event: it is right if it answers to a gold event of its type."""
        for answer in self.answers:
            if answer.coded:
                yield answer.coded.confidence, answer.coded.type == answer.gold.type
        for event in self.extra:
            yield event.confidence, False

    def outcomes(self) -> Iterator[Outcome]:
        """The type found for each gold event, and each false alarm."""
        for answer in self.answers:
            yield Outcome(answer.gold.type, answer.coded.type if answer.coded else None, self.item.cluster)
        for event in self.extra:
            yield Outcome(None, event.type, self.item.cluster)


class LabelledTexts(GoldSet[LabelledText]):
    """Our own examples, and anyone's gold data in the simple format."""

    family = "labelled texts"
    measures = (
        "All events of a text: type at the trigger (precision, recall, F1), and on the events found mode, CAMEO code "
        "to three digits, actor, recipient, status, speaker and stance; false alarms in texts without events."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A text with events that have a type of their own."""
        events = record.get("events")
        return "text" in record and isinstance(events, list) and all("type" in event for event in events)

    def parse(self, record: Mapping[str, Any]) -> Iterator[LabelledText]:
        """One item for each text."""
        day = record.get("date")
        identity = str(record.get("id") or record["text"][:40])
        yield LabelledText(
            id=identity,
            cluster=str(record.get("doc") or identity),
            text=record["text"],
            published=date.fromisoformat(day[:10]) if day else None,
            events=tuple(GoldEvent(event["type"].strip(), event) for event in record["events"]),
        )

    def article(self, item: LabelledText) -> Article:
        """The text."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[LabelledText], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """All levels."""
        results = [
            Result(item, coding, *pair(item, coding.events)) for item, coding in zip(items, codings, strict=True)
        ]
        outcomes = [outcome for result in results for outcome in result.outcomes()]
        return SetReport(
            name,
            self.family,
            f"{sum(len(item.events) for item in items):,} events in {len(items):,} texts",
            figures=[
                *f_scores("type", [result.tally() for result in results]),
                macro("type, macro-F1", outcomes),
                *_found(outcomes),
                _whole(results),
                *_levels(results),
                *_false_alarms(results),
            ],
            tables=[LabelTable("PLOVER types", outcomes)],
            judged=[one for result in results for one in result.judged()],
            mistakes=[one for result in results for one in _mistakes(result)],
        )


def pair(item: LabelledText, events: Sequence[Event]) -> tuple[list[Answer], list[Event]]:
    """Each gold event with the coded event that answers to it, and the coded events that answer to none."""
    free = list(events)
    answers = []
    for gold in item.events:
        candidates = [event for event in free if _answers(item.text, gold, event)]
        best = max(candidates, key=lambda event: _rank(item.text, gold, event), default=None)
        if best is not None:
            free.remove(best)
        answers.append(Answer(gold, best))
    return answers, free


def judge(text: str, answer: Answer) -> dict[str, bool]:
    """Whether each given level of a found event is right; reciprocal parties may stand on either side."""
    gold, coded = answer.gold.fields, answer.coded
    if coded is None:
        return {}
    same_type = coded.type == answer.gold.type
    one_sided = not coded.recipients or not coded.actors
    everyone = (*coded.actors, *coded.recipients)
    first = coded.attribution[0] if coded.attribution else None
    sides = {
        "actor": everyone if one_sided and gold.get("actor") else coded.actors,
        "recipient": everyone if one_sided and gold.get("recipient") else coded.recipients,
        "speaker": (first.speaker,) if first and first.speaker else (),
    }
    judged = {
        "mode": same_type and coded.mode == gold.get("mode"),
        "cameo": three_digits(coded.cameo) == three_digits(gold.get("cameo")),
        "status": coded.status == gold.get("status"),
        "stance": (first.stance if first else None) == gold.get("stance"),
        **{side: _same(text, gold.get(side), sides[side]) for side in _PARTIES},
    }
    given = [level for level in LEVELS if level in gold and (level != "status" or gold["status"])]
    return {level: judged[level] for level in given}


def _same(text: str, words: str | None, actors: Sequence[Actor]) -> bool:
    return named(actors, all_occurrences(text, parts(words))) if words else not actors


def _answers(text: str, gold: GoldEvent, event: Event) -> bool:
    if gold.trigger:
        return touches(all_occurrences(text, parts(gold.trigger)), event.trigger)
    return event.type == gold.type or side_fit(_act(text, gold), event) > 0


def _rank(text: str, gold: GoldEvent, event: Event) -> tuple[bool, bool, int]:
    """Of the events at a trigger the one of the right type; without a trigger the one with the right parties."""
    same = (event.type == gold.type, event.mode == gold.fields.get("mode"))
    return (*same, side_fit(_act(text, gold), event))


def _act(text: str, gold: GoldEvent) -> GoldAct:
    actor, recipient = (all_occurrences(text, parts(gold.fields.get(side))) for side in ("actor", "recipient"))
    return GoldAct(actor, recipient)


def _found(outcomes: Sequence[Outcome]) -> list[Figure]:
    labelled = [outcome for outcome in outcomes if outcome.gold is not None]
    return [
        share("an event found at all", ((o.cluster, o.found is not None) for o in labelled)),
        share("type, of the events found", ((o.cluster, o.gold == o.found) for o in labelled if o.found)),
    ]


def _whole(results: Sequence[Result]) -> Figure:
    """Events that are found with type, actor and recipient all right, of all events."""
    return share(
        "type, actor and recipient", [(r.item.cluster, _is_whole(r.item, a)) for r in results for a in r.answers]
    )


def _is_whole(item: LabelledText, answer: Answer) -> bool:
    if answer.coded is None or answer.coded.type != answer.gold.type:
        return False
    judged = judge(item.text, answer)
    return judged.get("actor", True) and judged.get("recipient", True)


def _levels(results: Sequence[Result]) -> list[Figure]:
    """Each level on the events found, and agreement on status beyond chance."""
    answers = [(result.item, answer) for result in results for answer in result.answers]
    judged = [(item.cluster, level, hit) for item, answer in answers for level, hit in judge(item.text, answer).items()]
    figures = []
    for level in LEVELS:
        hits = [(cluster, hit) for cluster, one, hit in judged if one == level]
        figures += [share(f"{level}, of the events found", hits)] if hits else []
    statuses = [
        Outcome(answer.gold.fields["status"], answer.coded.status, item.cluster)
        for item, answer in answers
        if answer.coded and answer.gold.fields.get("status")
    ]
    return [*figures, kappa("status, kappa", statuses)] if statuses else figures


def _false_alarms(results: Sequence[Result]) -> list[Figure]:
    empty = [(result.item.cluster, len(result.extra)) for result in results if not result.item.events]
    return [rate("false alarms in texts without events", empty)] if empty else []


def _mistakes(result: Result) -> Iterator[Mistake]:
    item, coding = result.item, result.coding
    for answer in result.answers:
        problem = _problem(item, answer, coding)
        if problem:
            level, cause = problem
            found = _values(answer.coded) if answer.coded else None
            yield mistake(item.id, kind_of(found), level, cause, coding, dict(answer.gold.fields), found)
    why = "event where none is labelled" if item.events else "event in a text without events"
    for event in result.extra:
        yield mistake(item.id, "false alarm", "type", why, coding, None, _values(event))


def _problem(item: LabelledText, answer: Answer, coding: Coding) -> tuple[str, str] | None:
    """Level and cause of what is wrong with an answer, if anything is."""
    if answer.coded is None:
        return "type", _why_missed(item, answer.gold, coding)
    if answer.coded.type != answer.gold.type:
        return "type", "wrong type"
    wrong = [level for level, right in judge(item.text, answer).items() if not right]
    return (", ".join(wrong), f"right type, wrong {wrong[0]}") if wrong else None


def _why_missed(item: LabelledText, gold: GoldEvent, coding: Coding) -> str:
    spans = all_occurrences(item.text, parts(gold.trigger))
    turned_down = any(touches(spans, rejection.trigger) for rejection in coding.rejected)
    return "turned down" if turned_down else "nothing found"


def _values(event: Event) -> dict[str, object]:
    first = event.attribution[0] if event.attribution else None
    return {
        "trigger": event.trigger.text,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "actor": [actor.span.text for actor in event.actors],
        "recipient": [actor.span.text for actor in event.recipients],
        "status": event.status,
        "speaker": first.speaker.span.text if first and first.speaker else None,
        "stance": first.stance if first else None,
    }
