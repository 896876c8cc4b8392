import pytest
from training.corpus import Argument, Tree
from training.roles import QuestionMap, from_propbank


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Who accused someone?", ("ARG0",)),
        ("Who surveyed someone?", ("ARG0",)),
        ("What did someone destroy?", ("ARG1",)),
        ("Who was executed?", ("ARG1",)),
        ("What was being debated?", ("ARG1",)),
        ("What was agreed to?", ("ARG1",)),
        ("Who was travelling somewhere?", ("ARG0", "ARG1")),
        ("What resulted?", ("ARG0", "ARG1")),
        ("When was someone arrested?", ("ARGM-TMP",)),
        ("Which one?", ("none",)),
    ],
)
def test_the_form_of_a_question_decides_the_role(question: str, labels: tuple[str, ...]) -> None:
    assert QuestionMap().labels(question) == labels


def test_a_propbank_span_becomes_its_head_word() -> None:
    blank = ["_"] * 4
    tree = Tree([2, 3, 0, 3], blank, ["DET", "NOUN", "VERB", "PUNCT"], blank, blank, blank)
    roles = from_propbank([{"pred": 2, "args": [["ARG0", 0, 2]]}], tree)
    assert roles.arguments == {2: (Argument(1, 2, ("ARG0",)),)}
    assert roles.predicates == {0: False, 1: False, 2: True, 3: False}
