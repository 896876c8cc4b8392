"""The site: what every route shares, namely the books, the coder and the templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.web.books import Books
from foreigndesk.web.coder import WebCoder
from foreigndesk.web.linked import Linked

_PATIENCE = 15.0
"""Seconds that a page waits for linking."""


class Site:
    """Books, coder and templates of one application."""

    def __init__(self, books: Books, coder: WebCoder) -> None:
        self.books = books
        self.coder = coder
        self._templates = _templates()

    def linked(self) -> Linked:
        """Incidents and agreements.

        Raises:
            HTTPException: 503, if linking is still at work.
        """
        linked = self.books.linked(_PATIENCE)
        if linked is None:
            raise HTTPException(503, "the reports are being linked; ask again in a moment", {"Retry-After": "10"})
        return linked

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Render a template; everything in it is escaped."""
        path = request.url.path
        html = self._templates.get_template(template).render(path=path, **values)
        return HTMLResponse(html, status_code=status)


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["link"] = link
    return environment


def link(path: str, state: Mapping[str, object] | None = None, **changes: object) -> str:
    """An address with its state; what is ``None`` or empty is left out."""
    merged = {**(state or {}), **changes}
    query = urlencode([(key, str(value)) for key, value in merged.items() if value not in (None, "", ())])
    return f"{path}?{query}" if query else path
