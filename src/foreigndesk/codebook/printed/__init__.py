"""The printed codebook: everything a codebook says as one Markdown text or one HTML page, for people to read."""

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.printed.book import book
from foreigndesk.codebook.printed.html import html
from foreigndesk.codebook.printed.markdown import markdown

__all__ = ["to_html", "to_markdown"]


def to_html(codebook: Codebook) -> str:
    """A codebook as one HTML page with its own style."""
    return html(book(codebook))


def to_markdown(codebook: Codebook) -> str:
    """A codebook as one Markdown text."""
    return markdown(book(codebook))
