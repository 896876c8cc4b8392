"""A process that tests kill: writes pickled codings into a store, in small batches, and links them.

Called as ``python runner.py STORE CODINGS``.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from foreigndesk.linking.linker import Linker
from foreigndesk.store import Store


def run(folder: str, codings: Path) -> None:
    """Write what the store does not hold yet, link after every few batches, and compact at the end."""
    store = Store(folder)
    coded = {coding.article.article_id: coding for coding in pickle.loads(codings.read_bytes())}
    version = next(iter(coded.values())).version
    missing = list(store.missing([coding.article for coding in coded.values()], version))
    for start in range(0, len(missing), 4):
        store.write((coded[article.article_id] for article in missing[start : start + 4]), batch_size=2)
        Linker(store).link()
    Linker(store).link()
    store.compact()


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]))
