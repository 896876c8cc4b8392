"""Sentences are put together to texts, and what stands for a pronoun is compared by the mentions of the same."""

from __future__ import annotations

from pathlib import Path

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.sets.entity_mentions import EntityMentions

FILE = Path(__file__).parent / "entity_mentions.jsonl"


def test_sentences_of_a_document_are_one_text() -> None:
    items = EntityMentions().read(FILE)
    assert [item.id for item in items] == ["a", "b"]
    for item in items:
        for mention in item.mentions:
            assert item.text[mention.span.start : mention.span.end] == mention.span.text
    she = next(mention for mention in items[1].mentions if mention.span.text == "She")
    assert [before.span.text for before in items[1].antecedents(she)] == ["Elena Holm"]


def test_antecedents(desk: Desk) -> None:
    family = EntityMentions()
    items = family.read(FILE)
    codings = list(desk.code_articles(family.article(item) for item in items))
    report = family.score("own", items, codings, desk)
    figures = {figure.name: (figure.value, figure.n) for figure in report.figures}
    assert figures["pronoun antecedent"][1] == 3
    assert figures["pronouns for other things left open"] == (1.0, 1)
    assert all(mistake.level == "pronoun" for mistake in report.mistakes)
