"""Mistakes as JSON Lines: what gold says, what was found, and the trace of everything coded around it."""

from __future__ import annotations

import json

from foreigndesk.coding.event import Event, Rejection
from foreigndesk.evaluation.goldset import Mistake


def mistake_line(set_name: str, mistake: Mistake) -> str:
    """One mistake as a line of JSON."""
    record = {
        "set": set_name,
        "id": mistake.id,
        "kind": mistake.kind,
        "level": mistake.level,
        "cause": mistake.cause,
        "text": mistake.text,
        "gold": mistake.gold,
        "found": mistake.found,
        "events": [_event(event) for event in mistake.events],
        "rejected": [_rejection(rejection) for rejection in mistake.rejected],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _event(event: Event) -> dict[str, object]:
    first = event.attribution[0] if event.attribution else None
    return {
        "trigger": event.trigger.text,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "status": event.status,
        "actors": [[actor.span.text, actor.code] for actor in event.actors],
        "recipients": [[actor.span.text, actor.code] for actor in event.recipients],
        "speaker": first.speaker.span.text if first and first.speaker else None,
        "stance": first.stance if first else None,
        "confidence": event.confidence,
        "rule": event.rule,
        "trace": [f"{step.field}: {step.reason}" for step in event.trace],
    }


def _rejection(rejection: Rejection) -> list[str | None]:
    return [rejection.trigger.text, rejection.reason, rejection.nearest]
