"""Evidence as HTML: each event's sentence with its spans marked, for notebooks. Article text is always escaped."""

from __future__ import annotations

from html import escape

from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.offsets import Span

_COLOURS = {
    "trigger": "#ffd54f",
    "actor": "#90caf9",
    "recipient": "#ce93d8",
    "date": "#c5e1a5",
    "place": "#80cbc4",
    "cue": "#ffab91",
    "status": "#e6ee9c",
}


def coding_html(coding: Coding) -> str:
    """A table of events with the words behind each field."""
    rows = "".join(_row(coding, event) for event in coding.events)
    title = escape(coding.article.title or coding.article.article_id)
    head = "<tr><th>event</th><th>status</th><th>who</th><th>to whom</th><th>words</th></tr>"
    return f"<h4>{title}</h4><table>{head}{rows}</table>" if rows else f"<h4>{title}</h4><p>no events</p>"


def _row(coding: Coding, event: Event) -> str:
    label = f"{event.type}<br><small>{escape(event.mode)}</small>" if event.mode else event.type
    who = "<br>".join(escape(actor.code or actor.span.text) for actor in event.actors)
    whom = "<br>".join(escape(actor.code or actor.span.text) for actor in event.recipients)
    cells = (label, event.status, who, whom, marked_quote(coding, event))
    return "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>"


def marked_quote(coding: Coding, event: Event) -> str:
    """The event's sentence as HTML with its spans in ``<mark>``; overlapping spans keep the first."""
    source = (coding.article.title or "") if event.in_title else coding.article.text
    start = source.find(event.quote)
    if start < 0:
        return escape(event.quote)
    end, position, parts = start + len(event.quote), start, []
    for name, span in event_spans(event):
        if span.start >= position and span.end <= end:
            style = f"background:{_COLOURS[name]};color:#000"
            parts.append(escape(source[position : span.start]))
            parts.append(f'<mark title="{name}" style="{style}">{escape(span.text)}</mark>')
            position = span.end
    return "".join(parts) + escape(source[position:end])


def event_spans(event: Event) -> list[tuple[str, Span]]:
    """The named spans of an event in the order of the text, longer ones first."""
    named: list[tuple[str, Span | None]] = [("trigger", event.trigger)]
    named += [("actor", actor.span) for actor in event.actors]
    named += [("recipient", actor.span) for actor in event.recipients]
    named += [("date", event.date.span if event.date else None), ("place", event.place.span if event.place else None)]
    named += [("cue", attribution.cue) for attribution in event.attribution]
    named += [("status", span) for span in _status_words(event)]
    return sorted(((name, span) for name, span in named if span), key=lambda item: (item[1].start, -item[1].end))


def _status_words(event: Event) -> list[Span]:
    """The words that decided the status, but those of the act itself and of its cues."""
    own = [event.trigger, *(attribution.cue for attribution in event.attribution)]
    spans = [step.span for step in event.trace if step.field == "status" and step.span]
    return [span for span in spans if not any(span.overlaps(other) for other in own)]
