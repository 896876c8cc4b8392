"""ACE events: where words stand in the article, and what counts as an answer."""

from __future__ import annotations

import json
from pathlib import Path

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.sets.ace_events import AceDocument, AceEvents

RECORD = json.loads((Path(__file__).parent / "ace_events.jsonl").read_text(encoding="utf-8"))


def document() -> AceDocument:
    (item,) = AceEvents().parse(RECORD)
    return item


def test_spans_point_into_the_article() -> None:
    item = document()
    (event,) = item.events
    spans = [event.sentence, event.trigger, *(span for _, span in event.args)]
    assert [item.text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert event.trigger.text == "arrested"


def test_sentences_get_the_full_stop_of_their_words_back() -> None:
    assert document().text.split("\n\n")[0].endswith("Friday.")


def test_a_missed_trigger_is_named(desk: Desk) -> None:
    item = document()
    nothing = desk.code("It rained.")
    report = AceEvents().score("own", [item], [nothing], desk)
    assert report.figures[0].value == 0.0
    assert (report.mistakes[0].level, report.mistakes[0].gold) == ("Justice:Arrest-Jail", "arrested")
