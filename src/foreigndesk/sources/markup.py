"""Looks at markup before a parser does, and takes the text out of fragments of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from foreigndesk.sources.limits import MAX_ATTRIBUTES, TooMuch

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A tag as HTML's own tokenizer sees one, eaten as a whole and possessively (Python 3.11), so that looking at all tags
# takes time in proportion to the text, whatever stands in it.
_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>][^\s/>=]*+(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG: Final = re.compile(rf"<[A-Za-z][^\s/>]*+(?>{_ATTRIBUTE}){{0,{MAX_ATTRIBUTES}}}+(?P<one_more>{_ATTRIBUTE})?+")
_ENTITY: Final = "<!ENTITY"
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "div", "main", "p", "pre", "section"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "dd", "dl", "dt", "li", "ol", "ul", "table", "td", "th", "tr"),
    )
)
_NO_TEXT: Final = ("script", "style", "noscript", "iframe", "object", "form", "button", "svg", "figure")


def check_markup(text: str, most_tags: int) -> None:
    """Refuse markup that would cost a parser more than any page or feed is worth.

    Raises:
        TooMuch: With the reason.
    """
    tags = text.count("<")
    if tags > most_tags:
        raise TooMuch(f"too much markup: {tags:,} tags, at most {most_tags:,} are read; save its text as a .txt file")
    if any(tag.lastgroup for tag in _TAG.finditer(text)):
        raise TooMuch(f"a tag with more than {MAX_ATTRIBUTES:,} attributes; save its text as a .txt file")


def check_declarations(text: str) -> None:
    """Refuse XML that declares entities of its own: they may expand to gigabytes or name local files.

    A DTD named by its address alone is harmless, for nothing is fetched.

    Raises:
        TooMuch: With the reason.
    """
    if _ENTITY in text:
        raise TooMuch("declares entities of its own, which are not expanded; remove the <!ENTITY> lines")


def paragraphs_of(fragment: str) -> str:
    """The text of an HTML fragment, with blank lines between its blocks; text without markup comes back as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(root, etree.Comment, *_NO_TEXT, with_tail=False)
    blocks = _BLANK_LINE.split("".join(_pieces(root)))
    return "\n\n".join(block.strip() for block in blocks if block.strip())


def _pieces(root: HtmlElement) -> Iterator[str]:
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "\n\n"
        if event == "start":
            yield element.text or ""
        else:
            yield "\n" if element.tag == "br" else ""
            yield element.tail or ""
