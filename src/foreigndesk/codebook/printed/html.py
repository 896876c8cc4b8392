"""HTML: a printed codebook as one page that needs nothing beside itself. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from foreigndesk.codebook.printed.blocks import Block, Bullets, Card, Heading, Line, Paragraph, Run, Sample, Table
from foreigndesk.knowledge import read_text

_TAGS = {"code": "code", "strong": "strong", "emphasis": "em"}
_ESCAPES = "default-src 'none'; style-src 'unsafe-inline'"
"""The page runs nothing and loads nothing, whatever a codebook holds."""


def html(blocks: Iterable[Block]) -> str:
    """The blocks as a page with a table of contents at its side."""
    known = list(blocks)
    title = next((block.text for block in known if isinstance(block, Heading)), "")
    style = read_text(Path(__file__).with_name("page.css"))
    body = "\n".join(part for block in known for part in _block(block))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{escape(_ESCAPES)}">
<title>{escape(title)}</title>
<style>
{style}</style>
</head>
<body>
<nav aria-label="Contents">
{_contents(known)}
</nav>
<main>
{body}
</main>
</body>
</html>
"""


def _contents(blocks: list[Block]) -> str:
    headings = (block for block in blocks if isinstance(block, Heading) and block.level > 1)
    links = (f'<li class="level{h.level}"><a href="#{escape(h.anchor)}">{escape(h.text)}</a></li>' for h in headings)
    return "<ul>\n" + "\n".join(links) + "\n</ul>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text, anchor):
            yield f'<h{level} id="{escape(anchor)}">{escape(text)}</h{level}>'
        case Paragraph(line):
            yield f"<p>{_line(line)}</p>"
        case Bullets(lines):
            yield "<ul>" + "".join(f"<li>{_line(line)}</li>" for line in lines) + "</ul>"
        case Table():
            yield _table(block)
        case Card():
            yield _card(block)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    rows = "".join("<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) + "</tr>\n" for row in table.rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>'


def _card(card: Card) -> str:
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{_line(line)}</dd>" for name, line in card.facts)
    samples = "".join(_sample(sample) for sample in card.samples)
    listed = f"<ul>{samples}</ul>" if samples else ""
    title = f"<h4>{_line(card.title)}</h4>"
    return f'<section class="card" id="{escape(card.anchor)}">{title}<dl>{facts}</dl>{listed}</section>'


def _sample(sample: Sample) -> str:
    note = _line(sample.note).strip()
    aside = f" <small>{note}</small>" if note else ""
    return f'<li class="{"not" if sample.counter else "example"}">{_line(sample.line)}{aside}</li>'


def _line(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    inner = escape(run.text)
    if run.style in _TAGS:
        inner = f"<{_TAGS[run.style]}>{inner}</{_TAGS[run.style]}>"
    elif run.style != "plain":
        inner = f'<mark class="{run.style}" title="{run.style}">{inner}</mark>'
    return f'<a href="#{escape(run.to)}">{inner}</a>' if run.to else inner
