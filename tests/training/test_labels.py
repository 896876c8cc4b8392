import pytest
from training.labels import apply_lemma_rule, lemma_rule


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("seized", "seize"),
        ("Said", "say"),
        ("was", "be"),
        ("NATO", "NATO"),
        ("countries", "country"),
        ("I", "I"),
        ("americans", "American"),
        ("Troops", "troop"),
    ],
)
def test_a_rule_gives_back_the_lemma_it_was_made_from(word: str, lemma: str) -> None:
    assert apply_lemma_rule(word, lemma_rule(word, lemma)) == lemma


def test_words_that_inflect_alike_share_a_rule() -> None:
    assert lemma_rule("countries", "country") == lemma_rule("treaties", "treaty")
