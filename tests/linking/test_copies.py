"""Wire copies: the same report under other names is found, a form letter or a short text is none."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from foreigndesk.article import Article
from foreigndesk.linking.copies import Copy, CopyRules, copy_groups, find_copies, sign
from foreigndesk.linking.wording import bands

TABLE = yaml.safe_load((Path(__file__).parent / "copies.yaml").read_text(encoding="utf-8"))
RULES = CopyRules.load()
PINNED = (4242639014191732038, -5234370003703594685)


def article(case: dict[str, Any], number: str) -> Article:
    return Article(
        text=" ".join([case["text"], case.get("more", "")]).strip(),
        title=case["title"],
        outlet=case["outlet"],
        url=case.get("url"),
        id=number,
        published=date.fromisoformat(case.get("published", "2021-03-01")),
    )


def by_id(*articles: Article) -> dict[str, Article]:
    return {one.article_id: one for one in articles}


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["why"])
def test_relations(case: dict[str, Any]) -> None:
    left, right = article(case["left"], "1"), article(case["right"], "2")
    if left.url:  # one address is one article in a store; here two texts of it are compared as they come
        found = find_copies({"1": left, "2": right}, RULES)
    else:
        found = find_copies(by_id(left, right), RULES)
    assert [copy.kind for copy in found] == ([case["kind"]] if case["kind"] else [])


@pytest.fixture(scope="module")
def reprints() -> dict[str, Article]:
    texts = TABLE["texts"]
    rows = [{"title": f"{name} {n}", "outlet": f"Paper {n}", "text": texts[name]} for name in texts for n in range(6)]
    return by_id(*(article(row, str(n)) for n, row in enumerate(rows)))


def test_reprints_are_one_group_each(reprints: dict[str, Article]) -> None:
    groups = copy_groups(reprints, find_copies(reprints, RULES))
    assert sorted(list(groups.values()).count(name) for name in set(groups.values())) == [6, 6]


@pytest.mark.parametrize("seed", range(3))
def test_old_and_fresh_together_are_all(reprints: dict[str, Article], seed: int) -> None:
    keys = list(reprints)
    random.Random(seed).shuffle(keys)
    old = {key: reprints[key] for key in keys[:5]}
    known = {key: sign(one, RULES) for key, one in old.items()}
    new = find_copies({key: reprints[key] for key in keys}, RULES, signatures=known, fresh=set(keys[5:]))
    assert sorted(find_copies(old, RULES) + new, key=lambda c: (c.earlier, c.later)) == find_copies(reprints, RULES)


def test_groups_do_not_depend_on_order() -> None:
    copies = [Copy(a, b, "copy", 1.0, 1.0) for a, b in (("c", "d"), ("a", "c"), ("e", "f"))]
    assert copy_groups("abcdef", copies) == copy_groups("fedcba", copies[::-1])
    assert copy_groups("abcdef", copies) == {"a": "a", "c": "a", "d": "a", "b": "b", "e": "e", "f": "e"}


def test_a_signature_is_the_same_in_every_process() -> None:
    """The value itself is pinned: stored signatures stay comparable as long as this passes."""
    signed = sign(Article(text=TABLE["texts"]["storm"]), RULES)
    assert signed is not None
    code = (
        "import sys; from foreigndesk.linking.copies import *; from foreigndesk.article import Article;"
        "print(sign(Article(text=sys.argv[1]), CopyRules.load()).hex())"
    )
    command = [sys.executable, "-c", code, TABLE["texts"]["storm"]]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == signed.hex()
    assert len(signed) == 480
    assert bands(signed)[:2] == PINNED


def test_of_one_day_the_announced_correction_is_the_later() -> None:
    storm = TABLE["texts"]["storm"]
    plain = [Article(text=storm, title="Floods cut road to port", outlet="Herald", id=str(n)) for n in range(6)]
    for one in plain:
        fixed = Article(text=storm, title="CORRECTED - Floods cut road to port", outlet="Herald", id=f"c{one.id}")
        (copy,) = find_copies(by_id(one, fixed), RULES)
        assert (copy.earlier, copy.later) == (one.article_id, fixed.article_id)
