"""Code: a text that a user sends is coded and shown; nothing of it is kept."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.article import Article
from foreigndesk.web.routes.article import show_article
from foreigndesk.web.site import Site

MAX_TEXT = 50_000
"""Characters of a text; a long report has some 10,000."""


class Text(BaseModel):
    """A text to code."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=MAX_TEXT)
    title: str | None = Field(None, max_length=1_000)
    published: date | None = None
    outlet: str | None = Field(None, max_length=200)

    def article(self) -> Article:
        """The text as an article."""
        return Article(text=self.text, title=self.title, published=self.published, outlet=self.outlet)


def router(site: Site) -> APIRouter:
    """``/code``, and ``POST /api/code``."""
    routes = APIRouter()

    @routes.post("/api/code")
    def data(sent: Text) -> dict[str, Any]:
        return site.coder.code(sent.article()).to_dict()

    @routes.get("/code", response_class=HTMLResponse, include_in_schema=False)
    def form(request: Request) -> HTMLResponse:
        return site.page(request, "code.html", limit=MAX_TEXT)

    @routes.post("/code", response_class=HTMLResponse, include_in_schema=False)
    async def page(request: Request) -> HTMLResponse:
        sent = _from_form(await request.body())
        coding = await run_in_threadpool(site.coder.code, sent.article())
        return show_article(site, request, coding.to_dict(), None, stored=False)

    return routes


def _from_form(body: bytes) -> Text:
    """Read a form; browsers send line ends as CR LF and empty fields as empty strings."""
    fields = {key: value.replace("\r\n", "\n") for key, value in parse_qsl(body.decode("utf-8", "replace")) if value}
    try:
        return Text.model_validate(fields)
    except ValidationError as error:
        raise RequestValidationError([{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]) from error
