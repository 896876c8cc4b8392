"""Reads knowledge files (YAML, CSV, plain text), quickly and with errors that name the place.

Parsed YAML is kept as JSON in the user's cache folder under the hash of the file's bytes, because
parsing YAML is some thirty times slower than parsing JSON; without a writable cache all still works.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

import platformdirs
import yaml

from foreigndesk.errors import KnowledgeError

_READING = "2"
"""Version of the way files are read; a new one leaves older cache entries alone."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2's booleans and no dates: "on" is a preposition here, "no" a negation, 2022-05-02 a string."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def knowledge_dir() -> Path:
    """The folder of the knowledge files that ship with the package."""
    return Path(__file__).parent


def read_text(path: Path) -> str:
    """The text of a UTF-8 knowledge file.

    Raises:
        KnowledgeError: If the file is missing or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot be read ({error})", place=str(path)) from error


def load_yaml(path: Path) -> Any:
    """The content of a YAML file as plain lists, dicts, strings and numbers.

    Raises:
        KnowledgeError: If the file is missing or not valid YAML; names the line.
    """
    text = read_text(path)
    cached = _cache_path(text)
    try:
        return json.loads(cached.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        content = _parse(text, path)
        _remember(cached, content)
        return content


def load_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header line; lines that start with ``#`` are comments.

    Raises:
        KnowledgeError: If a row has more or fewer fields than the header.
    """
    lines = [line for line in read_text(path).splitlines() if line and not line.startswith("#")]
    header, *rows = csv.reader(lines) if lines else ([],)
    try:
        return [dict(zip(header, row, strict=True)) for row in rows]
    except ValueError as error:
        wrong = next(row for row in rows if len(row) != len(header))
        raise KnowledgeError(f"a row has {len(wrong)} fields, not {len(header)}: {wrong}", place=str(path)) from error


def _parse(text: str, path: Path) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}" if mark else str(path)
        raise KnowledgeError(f"not valid YAML ({getattr(error, 'problem', error)})", place=place) from error


def _cache_path(text: str) -> Path:
    digest = hashlib.sha256(f"{_READING}\0{text}".encode()).hexdigest()
    folder = os.environ.get("FOREIGNDESK_CACHE") or platformdirs.user_cache_dir("foreigndesk")
    return Path(folder) / "knowledge" / f"{digest}.json"


def _remember(path: Path, content: Any) -> None:
    """Best effort: a read-only home or a full disk only costs time on the next start."""
    try:
        encoded = json.dumps(content, ensure_ascii=False)
    except TypeError:  # dates and the like: such a file is parsed each time
        return
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(encoded, encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
