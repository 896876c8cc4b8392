"""What every input format must do. A new format needs ``samples/report<its first extension>`` to pass."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreigndesk.article import Article
from foreigndesk.sources import FORMATS, SetAside, SourceDefaults, read_sources

SAMPLES = Path(__file__).parent / "samples"
FIRST = "BAMAKO - Mali's military rulers said on Monday"
LAST = "after the authorities demanded its departure."


def sample(name: str) -> Path:
    return SAMPLES / f"report{FORMATS[name].extensions[0]}"


def only(results: list[Article | SetAside]) -> Article:
    assert len(results) == 1
    assert isinstance(results[0], Article)
    return results[0]


@pytest.fixture(params=sorted(FORMATS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_reads_the_sample_report(name):
    article = only(list(read_sources([sample(name)])))
    assert article.title == "Junta scraps defence accord with Paris"
    assert article.published == date(2022, 5, 3)
    assert article.language == "en"
    assert article.text.startswith(FIRST)
    assert article.text.endswith(LAST)
    assert article.text.count("\n\n") == 2
    assert article.place is not None
    assert article.place.startswith(str(sample(name)))


def test_every_format_stores_the_same_body(name):
    assert only(list(read_sources([sample(name)]))).text == only(list(read_sources([sample("text")]))).text


def test_no_teaser_survives(name):
    assert "Ansongo" not in only(list(read_sources([sample(name)]))).text


def test_content_tells_the_format(name, read_bytes):
    by_name = only(list(read_sources([sample(name)])))
    sniffed = only(read_bytes(sample(name).read_bytes()))
    assert (sniffed.text, sniffed.title, sniffed.id) == (by_name.text, by_name.title, by_name.id)
    assert (sniffed.place or "").startswith("stdin")


def test_gzip_is_read_like_the_file_itself(name, read_bytes, tmp_path):
    packed = tmp_path / f"{sample(name).name}.gz"
    packed.write_bytes(gzip.compress(sample(name).read_bytes()))
    expected = only(list(read_sources([sample(name)]))).text
    assert only(list(read_sources([packed]))).text == expected
    assert only(read_bytes(packed.read_bytes())).text == expected


def test_cut_off_gzip_is_set_aside(name, read_bytes):
    packed = gzip.compress(sample(name).read_bytes() + bytes(200_000))
    results = read_bytes(packed[: len(packed) // 2], name)
    assert isinstance(results[-1], SetAside)


def test_defaults_fill_only_what_is_missing(name):
    defaults = SourceDefaults(published=date(1999, 1, 1), outlet="Default Post")
    article = only(list(read_sources([sample(name)], defaults=defaults)))
    if name == "text":  # a date on the command line is surer than one read off a line
        assert (article.published, article.outlet) == (date(1999, 1, 1), "Default Post")
    else:
        assert (article.published, article.outlet) == (date(2022, 5, 3), "Sahel Courier")


def test_another_default_language_is_set_aside(name):
    results = list(read_sources([sample("text")], defaults=SourceDefaults(language="fr"), format="text"))
    assert [type(result) for result in results] == [SetAside]
    assert "language" in results[0].reason


def test_windows_newlines_become_newlines(name, read_bytes):
    article = only(read_bytes(sample(name).read_bytes().replace(b"\n", b"\r\n"), name))
    assert "\r" not in article.text
    assert article.text.count("\n\n") == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(name, encoding, read_bytes):
    if encoding in ("utf-16-le", "utf-16-be") and name in ("jsonl", "csv"):
        pytest.skip("records are split into lines before they are decoded: UTF-16 needs its mark")
    text = sample(name).read_text(encoding="utf-8").replace('<meta charset="utf-8">', "")
    article = only(read_bytes(text.encode(encoding), name))
    assert "“with immediate effect”" in article.text
    assert ("encoding" in article.extra) == (encoding != "utf-8-sig")


def test_nuls_are_removed(name, read_bytes):
    article = only(read_bytes(sample(name).read_bytes().replace(b"troops", b"tro\0ops"), name))
    assert "\0" not in article.text


def test_a_bad_file_does_not_stop_the_rest(name, tmp_path):
    bad = tmp_path / f"bad{FORMATS[name].extensions[0]}"
    bad.write_bytes(b"")
    results = list(read_sources([bad, tmp_path / "missing", sample(name)]))
    assert isinstance(results[-1], Article)
    assert all(isinstance(result, SetAside) for result in results[:-1])
    assert any("missing" in result.place for result in results[:-1])


def test_reading_again_gives_the_same(name):
    assert list(read_sources([sample(name)])) == list(read_sources([sample(name)]))


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 500, b"\n\n\n", b"\xff\xfe", b"\x1f\x8b", b"{", b"[]", b"<html", b'"', b"%PDF-1.7"]
)
def test_hostile_input_gives_no_article(name, data, read_bytes):
    for result in read_bytes(data, name):
        assert isinstance(result, SetAside) or name == "text"
        assert isinstance(result, Article) or result.reason


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    )
)
def test_no_bytes_crash_it(name, read_bytes, data):
    for given_format in (name, None):
        for result in read_bytes(data, given_format):
            assert isinstance(result, Article | SetAside)
            if isinstance(result, Article):
                assert result.text.strip()
                result.text.encode("utf-8")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_to_the_sample_crashes_it(name, read_bytes, data):
    whole = sample(name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + length :]
    assert all(isinstance(result, Article | SetAside) for result in read_bytes(damaged, name))
