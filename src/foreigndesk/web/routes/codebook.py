"""Codebook: the event types with their modes, and the frames of each with what they match and what they do not."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.frames import Example, Frame
from foreigndesk.codebook.ontology import EventType
from foreigndesk.web.site import Site


def router(site: Site) -> APIRouter:
    """``/codebook``, ``/codebook/{type}`` and their JSON twins."""
    routes = APIRouter()

    @routes.get("/api/codebook")
    def types() -> dict[str, Any]:
        return read_types(site.coder.codebook)

    @routes.get("/api/codebook/{name}")
    def frames(name: str) -> dict[str, Any]:
        return read_type(site.coder.codebook, name)

    @routes.get("/codebook", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        return site.page(request, "codebook.html", book=read_types(site.coder.codebook))

    @routes.get("/codebook/{name}", response_class=HTMLResponse, include_in_schema=False)
    def type_page(request: Request, name: str) -> HTMLResponse:
        return site.page(request, "codebook_type.html", shown=read_type(site.coder.codebook, name))

    return routes


def read_types(book: Codebook) -> dict[str, Any]:
    """Every type without its frames."""
    types = [_type(book, known) for known in book.ontology.types.values()]
    return {"fingerprint": book.fingerprint, "frames": len(book.frames), "types": types}


def read_type(book: Codebook, name: str) -> dict[str, Any]:
    """One type with its frames.

    Raises:
        HTTPException: 404, if there is no such type.
    """
    known = book.ontology.types.get(name)
    if known is None:
        raise HTTPException(404, f"no type {name!r} in this codebook")
    return {**_type(book, known), "frames": [_frame(frame) for frame in book.frames_of(name)]}


def _type(book: Codebook, known: EventType) -> dict[str, Any]:
    return {
        "name": known.name,
        "quad": known.quad,
        "intensity": known.intensity,
        "definition": known.definition,
        "excludes": known.excludes,
        "modes": [
            {"name": mode.name, "intensity": mode.intensity, "definition": mode.definition}
            for mode in known.modes.values()
        ],
        "frame_count": len(book.frames_of(known.name)),
    }


def _frame(frame: Frame) -> dict[str, Any]:
    return {
        "id": frame.id,
        "mode": frame.mode,
        "cameo": frame.cameo,
        "predicates": [" ".join(predicate.words) for predicate in frame.predicates],
        "when": {slot: " or ".join(map(str, group)) for slot, group in frame.when.items()},
        "examples": [_example(example) for example in frame.examples],
        "counters": [_example(example) for example in frame.counters],
    }


def _example(example: Example) -> dict[str, Any]:
    """The sentence cut around its trigger, so that it can be marked."""
    before, trigger, after = example.text.partition(example.trigger)
    return {"text": example.text, "before": before, "trigger": trigger, "after": after, "why": example.why}
