"""The label lists of a model: what each number it gives stands for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.errors import EngineError


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels in the order of the model's outputs."""

    upos: list[str]
    xpos: list[str]
    rel: list[str]
    feats: list[str]
    lemma: list[str]
    ner: list[str]
    srl: list[str]

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Read ``labels.json``; lists this version does not know are left aside.

        Raises:
            EngineError: If the file is missing, broken or lacks a list.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(**{name: list(content[name]) for name in cls.__slots__})
        except (OSError, ValueError) as error:
            raise EngineError(f"cannot be read ({error}); reinstall foreigndesk", place=str(path)) from error
        except KeyError as error:
            raise EngineError(f"lacks the list {error}; it belongs to another model", place=str(path)) from error
