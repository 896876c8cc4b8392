"""Paths, folders, standard input: what is read, in which order, and what is set aside."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from foreigndesk.article import Article
from foreigndesk.errors import SourceError
from foreigndesk.sources import SetAside, read_sources

BODY = "Troops crossed the border on Monday, the ministry said."


def test_unknown_format_is_told_at_once():
    with pytest.raises(SourceError, match="jsonl"):
        read_sources([], format="docx")


def test_folder_is_walked_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "b/a.txt", "a.txt", ".hidden.txt", "noname"):
        (tmp_path / name).write_text(f"{BODY} {name}")
    (tmp_path / "photo.xyz").write_bytes(b"abc")
    results = list(read_sources([tmp_path]))
    names = [str(result.place).removeprefix(f"{tmp_path}{os.sep}").replace(os.sep, "/") for result in results]
    assert names == ["a.txt", "b/a.txt", "b/z.txt", "c.txt", "noname", "photo.xyz"]
    assert isinstance(results[-1], SetAside)
    assert ".xyz" in results[-1].reason


def test_circular_links_end(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(read_sources([tmp_path]))) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipe_in_a_folder_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert [result.reason for result in read_sources([tmp_path])] == ["not a regular file"]


def test_empty_folder_is_told(tmp_path):
    assert "no files" in next(read_sources([tmp_path])).reason


def test_input_is_read_lazily():
    def lines() -> Iterator[bytes]:
        yield b'{"text": "Troops crossed the border."}\n'
        raise AssertionError("read ahead")

    class Slow(io.RawIOBase):
        source = lines()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            data = next(self.source)
            buffer[: len(data)] = data
            return len(data)

    assert isinstance(next(read_sources(["-"], stdin=io.BufferedReader(Slow()))), Article)


def test_stdin_is_left_open():
    stream = io.BytesIO(BODY.encode())
    list(read_sources(["-"], stdin=stream))
    assert not stream.closed


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"BZh91AY", b"\x89PNG\r\n", b"{\\rtf1"])
def test_documents_and_pictures_are_named(head, read_bytes):
    (result,) = read_bytes(head + b" words " * 50)
    assert "not a text format" in result.reason


def test_binary_is_set_aside(read_bytes):
    (result,) = read_bytes(bytes(range(256)) * 20, "text")
    assert "binary" in result.reason


def test_paths_with_nuls_are_set_aside():
    (result,) = read_sources(["a\0b"])
    assert isinstance(result, SetAside)


def test_text_needs_neither_trafilatura_nor_pydantic(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    code = (
        "import sys; from foreigndesk.sources import read_sources; list(read_sources([sys.argv[1]]));"
        "print([name for name in ('trafilatura', 'pydantic', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
