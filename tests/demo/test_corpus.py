"""The demo corpus is well formed, and what the tests expect of it speaks of reports that are there."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from foreigndesk.article import Article
from foreigndesk.codebook.ontology import Ontology
from foreigndesk.demo import corpus_files
from foreigndesk.knowledge import knowledge_dir
from foreigndesk.linking.steps import StepTable
from foreigndesk.sources import SetAside, read_sources

KEYS = {"id", "title", "text", "published", "outlet", "url"}
PERIOD = date(2012, 1, 1), date(2023, 12, 31)
WORDS = range(80, 251)
SIZE = 300_000
EXPECTED: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "desk" / "demo_expected.yaml").read_text(encoding="utf-8")
)


def read() -> Iterator[tuple[str, Article]]:
    """Each report with its id."""
    for path in corpus_files():
        for item in read_sources([path]):
            assert not isinstance(item, SetAside), f"{item.place}: {item.reason}"
            yield item.id or path.stem, item


@pytest.fixture(scope="module")
def reports() -> dict[str, Article]:
    return dict(read())


def test_every_record_has_its_keys() -> None:
    for path in corpus_files():
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                record = json.loads(line)
                assert record.keys() == KEYS, f"{path.name}:{number}"
                assert all(isinstance(value, str) and value.strip() for value in record.values()), record["id"]
                assert date.fromisoformat(record["published"]).isoformat() == record["published"]


def test_ids_are_unique_and_pages_are_read(reports: dict[str, Article]) -> None:
    ids = Counter(name for name, _ in read())
    assert [name for name, count in ids.items() if count > 1] == []
    assert sum(path.suffix == ".html" for path in corpus_files()) >= 5
    assert len(reports) >= 90


def test_every_report_is_short_dated_and_of_an_invented_address(reports: dict[str, Article]) -> None:
    for name, article in reports.items():
        assert article.published is not None, name
        assert PERIOD[0] <= article.published <= PERIOD[1], name
        assert all((article.title, article.outlet, article.url)), name
        assert urlsplit(article.url or "")[:2] == ("https", "example.org"), name
        words = len(article.text.split()) + sum(len(cut.text.split()) for cut in article.cuts)
        assert words in WORDS, f"{name}: {words} words"


def test_the_package_stays_small_and_the_outlets_few() -> None:
    assert sum(path.stat().st_size for path in corpus_files()) < SIZE
    outlets = {article.outlet for _, article in read()}
    assert 8 <= len(outlets) <= 10


def test_expectations_speak_of_reports_that_are_there(reports: dict[str, Article]) -> None:
    named = {name for name in _ids(EXPECTED) if name not in reports}
    assert named == set()


def test_versions_share_an_address_and_nothing_else_does(reports: dict[str, Article]) -> None:
    sharing: dict[str, list[str]] = defaultdict(list)
    for name, article in reports.items():
        sharing[article.article_id].append(name)
    found = sorted(sorted(names) for names in sharing.values() if len(names) > 1)
    assert found == sorted(sorted(version["reports"]) for version in EXPECTED["versions"])
    for version in EXPECTED["versions"]:
        days = [reports[name].published for name in version["reports"]]
        assert days == sorted(days), version["reports"]
        assert len({reports[name].text for name in version["reports"]}) == len(days), version["reports"]


def test_later_versions_are_read_after_earlier_ones(reports: dict[str, Article]) -> None:
    order = list(reports)
    for version in EXPECTED["versions"]:
        assert sorted(version["reports"], key=order.index) == version["reports"]


@pytest.mark.parametrize(("copy", "original"), EXPECTED["copies"].items())
def test_copies_are_nearly_the_same_words_under_another_name(
    copy: str, original: str, reports: dict[str, Article]
) -> None:
    one, other = reports[copy], reports[original]
    assert one.outlet != other.outlet
    assert one.text != other.text
    assert SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio() > 0.85


@pytest.mark.parametrize("incident", EXPECTED["incidents"], ids=lambda incident: incident["name"])
def test_incidents_happened_before_they_were_told(incident: dict[str, Any], reports: dict[str, Article]) -> None:
    first, last = incident["dates"]
    assert first <= last
    for name in [*incident["reports"], *incident.get("recalls", ())]:
        published = reports[name].published
        assert published is not None
        assert first <= published, name
    assert not set(incident["reports"]) & set(incident.get("recalls", ()))
    for low, high in incident.get("numbers", {}).values():
        assert low <= high


def test_incidents_are_of_types_that_there_are() -> None:
    types = Ontology.load(knowledge_dir() / "codebook").types
    known = {*types, *(f"{name}.{mode}" for name, event_type in types.items() for mode in event_type.modes)}
    named = {name for incident in EXPECTED["incidents"] for name in incident["types"]}
    assert named <= known


@pytest.mark.parametrize("agreement", EXPECTED["agreements"], ids=lambda agreement: agreement["name"])
def test_histories_are_in_order_and_speak_the_registers_words(agreement: dict[str, Any]) -> None:
    table = StepTable.load()
    days = [step["date"] for step in agreement["steps"]]
    assert days == sorted(days)
    assert agreement["kind"] in {*table.kinds, table.general}
    assert {step["step"] for step in agreement["steps"]} | {agreement["state"]} <= {rule.step for rule in table.steps}


def test_a_living_desk_has_copies_corrections_and_denials() -> None:
    assert len(EXPECTED["copies"]) >= 8
    assert len(EXPECTED["versions"]) >= 4
    assert len(EXPECTED["denials"]) >= 10
    assert sum(len(incident["reports"]) > 1 for incident in EXPECTED["incidents"]) >= 24
    assert sum(bool(incident.get("denied_by")) for incident in EXPECTED["incidents"]) >= 10


def test_the_furniture_stands_in_the_files() -> None:
    files = "\n".join(path.read_text(encoding="utf-8") for path in corpus_files())
    assert [words for words in EXPECTED["furniture"].values() if words not in files] == []


def _ids(expected: Mapping[str, Any]) -> Iterator[str]:
    """Every report id that the expectations name."""
    yield from expected["copies"]
    yield from expected["copies"].values()
    yield from expected["furniture"]
    yield from expected["denials"]
    for entry in (*expected["versions"], *expected["incidents"]):
        yield from entry["reports"]
        yield from entry.get("recalls", ())
    for agreement in expected["agreements"]:
        for step in agreement["steps"]:
            yield from step["reports"]
