"""A small codebook in a temporary folder, for tests that write its files themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foreigndesk.codebook import Codebook

ONTOLOGY = """
types:
  AID:
    {quad: 2, intensity: 10, definition: gives, recipient: required, modes: {food: {intensity: 9, definition: food}}}
  ASK:
    {quad: 3, intensity: 0, definition: asks, modes: {help: {intensity: 1, definition: for help}}}
  MEET:
    {quad: 1, intensity: 2, definition: meets, modes: {visit: {intensity: 3, definition: at one party's}}}
"""
CAMEO = "code,name,root,quad,goldstein\n07,PROVIDE AID,07,2,7\n070,Provide aid,07,2,7\n073,Provide food,07,2,\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of a codebook (``types/AID`` for ``types/AID.yaml``) and return its folder."""

    def write(**files: str) -> Path:
        content = {"ontology": ONTOLOGY, **{name.replace("__", "/"): text for name, text in files.items()}}
        for name, text in content.items():
            path = tmp_path / (name if "." in name else f"{name}.yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "cameo.csv").write_text(CAMEO, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def book(write: Write) -> Callable[..., Codebook]:
    """The codebook of such files."""
    return lambda **files: Codebook.load(write(**files))
