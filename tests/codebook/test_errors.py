"""A broken codebook is refused with the file and the frame that is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foreigndesk.codebook import Codebook
from foreigndesk.codebook.lint import lint
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import knowledge_dir


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small codebook that can be broken."""
    shutil.copy(knowledge_dir() / "codebook" / "ontology.yaml", tmp_path)
    (tmp_path / "types").mkdir()
    (tmp_path / "nouns").mkdir()
    return tmp_path


def write_frames(folder: Path, text: str) -> Path:
    (folder / "types" / "AID.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("type: AID\nframes:\n  - {id: a, verbs: [give], when: {object: {colour: red}}}\n", "unknown condition"),
        ("type: AID\nframes:\n  - {id: a, verbs: give}\n", "verbs"),
        ("type: AID\nframes:\n  - {id: a, verbs: [give], colour: red}\n", "colour"),
        ("type: AID\nframes:\n  - {id: a, verbs: [give]}\n  - {id: a, verbs: [hand]}\n", "used twice"),
        ("type: AID\nframes: [", "not valid YAML"),
    ],
)
def test_broken_frames_are_named(folder: Path, text: str, words: str) -> None:
    with pytest.raises(Exception, match=words) as caught:
        Codebook.load(write_frames(folder, text))
    assert "AID.yaml" in str(caught.value)


def test_a_folder_that_is_no_codebook() -> None:
    with pytest.raises(CodebookError, match=r"no ontology\.yaml"):
        Codebook.load("/nowhere")


def test_lint_names_what_is_wrong(folder: Path) -> None:
    text = """
type: AID
frames:
  - {id: a, verbs: [give], mode: gift, cameo: "999", when: {object: presents}, actor: subject,
     examples: [{text: "A gave B bread.", trigger: lent}]}
  - {id: b, verbs: [give], when: {object: presents}, cameo: "070"}
"""
    problems = " ".join(finding.problem for finding in lint(Codebook.load(write_frames(folder, text))))
    expected = ("no mode 'gift'", "unknown noun class 'presents'", "'lent' does not stand", "no example")
    for words in (*expected, "neither actor"):
        assert words in problems
