"""Errors as RFC 9457 problem details for programs, and as a short page for people."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from foreigndesk.errors import ForeignDeskError
from foreigndesk.web.site import Site

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """A problem details object; ``more`` are extension members."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type=MEDIA_TYPE)


def add_problem_handlers(app: FastAPI, site: Site) -> None:
    """Answer every error of the application, also those of its own library, in one of the two forms."""

    def answer(request: Request, status: int, detail: str, **more: Any) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(status, detail, **more)
        title = HTTPStatus(status).phrase
        return site.page(request, "problem.html", status, title=title, detail=detail, errors=more.get("errors", []))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        answered = answer(request, error.status_code, str(error.detail))
        answered.headers.update(error.headers or {})
        return answered

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        errors = [_where(fault) for fault in error.errors()]
        return answer(request, 422, "; ".join(f"{e['field']}: {e['detail']}" for e in errors), errors=errors)

    @app.exception_handler(ForeignDeskError)
    def failed(request: Request, error: ForeignDeskError) -> Response:
        return answer(request, 500, str(error))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        return problem(500, "this is a fault of the desk itself; the log of the server says more")


def _where(fault: Any) -> dict[str, str]:
    field = ".".join(str(step) for step in fault["loc"][1:]) or str(fault["loc"][0])
    return {"field": field, "detail": str(fault["msg"])}
