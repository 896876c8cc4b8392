"""Documentation of the formats, made from their declarations: ``python -m foreigndesk.export.documentation``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from foreigndesk.export.format import FLAT, ExportFormat
from foreigndesk.export.layout import Layout
from foreigndesk.export.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from foreigndesk.export.parquet import COLUMNS, KINDS
from foreigndesk.export.registry import FORMATS
from foreigndesk.knowledge.files import knowledge_dir, load_yaml
from foreigndesk.store.columns import EVENTS

LAYOUTS = ("gdelt2", "gdelt2-mentions", "icews", "polecat", "phoenix", "acled-like", "ucdp-like")
_OF_ARTICLE = {"title": "headline of the article", "url": "address of the article"}


def exports_document() -> str:
    """The text of ``docs/exports.md``."""
    texts = load_yaml(knowledge_dir() / "export" / "documentation.yaml")
    parts = [texts["head"], *(_section(chosen, texts) for chosen in FORMATS.values()), texts["package"]]
    return "\n".join(part.strip() + "\n" for part in parts)


def _section(chosen: ExportFormat, texts: Mapping[str, Mapping[str, object]]) -> str:
    head = f"## {chosen.name}\n\n{chosen.description[0].upper()}{chosen.description[1:]}.\n"
    if chosen.name in LAYOUTS:
        return head + _layout(Layout.load(chosen.name))
    tables = {
        "csv": lambda: _events(FLAT),
        "parquet": lambda: _events(COLUMNS),
        "geojson": lambda: _events(FLAT),
        "gexf": _network,
        "graphml": _network,
    }
    text = str(texts["formats"][chosen.name]).strip() + "\n"
    table = tables.get(chosen.name)
    fields = texts["fields"].get(chosen.name)
    return head + "\n" + text + (table() if table else "") + (_fields(fields) if isinstance(fields, dict) else "")


def _layout(layout: Layout) -> str:
    header = "a header line" if layout.header else "no header line"
    separator = "tabs" if layout.separator == "\t" else "commas"
    missing = f"`{layout.missing}`" if layout.missing else "an empty cell"
    lines = [
        "",
        f"One line is {layout.rows}.",
        f"{len(layout.columns)} columns between {separator}, {header}; missing is {missing}.",
        f"Columns after {layout.source}.",
        *layout.notes,
        "",
        "| | column | type | what we put into it |",
        "|---|---|---|---|",
    ]
    for number, column in enumerate(layout.columns, 1):
        meaning = column.meaning if column.filled else f"*empty: {column.meaning}*"
        lines.append(f"| {number} | `{column.name}` | {column.type} | {meaning} |")
    return "\n".join(lines) + "\n"


def _events(names: Iterable[str]) -> str:
    known = {column.name: column.description for column in EVENTS.columns} | _OF_ARTICLE
    rows = "".join(f"| `{name}` | {KINDS.get(name, 'string')} | {known[name]} |\n" for name in names)
    return f"\n| column | type | what it holds |\n|---|---|---|\n{rows}"


def _network() -> str:
    rows = "".join(f"| node | `{name}` | {of} |\n" for name, of in NODE_ATTRIBUTES.items())
    rows += "".join(f"| edge | `{name}` | {of} |\n" for name, of in EDGE_ATTRIBUTES.items())
    return f"\n| of a | attribute | type |\n|---|---|---|\n{rows}"


def _fields(fields: Mapping[str, str]) -> str:
    return "\n| field | what it holds |\n|---|---|\n" + "".join(f"| `{n}` | {text} |\n" for n, text in fields.items())


if __name__ == "__main__":
    sys.stdout.write(exports_document())
