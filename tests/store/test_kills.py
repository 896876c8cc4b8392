"""Kills and readers: at whatever moment a run is killed, whoever reads meanwhile, the books are the same in the end."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.linking.linker import Linker
from foreigndesk.store import Store
from foreigndesk.store.delta import DeltaFolder

RUNNER = Path(__file__).with_name("runner.py")
TABLES = {
    "articles": "SELECT * EXCLUDE (batch, sequence, written) FROM articles ORDER BY article_id",
    "events": "SELECT * EXCLUDE (batch) FROM events ORDER BY article_id, event_id",
    "claims": "SELECT * EXCLUDE (batch) FROM claims ORDER BY article_id, number",
    "incidents": "SELECT * FROM incidents ORDER BY incident_id",
    "agreements": "SELECT * FROM agreements ORDER BY agreement_id",
}
KILLS = 20


class Killed(BaseException):
    """Stands for a process that is no more."""


def books(store: Store) -> dict[str, list[Any]]:
    return {name: store.query(sql).fetchall() for name, sql in TABLES.items()}


@pytest.fixture(scope="module")
def codings(desk: Desk) -> list[Coding]:
    """The reports of the linking tests, told by several outlets on several days, and one of them twice."""
    texts = (
        "Mali on Monday renounced its defence accords with France, the junta said.",
        "Rebels killed 12 soldiers in an attack near Gao on Saturday, the army said.",
        "French jets violated Malian airspace on Tuesday, the Malian army said.",
        "France denied that its aircraft had violated Malian airspace.",
    )
    return [
        desk.code(text, published=f"2022-05-0{day}", outlet=f"Outlet {day}", url=f"https://o{day}.example/{number}")
        for day in (2, 3, 4)
        for number, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def undisturbed(codings: Sequence[Coding], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    store = Store(tmp_path_factory.mktemp("undisturbed") / "desk")
    store.write(codings)
    Linker(store).link()
    return books(store)


def test_a_run_stopped_at_any_write_and_resumed_gives_the_same_books(
    codings: Sequence[Coding], undisturbed: dict[str, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every write of the run is the last one once: before it is committed, and after."""
    write, store = DeltaFolder._write, Store(tmp_path / "desk")
    for countdown in range(1, KILLS + 1):
        with monkeypatch.context() as killed:
            killed.setattr(DeltaFolder, "_write", _dying(write, countdown))
            try:
                for start in range(0, len(codings), 2):
                    store.write(codings[start : start + 2], batch_size=1)
                    Linker(store).link()
            except Killed:
                continue
        break
    store.write(codings)
    Linker(store).link()
    assert books(store) == undisturbed


def _dying(write: Any, countdown: int) -> Any:
    """A write that is the last one of its process when the countdown is over."""
    left = iter(range(countdown - 1, -1, -1))

    def dies(self: DeltaFolder, columns: Any, rows: Any, target: Any, **how: Any) -> None:
        last = next(left, 0) == 0
        if last and countdown % 2:
            raise Killed
        write(self, columns, rows, target, **how)
        if last:
            raise Killed

    return dies


def test_processes_killed_at_random_moments(
    codings: Sequence[Coding], undisturbed: dict[str, list[Any]], tmp_path: Path
) -> None:
    pickled, folder, chance = tmp_path / "codings", tmp_path / "desk", random.Random(5)
    pickled.write_bytes(pickle.dumps(codings))
    command = [sys.executable, str(RUNNER), str(folder), str(pickled)]
    for _ in range(4):
        process = subprocess.Popen(command)
        try:
            process.wait(timeout=chance.uniform(0.6, 2.0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    subprocess.run(command, check=True)
    assert books(Store(folder)) == undisturbed


def test_readers_never_see_half_a_commit(
    codings: Sequence[Coding], undisturbed: dict[str, list[Any]], tmp_path: Path
) -> None:
    """While one writes, links and compacts, another reads: every article has its events, and none disappears."""
    folder, done, seen, failures = tmp_path / "desk", threading.Event(), [0], []

    def read() -> None:
        try:
            while not done.is_set():
                store = Store(folder)
                counts = store.query(
                    "SELECT count(*), count(*) FILTER (event_count <> "
                    "(SELECT count(*) FROM events e WHERE e.article_id = a.article_id)) FROM articles a"
                ).fetchall()[0]
                assert counts[1] == 0
                assert counts[0] >= seen[0]
                seen[0] = counts[0]
                store.query("SELECT * FROM incident_reports").fetchall()
        except BaseException as error:  # the thread's failure is the test's
            failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    writer = Store(folder)
    for start in range(0, len(codings), 3):
        writer.write(codings[start : start + 3], batch_size=1)
        Linker(writer).link()
        writer.compact()
    done.set()
    reader.join()
    assert failures == []
    assert books(writer) == undisturbed


def test_two_writers_double_nothing(
    codings: Sequence[Coding], undisturbed: dict[str, list[Any]], tmp_path: Path
) -> None:
    folder, failures = tmp_path / "desk", []

    def write(order: Sequence[Coding]) -> None:
        try:
            store = Store(folder)
            for start in range(0, len(order), 3):
                store.write(order[start : start + 3], batch_size=2)
                Linker(store).link()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(order,)) for order in (codings, codings[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Linker(Store(folder)).link()
    assert failures == []
    assert books(Store(folder)) == undisturbed
