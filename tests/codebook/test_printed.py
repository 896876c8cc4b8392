"""The printed codebook: every frame, class, code and decision is on the page, nothing in a codebook can break it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from foreigndesk.codebook import Codebook
from foreigndesk.codebook.frames import Example
from foreigndesk.codebook.printed import to_html, to_markdown
from foreigndesk.codebook.printed.blocks import Run
from foreigndesk.codebook.printed.markdown import escaped
from foreigndesk.codebook.printed.samples import marked

Book = Callable[..., Codebook]

SHIPPED = Codebook.load()
NASTY = """
frames:
- id: give
  verbs: [give]
  when: {object: "<b>"}
  actor: subject
  examples: [{text: "A <script>alert(1)</script> | gave *B* [x](y) bread & `more`.", trigger: gave, actor: "<script>"}]
  counters: [{text: "A gave way.", trigger: gave, why: "<img src=x>"}]
"""


class Page(HTMLParser):
    """Collects what a page holds and checks that its tags close in order."""

    void = frozenset({"meta", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        known = dict(attrs)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.links += [known["href"] or ""] if "href" in known else []
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(SHIPPED)


def test_the_page_is_well_formed_and_its_links_lead_somewhere(page: str) -> None:
    read = Page(page)
    assert read.open == []
    assert [name for name, count in Counter(read.ids).items() if count > 1] == []
    assert {link for link in read.links if link.removeprefix("#") not in set(read.ids)} == set()


def test_the_page_needs_nothing_beside_itself(page: str) -> None:
    assert set(Page(page).tags).isdisjoint({"script", "link", "img", "iframe", "object"})
    assert "prefers-color-scheme: dark" in page
    assert not re.search(r"url\(|@import|src=", page)


def test_everything_is_on_the_page(page: str) -> None:
    ids = set(Page(page).ids)
    assert {f"frame-{frame.id.replace('/', '-')}" for frame in SHIPPED.frames} <= ids
    assert {f"class-{name}" for name in SHIPPED.nouns} <= ids
    assert {f"cameo-{code}" for code in SHIPPED.ontology.cameo} <= ids
    assert {f"table-{name}" for name in SHIPPED.content.tables} <= ids
    assert {f"chapter-{name}" for name in ("decisions", "reductions", "parts", "hosting", "parties", "contexts")} <= ids
    examples = sum(len(frame.examples) for frame in SHIPPED.frames)
    assert page.count('<li class="example">') == examples
    assert "Quad class 4 (material conflict); intensity -6; recipient required." in page
    assert "SANCTION is material conflict, quad 4" in page
    assert "-5 (ICEWS); Phoenix 3.4; GDELT -2" in page


def test_markdown_holds_the_same() -> None:
    text = to_markdown(SHIPPED)
    for frame in SHIPPED.frames:
        assert f'<a id="frame-{frame.id.replace("/", "-")}"></a>`{frame.id}`' in text
    assert "## Decisions" in text


def test_nothing_in_a_codebook_breaks_the_page(book: Book) -> None:
    nasty = book(types__AID=NASTY, nouns__a='"<b>": {definition: "<i>x</i>", words: ["<u>"]}')
    read = Page(to_html(nasty))
    assert read.open == []
    assert {"script", "img", "b", "i", "u"}.isdisjoint(read.tags)
    text = to_markdown(nasty)
    assert not re.search(r"<(?!a id=|/a>)[^`]*>", re.sub(r"\\<|`[^`]*`", "", text))


def test_marks() -> None:
    example = Example("Mali's army left Mali.", trigger="left", actor="army", recipient="Mali")
    assert marked(example) == (
        Run("Mali", "recipient"),
        Run("'s "),
        Run("army", "actor"),
        Run(" "),
        Run("left", "trigger"),
        Run(" Mali."),
    )
    within = Example("The shelling of Mali.", trigger="shelling", actor="shelling of Mali", recipient="Mali")
    assert [run.style for run in marked(within)] == ["plain", "trigger", "plain", "recipient", "plain"]


def test_markdown_escapes() -> None:
    assert escaped("a|b *c* [d] <e>") == r"a\|b \*c\* \[d\] \<e\>"
