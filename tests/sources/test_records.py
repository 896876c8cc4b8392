"""JSON Lines and CSV: keys, types, and the field and line that a bad record is set aside with."""

from __future__ import annotations

import json
from datetime import date

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import SetAside
from foreigndesk.sources.limits import MAX_BYTES, MAX_TEXT

TEXT = "Troops crossed the border on Monday."


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_unknown_keys_are_kept(read_bytes):
    (article,) = read_bytes(jsonl({"text": TEXT, "desk": "Africa", "score": [1, {"a": None}]}))
    assert article.extra == {"desk": "Africa", "score": [1, {"a": None}]}


def test_numbers_as_ids_are_kept_as_text(read_bytes):
    (article,) = read_bytes(jsonl({"text": TEXT, "id": 17}))
    assert article.id == "17"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-05-03", date(2022, 5, 3)),
        ("2022-05-03T23:59:00-08:00", date(2022, 5, 3)),
        ("2022-05-03 10:15", date(2022, 5, 3)),
        ("2022-05-03T10:15:00Z", date(2022, 5, 3)),
        ("", None),
        (None, None),
    ],
)
def test_published(given, expected, read_bytes):
    (article,) = read_bytes(jsonl({"text": TEXT, "published": given}))
    assert article.published == expected


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"title": "No body"}, "text"),
        ({"text": None}, "text"),
        ({"text": ["a"]}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": TEXT, "published": "3 May 2022"}, "published"),
        ({"text": TEXT, "published": 1651536000}, "published"),
        ({"text": TEXT, "published": "2022-02-30"}, "published"),
        ({"text": TEXT, "title": 5}, "title"),
        ({"text": TEXT, "id": True}, "id"),
        ({"text": TEXT, "language": "fr"}, "language"),
        ({"text": "x" * (MAX_TEXT + 1)}, "text"),
    ],
)
def test_bad_field_is_named_with_its_line(record, field, read_bytes):
    good, bad, last = read_bytes(jsonl({"text": TEXT}, record, {"text": TEXT}), "jsonl")
    assert isinstance(good, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, SetAside)
    assert bad.place == "stdin:2"
    assert bad.reason.startswith(f"{field}: ")


def test_set_aside_keeps_id_and_title(read_bytes):
    (aside,) = read_bytes(jsonl({"id": "a7", "title": "Talks fail", "text": 1}), "jsonl")
    assert (aside.id, aside.title) == ("a7", "Talks fail")


@pytest.mark.parametrize("language", ["en", "EN-us", "en_GB", "eng", "", "und", None])
def test_english_however_written(language, read_bytes):
    (article,) = read_bytes(jsonl({"text": TEXT, "language": language}))
    assert article.language == "en"


@pytest.mark.parametrize(
    "line",
    [
        b"[1, 2]",
        b'"text"',
        b"null",
        b'{"text": "cut off',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 10_000,
        b"\xff\xfe\xfd",
    ],
)
def test_bad_line_does_not_stop_the_rest(line, read_bytes):
    first, bad, last = read_bytes(jsonl({"text": TEXT}) + line + b"\n" + jsonl({"text": TEXT}), "jsonl")
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, SetAside)


def test_pretty_printed_json_is_one_complaint(read_bytes):
    (aside,) = read_bytes(json.dumps([{"text": TEXT}] * 3, indent=1).encode(), "jsonl")
    assert "one line" in aside.reason


def test_endless_line_is_skipped(read_bytes):
    data = jsonl({"text": TEXT}) + b"x" * (MAX_BYTES + 10) + b"\n" + jsonl({"text": TEXT})
    first, bad, last = read_bytes(data, "jsonl")
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert "too long" in bad.reason


def test_broken_emoji_does_not_break_the_record(read_bytes):
    (article,) = read_bytes(b'{"text": "Troops crossed \\ud83d the border."}\n')
    assert article.text == "Troops crossed \ufffd the border."


def test_one_line_in_another_encoding_spoils_nothing_else(read_bytes):
    data = '{"text": "Café bombed."}\n'.encode("cp1252") + '{"text": "Café bombed."}\n'.encode()
    old, new = read_bytes(data, "jsonl")
    assert old.text == new.text
    assert old.extra == {"encoding": "cp1252"}
    assert new.extra == {}


def test_body_of_a_record_keeps_its_offsets(read_bytes):
    text = "  World\n\nAdvertisement\n\nTroops crossed the border on Monday, the ministry said.\n\n"
    (article,) = read_bytes(jsonl({"text": text}))
    assert article.text == text
    (article,) = read_bytes(jsonl({"text": f"{text}Check Also\n\nSanctions lifted\n"}))
    assert text.startswith(article.text)
    assert "Sanctions" not in article.text
    assert [cut.reason for cut in article.cuts] == ["end: check also", "end: check also"]


def test_csv_columns_and_lines(read_bytes):
    data = b'id,Title ,text,published\n1,A,"Troops left.\nAll of them.",2022-05-03\n2,B,,\n3,C,Troops left.,soon\n'
    article, empty, wrong = read_bytes(data)
    assert (article.id, article.title, article.text) == ("1", "A", "Troops left.\nAll of them.")
    assert (empty.place, empty.id) == ("stdin:4", "2")
    assert empty.reason.startswith("text: ")
    assert wrong.place == "stdin:5"
    assert wrong.reason.startswith("published: ")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_delimiters(mark, read_bytes):
    (article,) = read_bytes(f"id{mark}text\n1{mark}Troops left, they said.\n".encode())
    assert article.text == "Troops left, they said."


def test_unquoted_commas_are_told(read_bytes):
    (aside,) = read_bytes(b"id,text\n1,Troops left, they said.\n")
    assert "double quotes" in aside.reason


@pytest.mark.parametrize("data", [b"", b"id,body\n1,x\n", b"\n\n"])
def test_csv_without_a_header(data, read_bytes):
    (aside,) = read_bytes(data, "csv")
    assert "header" in aside.reason


def test_csv_field_longer_than_the_csv_modules_limit(read_bytes):
    text = "Troops crossed the border. " * 20_000
    (article,) = read_bytes(f'id,text\n1,"{text}"\n'.encode())
    assert article.text == text
