"""The article stub: what an imported file says of an article whose text it does not have."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from foreigndesk.article import Article


@dataclass(frozen=True, slots=True)
class ArticleStub(Article):
    """An article known by the lines of a file alone, which stand for its text: every offset points into them.

    It is another article than the one at its address, so that the two codings stand side by side in a store.

    Attributes:
        coder: Whose file it is.
    """

    coder: str = ""

    @property
    def article_id(self) -> str:
        """Stable identity: the file's format and the story."""
        return hashlib.sha256(f"{self.coder}:{self.id}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
