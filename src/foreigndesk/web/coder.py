"""The coder behind ``POST /api/code``: one desk, one text at a time, texts of a bounded length."""

from __future__ import annotations

from threading import Lock

from foreigndesk.article import Article
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk


class WebCoder:
    """Codes what users send; the model is loaded at the first text and shared by all requests."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()

    @property
    def codebook(self) -> Codebook:
        """The codebook that is shown and coded with."""
        return self._desk.codebook

    def code(self, article: Article) -> Coding:
        """Code one article; others wait for their turn, because all cores are busy anyway."""
        with self._lock:
            return self._desk.code_article(article)
