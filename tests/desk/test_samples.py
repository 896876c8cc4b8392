"""The sample reports against their coding by hand: what a coder must find is found, what is no event is not coded."""

from __future__ import annotations

import calendar
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.sources import SourceDefaults, read_sources

REPORTS = Path(__file__).parents[2] / "examples" / "reports"
FILES = {path.stem: path for path in sorted(REPORTS.glob("*.*"))}
KNOWN_FOLDER = REPORTS / "expected" / "known"
KNOWN: dict[str, list[str]] = {}
for _file in sorted(KNOWN_FOLDER.glob("*.yaml")):
    KNOWN |= yaml.safe_load(_file.read_text(encoding="utf-8")) or {}
KNOWN_HEAD = """# Where the program still differs from the coding by hand, by report: missed events, events with wrong
# fields, words coded that must not be. The test fails on any other difference. Rewritten by:
# UPDATE_KNOWN_DIFFERENCES=1 python -m pytest tests/desk/test_samples.py -p no:xdist
"""
UPDATE = "UPDATE_KNOWN_DIFFERENCES" in os.environ


@dataclass(frozen=True)
class Sample:
    """One report's coding by hand: a YAML document of examples/reports/expected."""

    name: str
    id: str | None
    coding: dict[str, Any]


@dataclass
class Comparison:
    """How a coding differs from the coding by hand, one line a difference."""

    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    @property
    def failures(self) -> list[str]:
        return [*self.missed, *self.wrong, *self.forbidden]

    def __str__(self) -> str:
        return "\n".join(["", *self.failures, *self.beyond])


def samples() -> Iterator[Sample]:
    for name in FILES:
        for coding in yaml.safe_load_all((REPORTS / "expected" / f"{name}.yaml").read_text(encoding="utf-8")):
            yield Sample(name, coding.get("id"), coding)


SAMPLES = list(samples())


def sample_name(sample: Sample) -> str:
    return f"{sample.name}-{sample.id}" if sample.id else sample.name


@pytest.fixture(scope="module")
def codings(desk: Desk) -> dict[tuple[str, str | None], Coding]:
    """Every sample report coded once, by file name and the input's own id."""
    found: dict[tuple[str, str | None], Coding] = {}
    for name, path in FILES.items():
        for article in read_sources([path], defaults=SourceDefaults()):
            assert isinstance(article, Article), article
            coding = desk.code_article(article)
            found[(name, coding.to_dict()["id"])] = coding  # type: ignore[index]
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=sample_name)
def test_reports_are_read(sample: Sample, codings: dict[tuple[str, str | None], Coding]) -> None:
    coded = _coded(sample, codings)
    assert (coded["published"], coded["title"]) == (str(sample.coding["published"]), sample.coding["title"])
    texts = [_plain(coded["text"]), _plain(coded["title"])]
    for event in sample.coding["events"]:
        assert any(_plain(event["sentence"]) in text for text in texts), event["sentence"]
        assert any(_plain(event["trigger"]) in text for text in texts), event["trigger"]


@pytest.mark.parametrize("sample", SAMPLES, ids=sample_name)
def test_reports_are_coded_as_by_hand(sample: Sample, codings: dict[tuple[str, str | None], Coding]) -> None:
    """What differs from the coding by hand must be among the differences that are known."""
    comparison = compare(sample.coding, _coded(sample, codings))
    if UPDATE:
        _remember(sample, comparison.differences)
        return
    known = {line.partition(": ")[0]: line for line in KNOWN.get(sample_name(sample), ())}
    fresh = [line for line in comparison.differences if not _is_known(line, known)]
    if fresh:
        pytest.fail(
            "\n".join(["", "differs from the coding by hand, and not as known:", *fresh, str(comparison)]),
            pytrace=False,
        )


def _is_known(line: str, known: dict[str, str]) -> bool:
    """Whether a difference was there before: the same event, and no field that was right is wrong now."""
    at, _, fields = line.partition(": ")
    before = known.get(at)
    return before is not None and set(fields.split(", ")) <= set(before.partition(": ")[2].split(", "))


def _remember(sample: Sample, differences: list[str]) -> None:
    """Write the differences of one report into the file of those that are known: its own, if it has one."""
    own = KNOWN_FOLDER / f"{sample.name}.yaml"
    file = own if own.exists() else KNOWN_FOLDER / "differences.yaml"
    known = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    known[sample_name(sample)] = differences
    text = yaml.safe_dump({key: value for key, value in sorted(known.items()) if value}, allow_unicode=True, width=1000)
    file.write_text(KNOWN_HEAD + text, encoding="utf-8")


def compare(by_hand: dict[str, Any], coded: dict[str, Any]) -> Comparison:
    """Compare one report's coding by hand with the program's.

    Differences of essential events are listed twice: in words, and as lines that can be known from run to run.
    """
    result = Comparison()
    unmatched = {event["event_id"]: event for event in coded["events"]}
    for expected in by_hand["events"]:
        found = _best(expected, list(unmatched.values()))
        differences = [] if found is None else list(_differences(expected, found))
        if found is not None:
            del unmatched[found["event_id"]]
        counts = expected["essential"]
        if found is None and counts:
            result.differences.append(f"missed {_at(expected)}")
            result.missed.append(f"MISSED {_line(expected)}{_rejection(expected, coded)}")
        elif differences and counts:
            fields = sorted({difference.split(" ")[0] for difference in differences})
            result.differences.append(f"wrong {_at(expected)}: {', '.join(fields)}")
            result.wrong.append(f"WRONG  {_line(expected)}\n         {'; '.join(differences)}")
        elif differences:
            result.beyond.append(f"(weak) {_line(expected)}\n         {'; '.join(differences)}")
    for entry in by_hand.get("not") or ():
        for event in coded["events"]:
            if _is_at(entry["phrase"], event):
                result.differences.append(f"coded “{entry['phrase']}” as {event['type']}")
                result.forbidden.append(f"NOT    {entry['phrase']!r} is {event['type']}: {entry['why']}")
                unmatched.pop(event["event_id"], None)
    result.beyond += [f"(more) {_found_line(event)}" for event in unmatched.values()]
    return result


def _coded(sample: Sample, codings: dict[tuple[str, str | None], Coding]) -> dict[str, Any]:
    return codings[(sample.name, sample.id)].to_dict()


def _best(expected: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The event at an expected trigger, the one with the fewest differences if several are there."""
    here = [
        event
        for event in events
        if _plain(expected["sentence"]) in _plain(event["quote"]) and _touches(expected["trigger"], event)
    ]
    return min(here, key=lambda event: len(list(_differences(expected, event))), default=None)


def _differences(expected: dict[str, Any], event: dict[str, Any]) -> Iterator[str]:
    for key in ("type", "mode", "status"):
        if not _one_of(expected[key], event[key]):
            yield f"{key} {event[key]} for {expected[key]}"
    for key in ("actors", "recipients"):
        if key in expected:
            yield from _party_differences(key, expected[key], event[key])
    yield from _speaker_differences(expected, event["attribution"])
    if expected.get("date") is not None:
        yield from _date_differences(str(expected["date"]), event["date"])
    if expected.get("place") is not None:
        yield from _place_differences(expected["place"], event["place"])


def _party_differences(key: str, expected: list[str], found: list[dict[str, Any]]) -> Iterator[str]:
    """Countries must agree; the first sector must be among those given.

    Where a party may be left out ("?"), it may also be named without its country; "|" parts codes that are as good.
    """
    allowed: dict[str, set[str]] = {}
    for code in "|".join(expected).replace("?", "").split("|") if expected else ():
        country, *sectors = _parts(code)
        allowed.setdefault(country, set()).update(sectors)
    if any(code.endswith("?") for code in expected):
        allowed.setdefault("---", set())
    needed = [{c[:3] for c in code.split("|")} for code in expected if not code.endswith("?")]
    countries = [actor["country"] or "---" for actor in found]
    missing = [choices for choices in needed if choices.isdisjoint(countries)]
    paired = list(zip(found, countries, strict=True))
    odd = sorted({actor["code"] or actor["text"] for actor, country in paired if country not in allowed})
    if missing or odd:
        yield f"{key} {countries or 'nobody'} for {expected}"
        return
    for actor, country in paired:
        if actor["sectors"] and allowed[country] and actor["sectors"][0] not in allowed[country]:
            yield f"{key} {actor['code']} ({actor['text']}) for {expected}"


def _speaker_differences(expected: dict[str, Any], attribution: list[dict[str, Any]]) -> Iterator[str]:
    if "speaker" in expected:
        words = set(_plain(expected["speaker"] or "").split())
        said = [a["speaker"] for a in attribution if a["speaker"]]
        if expected["speaker"] is None and said:
            yield f"speaker {said[0]['text']!r} for the outlet's own voice"
        elif words and not any(words & _speaker_words(speaker) for speaker in said):
            yield f"speaker {[s['text'] for s in said] or 'nobody'} for {expected['speaker']!r}"
    if expected.get("stance"):
        stances = [a["stance"] for a in attribution]
        if not any(_one_of(expected["stance"], stance) for stance in stances):
            yield f"stance {stances} for {expected['stance']}"


def _speaker_words(speaker: dict[str, Any]) -> set[str]:
    fuller = (speaker["refers_to"] or {}).get("text") or ""
    return set(_plain(f"{speaker['text']} {speaker['name'] or ''} {fuller}").split())


def _date_differences(expected: str, found: dict[str, Any] | None) -> Iterator[str]:
    start, end = _interval(expected)
    if found is None or (found["start"], found["end"]) != (start.isoformat(), end.isoformat()):
        yield f"date {found and (found['start'], found['end'])} for {expected}"


def _interval(text: str) -> tuple[date, date]:
    """First and last day of ``2014``, ``2014-07`` or ``2014-07-16``."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    last = calendar.monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, day or last)


def _place_differences(expected: str | list[str], found: dict[str, Any] | None) -> Iterator[str]:
    words = set(_plain(expected if isinstance(expected, str) else " ".join(expected)).split())
    names = f"{found['name']} {(found['span'] or {}).get('text', '')} {found['country']}" if found else ""
    if not words & set(_plain(names).split()):
        yield f"place {found and found['name']} for {expected}"


def _one_of(expected: Any, found: Any) -> bool:
    """Whether a value is the expected one or in the expected list; ``None`` expects nothing."""
    choices = expected if isinstance(expected, list) else [expected]
    return None in choices or found in choices


def _touches(trigger: str, event: dict[str, Any]) -> bool:
    ours, theirs = _plain(trigger), _plain(event["trigger"]["text"])
    return ours in theirs or theirs in ours or bool(set(ours.split()) & set(theirs.split()))


def _is_at(phrase: str, event: dict[str, Any]) -> bool:
    return _plain(phrase) in _plain(event["quote"]) and _plain(event["trigger"]["text"]) in _plain(phrase)


def _parts(code: str) -> list[str]:
    return [code[i : i + 3] for i in range(0, len(code), 3)]


def _plain(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _at(expected: dict[str, Any]) -> str:
    """The event by its trigger and the beginning of its sentence, without the mark that parts the fields."""
    return f"[{expected['trigger']}] {expected['sentence']}".replace(": ", " – ")


def _line(expected: dict[str, Any]) -> str:
    mode = f".{expected['mode']}" if expected["mode"] else ""
    parties = f"{expected.get('actors')} -> {expected.get('recipients')}"
    return f"[{expected['trigger']}] {expected['type']}{mode} {expected['status']} {parties} | {expected['sentence']}"


def _found_line(event: dict[str, Any]) -> str:
    actors, recipients = ([a["code"] or a["text"] for a in event[key]] for key in ("actors", "recipients"))
    kind = f"{event['type']}.{event['mode']}" if event["mode"] else event["type"]
    return f"[{event['trigger']['text']}] {kind} {event['status']} {actors} -> {recipients} | {event['quote'][:90]}"


def _rejection(expected: dict[str, Any], coded: dict[str, Any]) -> str:
    """Why the program says it did not code it."""
    for entry in coded["rejected"]:
        if _plain(entry["trigger"]["text"]) in _plain(expected["trigger"]):
            return f"\n         rejected: {entry['reason']} (nearest {entry['nearest']})"
    return ""
