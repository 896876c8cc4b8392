"""Feed lists: addresses given as such, in OPML files as feed readers export them, or one a line in text files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from foreigndesk.errors import SourceError
from foreigndesk.sources.encoding import decode
from foreigndesk.sources.limits import MAX_FEED_TAGS, MAX_PAGE
from foreigndesk.sources.markup import check_declarations, check_markup

_WEB: Final = ("http://", "https://")


def read_feed_list(items: Iterable[str]) -> list[str]:
    """The addresses of feeds, each once, in order.

    Args:
        items: Addresses, and names of files that hold some.

    Raises:
        SourceError: If a file cannot be read or there is no address in it.
    """
    found: dict[str, None] = {}
    for item in items:
        if item.lower().startswith(_WEB):
            found[item] = None
        else:
            found |= dict.fromkeys(_read_file(Path(item)))
    return list(found)


def _read_file(path: Path) -> list[str]:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_PAGE)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(
            f"no list of feeds ({reason}); give an OPML file or a web address", place=str(path)
        ) from error
    text = decode(data).text
    feeds = _outlines(text, path) if text.lstrip().startswith("<") else _lines(text)
    if not feeds:
        raise SourceError("no feed in this list: OPML with xmlUrl, or one address a line", place=str(path))
    return feeds


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _outlines(text: str, path: Path) -> list[str]:
    from lxml import etree

    check_declarations(text)
    check_markup(text, MAX_FEED_TAGS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise SourceError("not valid OPML", place=str(path))
    addresses = (value for outline in root.iter() for name, value in outline.attrib.items() if name.lower() == "xmlurl")
    return [address.strip() for address in addresses if address.strip()]
