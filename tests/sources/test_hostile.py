"""Corrupt, hostile and absurd inputs, built here in one folder: each ends in its reason, and the rest is read."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import Limits, SetAside, read_sources

BODY = "Troops crossed the border on Monday, the ministry said."
SMALL = Limits(free=1 << 20, ratio=50, listing=1 << 16, spool=1 << 20)


def zipped(members: dict[str, bytes], **options: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, **options)
    return packed.getvalue()


def encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": BODY.encode()}))
    data[6] |= 1  # the flag in the member's own header and in the list
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested(layers: int) -> bytes:
    data = zipped({"a.txt": BODY.encode()})
    for number in range(layers):
        data = zipped({f"{number}.zip": data})
    return data


def same_bytes_many_times(times: int = 200) -> bytes:
    """A zip archive whose members all lie on the same packed bytes, as in the better zip bombs."""
    single = zipped({"a.txt": b"a" * 100_000})
    at = single.index(b"PK\x01\x02")
    entry, end = single[at : single.index(b"PK\x05\x06")], single[single.index(b"PK\x05\x06") :]
    sizes = (times.to_bytes(2, "little") * 2) + (len(entry) * times).to_bytes(4, "little")
    return single[:at] + entry * times + end[:8] + sizes + end[16:]


def laughing_feed() -> bytes:
    lines = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{lines}]>'
        "<rss version='2.0'><channel><item><title>&l9;</title></item></channel></rss>"
    ).encode()


LOCAL_FILE = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b"<rss version='2.0'><channel><item><description>&x;</description></item></channel></rss>"
)
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "text: empty"),
    "nuls.txt": (lambda: bytes(5000), "binary"),
    "no_words.txt": (lambda: b"\n \n\t\n", "text: empty"),
    "half_utf16.txt": (lambda: b"\xff\xfe\x41", "text"),
    "picture.txt": (lambda: b"\x89PNG\r\n" + bytes(range(256)) * 9, "not a text format"),
    "tar.txt": (lambda: bytes(257) + b"ustar" + bytes(300), "not a text format"),
    "endless_line.jsonl": (lambda: b'{"text": "' + b"x" * 21_000_000, "too long"),
    "endless_page.html": (lambda: b"<html><body><p>" + b"Troops left. " * 800_000, "too long"),
    "page_of_tags.html": (lambda: b"<html><body>" + b"<p>x" * 60_000, "too much markup"),
    "crowded_tag.html": (
        lambda: b"<html><p " + b" ".join(b"a%d='>'" % n for n in range(1001)) + b">x</p>",
        "more than 1,000 attributes",
    ),
    "deep_page.html": (lambda: b"<html><body>" + b"<div>" * 40_000 + b"x", "no report found"),
    "only_scripts.html": (lambda: b"<html><script>" + b"x=1;" * 9000 + b"</script>", "no report found"),
    "laughing.rss": (laughing_feed, "declares entities"),
    "local_file.rss": (lambda: LOCAL_FILE, "declares entities"),
    "no_feed.xml": (lambda: b"<html><body>Troops left.</body></html>", "not a feed"),
    "no_entries.rss": (lambda: b"<rss version='2.0'><channel><title>x</title></channel></rss>", "without entries"),
    "crowded.atom": (lambda: b"<feed " + b" ".join(b"a%d='1'" % n for n in range(1001)) + b">", "attributes"),
    "feed_of_tags.rss": (lambda: b"<rss><channel>" + b"<item>" * 200_001, "too much markup"),
    "bomb.txt.gz": (lambda: gzip.compress(bytes(5_000_000)), "times its size"),
    "bomb_in_bomb.txt.gz": (lambda: gzip.compress(gzip.compress(bytes(50_000_000))), "times its size"),
    "cut_off.txt.gz": (lambda: gzip.compress(BODY.encode() * 99)[:-9], "to its end"),
    "rubbish.txt.gz": (lambda: b"\x1f\x8b\x08" + bytes(range(256)), "to its end"),
    "bomb.zip": (lambda: zipped({"a.txt": bytes(5_000_000), "b.txt": BODY.encode()}), "times its size"),
    "same_bytes.zip": (same_bytes_many_times, "times its size|verlap"),
    "nested.zip": (lambda: nested(6), "layers"),
    "cut_off.zip": (lambda: zipped({"a.txt": BODY.encode()})[:-30], "not a zip file"),
    "encrypted.zip": (encrypted, "encrypted"),
    "document.zip": (
        lambda: zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
        "not a text format",
    ),
    "empty.zip": (lambda: zipped({}), "without files"),
    "long_list.zip": (lambda: zipped({f"{n:060}.txt": b"" for n in range(1000)}), "too many members"),
    "picture.zip": (lambda: zipped({"a.png": b"\x89PNG"}), "no format for .png"),
    "addresses.txt": (lambda: b"https://herald.example/1\nhttps://herald.example/2\n", "--fetch"),
    "german.txt": (
        lambda: (
            "Die Regierung hat am Montag den Botschafter einbestellt. Der Minister sagte, dass die Truppen nicht "
            "auf dem Gebiet des Landes bleiben werden und der Vertrag von einem Gericht geprüft wird.".encode()
        ),
        "language: de",
    ),
    "russian.txt": (lambda: ("Министерство вызвало посла в понедельник. " * 4).encode(), "language: und"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    for name, (build, _) in CASES.items():
        (made / name).write_bytes(build())
    (made / "zz_good.txt").write_text(BODY)
    return made


@pytest.fixture(scope="module")
def results(folder: Path) -> list[Article | SetAside]:
    return list(read_sources([folder], limits=SMALL))


@pytest.mark.parametrize("name", CASES)
def test_each_ends_in_its_reason(name: str, results: list[Article | SetAside], folder: Path) -> None:
    here = str(folder / name)
    mine = [result for result in results if str(result.place).startswith((here, f"{here}!", f"{here}:"))]
    asides = [result for result in mine if isinstance(result, SetAside)]
    assert len(asides) == 1
    assert [word for word in CASES[name][1].split("|") if word in asides[0].reason]
    assert len(mine) == 1 or name.startswith("same_bytes")


def test_the_rest_is_read(results: list[Article | SetAside]) -> None:
    assert isinstance(results[-1], Article)
    assert results[-1].text == BODY


def test_names_from_an_archive_are_safe_to_print(tmp_path: Path) -> None:
    packed = tmp_path / "names.zip"
    packed.write_bytes(zipped({"../../a\x1b[2J.txt": b"", "/etc/b.txt": b"", "__MACOSX/c.txt": b"", ".d.txt": b""}))
    places = [str(result.place).removeprefix(str(packed)) for result in read_sources([packed])]
    assert places == ["!../../a\N{REPLACEMENT CHARACTER}[2J.txt", "!/etc/b.txt"]


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("jsonl", "endless(b'x')"),
        ("csv", "endless(b'text,title ')"),
        ("text", "endless(b'x')"),
        ("html", "endless(b'<p>')"),
        ("feed", "endless(b'<rss>')"),
        ("jsonl", 'io.BytesIO(gzip.compress(b\'{"text": "\' + bytes(100_000_000), 9))'),
    ],
)
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells peak memory of a process by /proc")
def test_memory_stays_bounded(form: str, source: str) -> None:
    """A line or page of 200 MB, also packed, costs no more than a report of the greatest length that is read."""
    code = f"""
import gzip, io, pathlib, re
from foreigndesk.sources import SetAside, read_sources

class Endless(io.RawIOBase):
    left = 200_000_000
    def __init__(self, piece): self.piece = piece
    def readable(self): return True
    def readinto(self, buffer):
        count = min(len(buffer), self.left) // len(self.piece) * len(self.piece)
        buffer[:count] = self.piece * (count // len(self.piece))
        self.left -= count
        return count

def endless(piece): return io.BufferedReader(Endless(piece))

results = list(read_sources(["-"], stdin={source}, format={form!r}))
assert all(isinstance(result, SetAside) for result in results), results
print(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500
