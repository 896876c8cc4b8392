"""Archives: members and their places, packing within packing, what is passed over."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import Gauge, SetAside, read_sources

BODY = "Troops crossed the border on Monday, the ministry said."
SAMPLES = Path(__file__).parent / "samples"


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    page = (SAMPLES / "report.html").read_bytes()
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    inner = zipped({"deep/c.txt": BODY.encode()})
    path = tmp_path / "archive.zip"
    path.write_bytes(
        zipped({"reports/a.html": page, "b.jsonl.gz": gzip.compress(lines), "inner.zip": inner, "d/": b""})
    )
    return path


def places(results: list[Article | SetAside], root: Path) -> list[str]:
    assert all(isinstance(result, Article) for result in results)
    return [str(result.place).removeprefix(str(root)) for result in results]


def test_members_are_named_in_places(packed):
    results = list(read_sources([packed]))
    assert places(results, packed) == ["!reports/a.html", "!b.jsonl.gz:1", "!b.jsonl.gz:2", "!inner.zip!deep/c.txt"]
    assert results[0].title == "Junta scraps defence accord with Paris"


def test_a_folder_of_archives_is_read(packed):
    assert len(list(read_sources([packed.parent]))) == 4


def test_an_archive_may_come_through_a_pipe(packed):
    class Pipe(io.RawIOBase):
        source = io.BytesIO(packed.read_bytes())

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            return self.source.readinto(buffer)

    results = list(read_sources(["-"], stdin=io.BufferedReader(Pipe())))
    assert [result.text for result in results] == [result.text for result in read_sources([packed])]
    assert str(results[-1].place) == "stdin!inner.zip!deep/c.txt"


def test_stopping_early_leaves_nothing_open(packed):
    results = read_sources([packed])
    next(results)
    results.close()


def test_gauge_tells_how_far_reading_is(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    (tmp_path / "c.zip").write_bytes(zipped({"c.txt": BODY.encode()}))
    gauge = Gauge.of([tmp_path])
    assert gauge.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    shares = [gauge.share for _ in read_sources([tmp_path], gauge=gauge)]
    assert shares == sorted(shares)
    assert gauge.done >= gauge.total


def test_gauge_of_a_missing_file_is_no_error():
    assert Gauge.of(["missing", "a\0b"]).total == 0
