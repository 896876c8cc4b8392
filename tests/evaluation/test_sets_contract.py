"""Every family keeps the contract of gold sets: recognised by content, read with places in errors, scored the same
way twice, figures in range, mistakes that can be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.errors import SourceError
from foreigndesk.evaluation.goldset import GoldSet, SetReport
from foreigndesk.evaluation.html_report import html_report
from foreigndesk.evaluation.markdown import markdown_report
from foreigndesk.evaluation.measuring import measure
from foreigndesk.evaluation.mistakes import mistake_line
from foreigndesk.evaluation.registry import FAMILIES, recognise
from foreigndesk.evaluation.sets.not_yet import NotYet
from foreigndesk.evaluation.text_report import text_report

FIXTURES = Path(__file__).parent / "sets"
FILES = {
    "directed_pairs.jsonl": "directed pairs",
    "cameo_examples.jsonl": "CAMEO examples",
    "plover_gsr.jsonl": "PLOVER records",
    "actor_codes.jsonl": "actor codes",
    "ace_events.jsonl": "ACE events",
    "incident_templates.jsonl": "incident templates",
    "attributions.jsonl": "attribution",
    "toponyms.jsonl": "places",
    "time_expressions.jsonl": "times",
    "days.jsonl": "times",
    "factuality.jsonl": "status",
    "actor_phrases.jsonl": "actors",
    "labelled.jsonl": "labelled texts",
    "own_gold.csv": "labelled texts",
    "event_clusters.jsonl": "incidents (mentions)",
    "article_clusters.jsonl": "incidents (articles)",
    "main_events.jsonl": "main event",
    "entity_mentions.jsonl": "mentions in an article",
    "questions_and_answers.jsonl": "roles as questions",
}


def score(desk: Desk, path: Path) -> SetReport:
    gold_set = recognise(path)
    items = gold_set.read(path)
    articles = [article for item in items if (article := gold_set.article(item)) is not None]
    return gold_set.score(path.stem, items, list(desk.code_articles(articles)), desk)


@pytest.mark.parametrize(("name", "family"), FILES.items())
def test_recognised_by_content_alone(name: str, family: str, tmp_path: Path) -> None:
    renamed = tmp_path / f"x{Path(name).suffix}"
    renamed.write_bytes((FIXTURES / name).read_bytes())
    assert recognise(renamed).family == family


def test_every_family_has_a_fixture() -> None:
    assert {family.family for family in FAMILIES} == set(FILES.values())
    assert {path.name for path in FIXTURES.iterdir() if path.suffix in (".jsonl", ".csv")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_figures_are_in_range_and_repeatable(name: str, desk: Desk) -> None:
    report, again = score(desk, FIXTURES / name), score(desk, FIXTURES / name)
    assert report.figures == again.figures
    assert bool(report.figures) != isinstance(recognise(FIXTURES / name), NotYet)
    for figure in report.figures:
        assert 0 <= figure.low <= figure.high
        assert figure.value <= 1
    assert len({figure.name for figure in report.figures}) == len(report.figures)


@pytest.mark.parametrize("name", FILES)
def test_reports_can_be_shown(name: str, desk: Desk) -> None:
    report = score(desk, FIXTURES / name)
    assert report.set_name in text_report(report)
    assert report.set_name in markdown_report([report], "1")
    assert report.set_name in html_report([report], "1")
    for mistake in report.mistakes:
        assert json.loads(mistake_line(report.set_name, mistake))["cause"] == mistake.cause


@pytest.mark.parametrize("family", [family for family in FAMILIES if not issubclass(family, NotYet)])
def test_a_broken_record_is_named(family: type[GoldSet[Any]], tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"broken\.jsonl:1"):
        family().read(path)


def test_an_unknown_form_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "unknown.jsonl"
    path.write_text('{"colour": "red"}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"colour.*docs/evaluate\.md"):
        recognise(path)


def test_several_sets_are_coded_in_one_run(desk: Desk) -> None:
    """Sets without articles stand between sets with some, and none gets another's codings."""
    names = ["plover_gsr.jsonl", "actor_phrases.jsonl", "article_clusters.jsonl", "toponyms.jsonl"]
    together = list(measure([FIXTURES / name for name in names]))
    for report, name in zip(together, names, strict=True):
        alone = score(desk, FIXTURES / name)
        assert report.figures == [figure for figure in alone.figures if figure.n]
        assert report.measures
