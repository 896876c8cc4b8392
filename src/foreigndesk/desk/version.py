"""The fingerprint: one short string for code, model, codebook, gazetteers and settings."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from foreigndesk.knowledge import knowledge_dir

_APART = ("codebook", "cameo_statements", "linking", "evaluation", "export", "importing", "codes")


def package_version() -> str:
    """Version of the installed package."""
    try:
        return metadata.version("foreigndesk")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        return "0+source"


def fingerprint(codebook: str, settings: str = "") -> str:
    """``version+hash`` over code, model and knowledge files, the codebook's own fingerprint and the settings.

    Args:
        codebook: Fingerprint of the codebook in use.
        settings: Anything else that changes the output.
    """
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(f"{codebook}\0{settings}".encode())
    for path in sorted(_files(root)):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{package_version()}+{digest.hexdigest()[:12]}"


def _files(root: Path) -> list[Path]:
    """Files that decide what comes out of an article; codebooks count by their own fingerprints."""
    apart = {knowledge_dir() / name for name in _APART}
    apart.add(root / "codebook" / "printed")
    decisive = (".py", ".yaml", ".csv", ".onnx", ".json", ".txt", ".gz", ".tsv")
    rooms = (
        "sources",
        "language",
        "actors",
        "places",
        "times",
        "codebook",
        "reader",
        "coding",
        "claims",
        "desk",
        "knowledge",
    )
    return [
        path
        for room in rooms
        for path in (root / room).rglob("*")
        if path.suffix in decisive and apart.isdisjoint(path.parents)
    ]
