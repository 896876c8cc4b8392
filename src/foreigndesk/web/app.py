"""The web application: joins routes, templates, static files, security and error pages into one FastAPI app."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from foreigndesk.desk.version import package_version
from foreigndesk.web.books import Books
from foreigndesk.web.coder import WebCoder
from foreigndesk.web.problems import add_problem_handlers
from foreigndesk.web.routes import agreements, article, code, codebook, events, incidents, overview
from foreigndesk.web.security import Guard
from foreigndesk.web.site import Site

_ROUTES = (overview, events, article, incidents, agreements, codebook, code)


def create_app(books: Books, coder: WebCoder, *, token: str | None = None) -> FastAPI:
    """The application over one store.

    Args:
        books: The tables to show.
        coder: Codes texts that users send, and holds the codebook that is shown.
        token: If given, every request must carry it; without one only this machine may be addressed.
    """
    app = FastAPI(
        title="Foreign Desk",
        version=package_version(),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    site = Site(books, coder)
    for module in _ROUTES:
        app.include_router(module.router(site))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    add_problem_handlers(app, site)
    app.add_middleware(Guard, token=token)
    return app
