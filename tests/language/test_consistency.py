"""Repairs: what contradicts the tree is changed, and nothing else."""

from __future__ import annotations

from foreigndesk.language.consistency import repair_late_subject, repair_roles, repair_root, repair_voice
from foreigndesk.language.reading import Reading


def _reading(heads: list[int], rels: list[str], xpos: list[str], feats: list[str] | None = None) -> Reading:
    blank = ["_"] * len(heads)
    return Reading(
        lemmas=blank,
        upos=blank,
        xpos=xpos,
        feats=feats or list(blank),
        heads=heads,
        rels=rels,
        entities=["O"] * len(heads),
        roles={},
        factuality=[],
    )


def test_subject_of_a_verb_with_object_and_no_passive_is_active() -> None:
    # Forces arrested activists
    reading = _reading([1, -1, 1], ["nsubj:pass", "root", "obj"], ["NNS", "VBN", "NNS"], ["_", "Voice=Pass", "_"])
    repair_voice(reading)
    assert reading.rels == ["nsubj", "root", "obj"]
    assert reading.xpos[1] == "VBD"
    assert "Voice=Pass" not in reading.feats[1]


def test_true_passives_stay() -> None:
    # Activists were arrested
    reading = _reading([2, 2, -1], ["nsubj:pass", "aux:pass", "root"], ["NNS", "VBD", "VBN"])
    repair_voice(reading)
    assert reading.rels[0] == "nsubj:pass"
    # Headline: Activists arrested
    headline = _reading([1, -1], ["nsubj:pass", "root"], ["NNS", "VBN"], ["_", "Voice=Pass"])
    repair_voice(headline)
    assert headline.rels[0] == "nsubj:pass"


def test_root_of_a_full_sentence_is_finite() -> None:
    # The force shot down 18 of 22 drones .
    reading = _reading([1, -1, 1], ["nsubj:pass", "root", "punct"], ["NN", "VBN", "."], ["_", "Voice=Pass", "_"])
    repair_voice(reading)
    assert reading.rels[0] == "nsubj"
    assert reading.xpos[1] == "VBD"


def test_second_subject_goes_to_the_verb_of_saying_behind_it() -> None:
    # Troops left , officials said
    reading = _reading(
        [1, 4, 1, 1, -1], ["nsubj", "ccomp", "punct", "nsubj", "root"], ["NNS", "VBD", ",", "NNS", "VBD"]
    )
    repair_late_subject(reading)
    assert reading.heads == [1, 4, 1, 4, -1]


def test_only_the_root_is_called_root() -> None:
    rels = ["root", "root", "root"]
    repair_root([-1, 0, 0], rels, ["VERB", "VERB", "NOUN"])
    assert rels == ["root", "parataxis", "dep"]


def test_one_argument_a_role_by_tree_or_by_score() -> None:
    # Police near barracks shot protesters
    reading = _reading([3, 2, 0, -1, 3], ["nsubj", "case", "nmod", "root", "obj"], ["NNS", "IN", "NNS", "VBD", "NNS"])
    doubled = [(0, "ARG0"), (2, "ARG0"), (4, "ARG1")]
    assert repair_roles(reading, 3, doubled, []) == ((0, "ARG0"), (4, "ARG1"))
    assert repair_roles(reading, 3, doubled, [0.1, 0.9, 0.5]) == ((2, "ARG0"), (4, "ARG1"))


def test_conjuncts_share_a_role() -> None:
    # Police shot men and women
    reading = _reading([1, -1, 1, 4, 2], ["nsubj", "root", "obj", "cc", "conj"], ["NNS", "VBD", "NNS", "CC", "NNS"])
    shared = [(0, "ARG0"), (2, "ARG1"), (4, "ARG1")]
    assert repair_roles(reading, 1, shared, []) == tuple(shared)


def test_subject_beside_an_object_acts() -> None:
    reading = _reading([1, -1, 1], ["nsubj", "root", "obj"], ["NNS", "VBD", "NNS"])
    assert repair_roles(reading, 1, [(0, "ARG1"), (2, "ARG1")], []) == ((0, "ARG0"), (2, "ARG1"))
