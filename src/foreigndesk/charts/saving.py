"""Saves charts as SVG, PNG, HTML that needs no network, or their JSON specification; the file's name says which."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from foreigndesk.errors import ForeignDeskError, MissingExtraError

SUFFIXES = (".svg", ".png", ".html", ".json")


def save_chart(chart: Any, path: Path) -> None:
    """Write an Altair chart to a file.

    Raises:
        ForeignDeskError: If the name ends in none of ``SUFFIXES``.
        MissingExtraError: If vl-convert is not installed.
    """
    if path.suffix not in SUFFIXES:
        raise ForeignDeskError(f"end the file's name in one of {', '.join(SUFFIXES)}", place=str(path))
    content = _rendered(chart.to_dict(), path.suffix)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def _rendered(specification: dict[str, Any], suffix: str) -> str | bytes:
    if suffix == ".json":
        return json.dumps(specification, ensure_ascii=False, indent=1)
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise MissingExtraError("rendering charts", "desk") from error
    if suffix == ".html":
        html: str = vl_convert.vegalite_to_html(specification, bundle=True)
        return html
    if suffix == ".png":
        picture: bytes = vl_convert.vegalite_to_png(specification, scale=2)
        return picture
    drawing: str = vl_convert.vegalite_to_svg(specification)
    return drawing
