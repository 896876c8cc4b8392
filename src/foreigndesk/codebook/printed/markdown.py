"""Markdown: a printed codebook as one Markdown text. Every character that Markdown would read is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foreigndesk.codebook.printed.blocks import Block, Bullets, Card, Heading, Line, Paragraph, Run, Sample, Table

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&]")
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_MARKED = {"actor": "ᴬ", "recipient": "ᴿ"}
"""Markdown has no colours: actor and recipient stand in brackets with a letter behind them."""


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, with a table of contents behind the first heading."""
    known = list(blocks)
    parts = [part for block in known for part in _block(block)]
    parts.insert(1, _contents(known))
    return "\n\n".join(part for part in parts if part) + "\n"


def _contents(blocks: list[Block]) -> str:
    headings = [block for block in blocks if isinstance(block, Heading) and block.level > 1]
    return "\n".join(f"{'  ' * (h.level - 2)}- [{escaped(h.text)}](#{h.anchor})" for h in headings)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text, anchor):
            yield f'<a id="{anchor}"></a>\n\n{"#" * level} {escaped(text)}' if level > 1 else f"# {escaped(text)}"
        case Paragraph(line):
            yield _LIST_MARK.sub(r"\1\\\2", _line(line))
        case Bullets(lines):
            yield "\n".join(f"- {_line(line)}" for line in lines)
        case Table():
            yield _table(block)
        case Card():
            yield _card(block)


def _table(table: Table) -> str:
    rows = [" | ".join(map(escaped, table.header)), " | ".join("---" for _ in table.header)]
    rows += [" | ".join(_line(cell) for cell in row) for row in table.rows]
    return "\n".join(f"| {row} |" for row in rows)


def _card(card: Card) -> str:
    lines = [f'<a id="{card.anchor}"></a>{_line(card.title)}', ""]
    lines += [f"- {escaped(name)}: {_line(line)}" for name, line in card.facts]
    lines += [_sample(sample) for sample in card.samples]
    return "\n".join(lines)


def _sample(sample: Sample) -> str:
    note = _line(sample.note).strip()
    lead = "not" if sample.counter else "example"
    return f"- {lead}: {_line(sample.line)}" + (f" — {note}" if note else "")


def _line(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    inner = _code(run.text) if run.style == "code" else escaped(run.text)
    if run.style in ("strong", "trigger") and run.text.strip():
        lead, words, trail = _spaced(inner)
        inner = f"{lead}**{words}**{trail}"
    elif run.style == "emphasis" and run.text.strip():
        lead, words, trail = _spaced(inner)
        inner = f"{lead}*{words}*{trail}"
    elif run.style in _MARKED:
        inner = rf"\[{inner}\]{_MARKED[run.style]}"
    return f"[{inner}](#{run.to})" if run.to else inner


def _spaced(text: str) -> tuple[str, str, str]:
    """White space before, words, white space behind: marks must touch their words."""
    words = text.strip()
    start = text.index(words)
    return text[:start], words, text[start + len(words) :]


def _code(text: str) -> str:
    words = " ".join(text.split()).replace("|", r"\|")
    trail = " " if text.endswith(" ") else ""
    return (f"`` {words} ``" if "`" in words else f"`{words}`") + trail


def escaped(text: str) -> str:
    """Words as they are, whatever Markdown makes of them."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.splitlines()))
