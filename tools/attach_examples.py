"""Attaches every labelled event to the frame that codes it as it is labelled, or to none, in the codebook's files.

What is attached is a test from then on (``foreigndesk codebook test``). Run it after frames or labels were changed on
purpose, and read the difference. Usage: ``python tools/attach_examples.py [CODEBOOK]``
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

from foreigndesk.article import Article
from foreigndesk.codebook.labelled import LabelledEvent, LabelledSentence, read_labelled_file
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.examples import frames_coding


def attach(sentence: LabelledSentence, coding: Coding) -> LabelledSentence:
    """The sentence with the frame of each of its events."""
    events = tuple(replace(event, frame=_frame(sentence, event, coding)) for event in sentence.events)
    return replace(sentence, events=events)


def _frame(sentence: LabelledSentence, event: LabelledEvent, coding: Coding) -> str | None:
    found = frames_coding(sentence, event, coding)
    return event.frame if event.frame in found else next(iter(found), None)


def _line(sentence: LabelledSentence) -> str:
    record = {key: value for key, value in asdict(sentence).items() if key != "place"}
    for event in record["events"]:
        if event["frame"] is None:
            del event["frame"]
    return json.dumps(record, ensure_ascii=False) + "\n"


def main() -> None:
    """Rewrite the files and say how many events are attached."""
    desk = Desk(codebook=sys.argv[1] if len(sys.argv) > 1 else None, reader=False)
    total = attached = 0
    for path in sorted((desk.codebook.folder / "examples").glob("*.jsonl")):
        sentences = list(read_labelled_file(path))
        codings = desk.code_articles(Article(text=sentence.text) for sentence in sentences)
        done = [attach(sentence, coding) for sentence, coding in zip(sentences, codings, strict=True)]
        Path(path).write_text("".join(map(_line, done)), encoding="utf-8")
        total += sum(len(sentence.events) for sentence in done)
        attached += sum(event.frame is not None for sentence in done for event in sentence.events)
    sys.stdout.write(f"{attached} of {total} labelled events attached to frames\n")


if __name__ == "__main__":
    main()
