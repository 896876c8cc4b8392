"""``foreigndesk serve``: opens a store in the browser, read-only."""

from __future__ import annotations

from pathlib import Path

import click

from foreigndesk.cli.desk_options import desk_options
from foreigndesk.desk.options import DeskOptions
from foreigndesk.errors import MissingExtraError, StoreError

HOST, PORT = "127.0.0.1", 8037


@click.command()
@click.argument("store")
@click.option("--host", default=HOST, show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Port to listen at.")
@click.option("--token", envvar="FOREIGNDESK_TOKEN", help="What readers must show; needed beyond this machine.")
@desk_options
def serve(store: str, host: str, port: int, token: str | None, options: DeskOptions) -> None:
    """Open the desk in a browser: STORE is the folder or address of a store."""
    try:
        import uvicorn

        from foreigndesk.web.app import create_app
        from foreigndesk.web.books import Books
        from foreigndesk.web.coder import WebCoder
        from foreigndesk.web.security import is_local
    except ModuleNotFoundError as error:
        raise MissingExtraError("foreigndesk serve", "desk") from error
    from foreigndesk.desk.desk import Desk
    from foreigndesk.store import Store

    if not is_local(host) and not token:
        raise click.UsageError(f"{host} can be reached by others: give a --token that readers must show")
    if "://" not in store and not Path(store).is_dir():
        raise StoreError("there is no store here; make one with foreigndesk ingest", place=store)
    app = create_app(Books(Store(store)), WebCoder(Desk(**options)), token=token)
    click.echo(f"Foreign Desk reads {store} at {address(host, port, token)} (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning")


def address(host: str = HOST, port: int = PORT, token: str | None = None) -> str:
    """What to open in the browser."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + ("?token=…" if token else "")
