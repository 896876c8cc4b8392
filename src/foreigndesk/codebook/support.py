"""Light verbs: how the subject of the verb stands to the event noun beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import read_names, read_table
from foreigndesk.codebook.nouns import pieces


@dataclass(frozen=True, slots=True)
class SupportVerbs:
    """Light verbs: how the subject of the verb stands to the event noun beside it.

    Attributes:
        active: "held talks": the verb's subject is the noun's subject.
        passive: "came under fire": the verb's subject is the noun's object.
        occur: "talks took place": the noun is the verb's subject.
    """

    active: frozenset[str]
    passive: frozenset[str]
    occur: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> SupportVerbs:
        """Read ``support.yaml``; verbs of several words are known by their first."""
        raw = read_table(path)
        read = {key: frozenset(pieces(verb)[0] for verb in read_names(raw, key, path)) for key in cls.__slots__}
        return cls(**read)
