"""Files that others coded: every line an event with its own words as evidence, bad lines set aside with numbers."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from foreigndesk.cli.main import cli
from foreigndesk.desk.coding import Coding
from foreigndesk.errors import SourceError
from foreigndesk.export.layout import Layout
from foreigndesk.importing import FORMATS, Imported
from foreigndesk.importing.crosswalk import Crosswalk
from foreigndesk.knowledge.files import load_yaml
from foreigndesk.store import Store

CELLS: dict[str, dict[str, str]] = load_yaml(Path(__file__).parent / "cells.yaml")
TEXT_DATE = {"gdelt2": date(2022, 5, 3), "icews": date(2022, 5, 2), "polecat": date(2022, 5, 3)}


def line(name: str, **changes: str) -> str:
    cells = CELLS[name] | {key.replace("_", " ") if name != "gdelt2" else key: value for key, value in changes.items()}
    return "\t".join(cells.get(column.name, "") for column in Layout.load(name).columns)


def whole(name: str, *lines: str) -> str:
    layout = Layout.load(name)
    header = ["\t".join(column.name for column in layout.columns)] if FORMATS[name].header else []
    return "\n".join([*header, *lines]) + "\n"


def read(path: Path, name: str) -> tuple[list[Coding], Imported]:
    imported = Imported([path], FORMATS[name])
    return list(imported), imported


@pytest.fixture
def one(tmp_path: Path) -> Callable[..., Coding]:
    def coded(name: str, **changes: str) -> Coding:
        path = tmp_path / "file"
        path.write_text(whole(name, line(name, **changes)), encoding="utf-8")
        codings, imported = read(path, name)
        assert not imported.set_aside
        (coding,) = codings
        return coding

    return coded


@pytest.mark.parametrize("name", FORMATS)
def test_every_span_is_a_part_of_the_line(name: str, one: Callable[..., Coding]) -> None:
    coding = one(name)
    (event,) = coding.events
    spans = [event.trigger, *(actor.span for actor in (*event.actors, *event.recipients))]
    spans += [part.span for part in (event.date, event.place) if part and part.span]
    assert len(spans) >= 4
    for span in spans:
        assert coding.article.text[span.start : span.end] == span.text != ""
    assert json.loads(json.dumps(coding.to_dict()))["events"][0]["coder"] == name
    assert coding.article.published == TEXT_DATE[name]


def test_gdelt(one: Callable[..., Coding]) -> None:
    coding = one("gdelt2")
    (event,) = coding.events
    assert (event.type, event.mode, event.contexts, event.cameo) == ("SANCTION", "discontinue", ("military",), "1622")
    assert (event.quad, event.goldstein) == (4, -6.5)
    assert [(a.name, a.country, a.sectors, a.code) for a in event.actors] == [("MALI", "MLI", ("GOV",), "MLIGOV")]
    assert [(a.country, a.code) for a in event.recipients] == [("EUR", "IGOEEC")]
    assert event.place is not None
    assert (event.place.name, event.place.admin1, event.place.country) == ("Bamako", "District de Bamako", "MLI")
    assert (coding.article.url, coding.article.outlet) == ("https://river.example/a", "river.example")


def test_icews(one: Callable[..., Coding]) -> None:
    (event,) = one("icews").events
    assert (event.type, event.mode, event.cameo, event.trigger.text) == ("CONSULT", "visit", "042", "Make a visit")
    assert [(a.country, a.sectors, a.code) for a in event.actors] == [("MLI", ("GOV", "MIL"), "MLIGOVMIL")]
    assert [a.country for a in event.recipients] == ["IGO"]
    assert event.place is not None
    assert (event.place.name, event.place.precision, event.place.country) == ("Gao", "admin", "MLI")


def test_polecat(one: Callable[..., Coding]) -> None:
    (event,) = one("polecat").events
    assert (event.type, event.mode, event.cameo, event.intensity) == ("ASSAULT", "targeted", None, -9.5)
    assert event.contexts == ("military", "territory")
    assert [(a.name, a.code) for a in event.actors] == [("Mali", "MLIGOV"), ("Niger", "NERMIL")]
    assert event.recipients == ()
    assert event.place is not None
    assert (event.place.precision, event.place.geonames_id, event.place.country) == ("city", 2457161, "MLI")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("010", ("STATEMENT", None)),
        ("0211", ("REQUEST", None)),
        ("190", ("ASSAULT", None)),
        ("1663", ("SANCTION", "expel")),
        ("0862", ("RETREAT", "access")),
        ("195", ("ASSAULT", "aerial")),
        ("1059", ("REQUEST", "change")),
    ],
)
def test_cameo_in_plover(code: str, expected: tuple[str, str | None]) -> None:
    plover = Crosswalk.load().plover_of(code)
    assert (plover.type, plover.mode) == expected


def test_types_and_modes_of_the_crosswalk_are_plovers() -> None:
    crosswalk = Crosswalk.load()
    for plover in crosswalk.plover.values():
        if plover.type != "STATEMENT":
            assert plover.mode is None or plover.mode in crosswalk.cameo.ontology.types[plover.type].modes


@pytest.mark.parametrize(("name", "changes", "reason"), [
    ("gdelt2", {"SQLDATE": "20221341"}, "SQLDATE is no date"),
    ("gdelt2", {"EventCode": "990"}, "no CAMEO code '990'"),
    ("gdelt2", {"ActionGeo_Lat": "95"}, "beyond 90 degrees"),
    ("gdelt2", {"QuadClass": "7"}, "QuadClass"),
    ("gdelt2", {"GoldsteinScale": "nan5"}, "no number"),
    ("gdelt2", {"GLOBALEVENTID": ""}, "GLOBALEVENTID is empty"),
    ("icews", {"CAMEO_Code": "x"}, "no code"),
    ("polecat", {"Event_Type": "DANCE"}, "none of PLOVER's"),
    ("polecat", {"Event_Date": "None"}, "Event Date is empty"),
])  # fmt: skip
def test_bad_lines_are_set_aside_with_their_numbers(
    name: str, changes: dict[str, str], reason: str, tmp_path: Path
) -> None:
    good = {"gdelt2": "GLOBALEVENTID", "icews": "Event_ID", "polecat": "Event_ID"}[name]
    path = tmp_path / "file"
    path.write_text(whole(name, line(name), line(name, **changes), line(name, **{good: "3"}), "a\tb"), encoding="utf-8")
    codings, imported = read(path, name)
    first = 2 if FORMATS[name].header else 1
    places = {report.place: report.reason for report in imported.set_aside}
    assert set(places) == {f"{path}:{first + 1}", f"{path}:{first + 3}"}
    assert reason in places[f"{path}:{first + 1}"]
    assert "has 2 fields" in places[f"{path}:{first + 3}"]
    assert sum(len(coding.events) for coding in codings) == 2


def test_lines_of_one_story_are_one_article_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "file"
    other = line("gdelt2", GLOBALEVENTID="2", SOURCEURL="https://river.example/b")
    path.write_text(
        whole("gdelt2", line("gdelt2"), other, line("gdelt2", GLOBALEVENTID="3", EventCode="042")), encoding="utf-8"
    )
    codings, _ = read(path, "gdelt2")
    assert sorted(len(coding.events) for coding in codings) == [1, 2]
    for coding in codings:
        for event in coding.events:
            assert coding.article.text[event.trigger.start : event.trigger.end] == event.cameo


@pytest.mark.parametrize("name", FORMATS)
def test_packed_files_give_the_same(name: str, tmp_path: Path) -> None:
    data = whole(name, line(name)).encode()
    plain, packed, archive = tmp_path / "file", tmp_path / "file.gz", tmp_path / "file.zip"
    plain.write_bytes(data)
    packed.write_bytes(gzip.compress(data))
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("folder/", "")
        target.writestr("folder/a.csv", data)
    assert read(plain, name)[0] == read(packed, name)[0] == read(archive, name)[0]


@pytest.mark.parametrize("data", [b"\x1f\x8bbroken", b"PK\x03\x04broken"])
def test_a_broken_archive_is_a_known_error(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="cannot be read"):
        read(path, "gdelt2")


def test_a_file_of_another_format_is_named(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(whole("icews", line("icews")), encoding="utf-8")
    with pytest.raises(SourceError, match="is this a file of the format polecat"):
        read(path, "polecat")


def test_what_is_no_text_and_what_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"\xff\xfe\n\n" + whole("gdelt2", line("gdelt2")).encode() + b"x" * (2 << 20) + b"\n")
    codings, imported = read(path, "gdelt2")
    assert len(codings) == 1
    assert [report.place.rsplit(":", 1)[1] for report in imported.set_aside] == ["1", "4"]
    path.write_bytes(b"")
    assert read(path, "icews")[0] == []


def test_quoted_fields_and_another_order_of_columns(tmp_path: Path) -> None:
    names = [column.name for column in Layout.load("icews").columns][::-1]
    cells = ['"' + CELLS["icews"].get(name, "") + '"' for name in names]
    path = tmp_path / "file"
    path.write_text(
        "\ufeff" + "\t".join(f'"{name}"' for name in names) + "\n" + "\t".join(cells) + "\n", encoding="utf-8"
    )
    (coding,), imported = read(path, "icews")
    assert not imported.set_aside
    assert coding.events[0].actors[0].name == "Malian army"


def test_the_command_puts_them_beside_our_own_and_twice_is_once(tmp_path: Path) -> None:
    path, store = tmp_path / "file.CSV", str(tmp_path / "desk")
    path.write_text(whole("gdelt2", line("gdelt2"), "broken"), encoding="utf-8")
    arguments = ["import", store, str(path), "--format", "gdelt2"]
    first = CliRunner().invoke(cli, arguments)
    assert first.exit_code == 1
    assert "1 articles with 1 events added, 0 there already, 1 lines set aside" in first.stderr
    assert "1 there already" in CliRunner().invoke(cli, arguments).stderr
    both = "SELECT e.coder, e.actor_countries, a.url FROM events e JOIN articles a USING (article_id)"
    rows = Store(store).query(both).fetchall()
    assert rows == [("gdelt2", "MLI", "https://river.example/a")]
    assert Store(store).query("SELECT place FROM set_aside").fetchall() == [(f"{path}:2",)]


@pytest.mark.parametrize("name", FORMATS)
def test_out_and_in_again(name: str, tmp_path: Path) -> None:
    """What a store exports in a format comes back from it: parties, codes, days, places."""
    path, back = tmp_path / "out", tmp_path / "back"
    text = whole(name, line(name))
    path.write_text(text, encoding="utf-8")
    store = Store(tmp_path / "desk")
    store.write(read(path, name)[0])
    result = CliRunner().invoke(cli, ["export", str(tmp_path / "desk"), "--format", name, "-o", str(back)])
    assert result.exit_code == 0
    (coding,), imported = read(back, name)
    assert not imported.set_aside
    (event,), (before,) = coding.events, read(path, name)[0][0].events
    for one, other in zip((*event.actors, *event.recipients), (*before.actors, *before.recipients), strict=True):
        assert (one.name, one.country, one.sectors, one.code) == (other.name, other.country, other.sectors, other.code)
    assert event.place is not None
    assert before.place is not None
    assert (event.type, event.mode, event.cameo, event.quad) == (before.type, before.mode, before.cameo, before.quad)
    assert (event.place.name, event.place.country, event.place.latitude) == (
        before.place.name,
        before.place.country,
        before.place.latitude,
    )
    assert event.date is not None
    assert event.date.start == date(2022, 5, 2)
