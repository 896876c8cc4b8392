"""The toponym: a name of the place table where it stands in the text, before it is known which place is meant."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.language.document import Sentence
from foreigndesk.places.table import Named


@dataclass(slots=True)
class Toponym:
    """A name found in the text, with the places it may be.

    Attributes:
        sentence: Its sentence.
        first: First token.
        last: Last token (included).
        key: Folded name.
        named: The places that bear the name.
        division: It is followed by "province" or the like.
        after_town: It stands where even a short form can ("Paris, Tex.").
    """

    sentence: Sentence
    first: int
    last: int
    key: str
    named: Named
    after_town: bool = False
    division: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return self.sentence.source[self.sentence.starts[self.first] : self.sentence.ends[self.last]]
