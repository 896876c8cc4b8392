from training.corpus import Tree
from training.names import LABELS, NameMap


def tree(heads: list[int], upos: list[str]) -> Tree:
    blank = ["_"] * len(heads)
    return Tree(heads, blank, upos, blank, blank, blank)


def test_a_set_that_marks_no_other_names_leaves_them_open() -> None:
    allowed = NameMap().from_tags("WNUT-17", ["B-location", "O"])
    assert allowed == [("B-LOC",), ("O", "B-OTH", "I-OTH")]


def test_an_inside_tag_that_continues_nothing_begins_a_name() -> None:
    assert NameMap().from_tags("WikiGold", ["O", "I-PER", "I-PER"]) == [("O",), ("B-PER",), ("I-PER",)]


def test_a_mention_gives_its_proper_noun_core_without_title() -> None:
    words = ["President", "Maria", "Sandu", "resigned"]
    mention = {"start": 0, "end": 3, "type": "person"}
    allowed = NameMap().from_mentions(
        "GUM mentions", [mention], tree([4, 1, 2, 0], ["PROPN", "PROPN", "PROPN", "VERB"]), words
    )
    assert allowed[:3] == [("O", "B-OTH", "I-OTH"), ("B-PER",), ("I-PER",)]


def test_what_follows_the_core_of_an_organisation_stays_open() -> None:
    words = ["Bank", "of", "Ghana"]
    mention = {"start": 0, "end": 3, "type": "organization"}
    allowed = NameMap().from_mentions("GUM mentions", [mention], tree([0, 3, 1], ["PROPN", "ADP", "PROPN"]), words)
    assert allowed == [("B-ORG",), LABELS, LABELS]


def test_a_common_noun_is_no_name() -> None:
    mention = {"start": 0, "end": 2, "type": "person"}
    allowed = NameMap().from_mentions("GUM mentions", [mention], tree([2, 0], ["DET", "NOUN"]), ["the", "minister"])
    assert all("O" in labels for labels in allowed)
