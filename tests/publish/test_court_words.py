"""Acts of courts are called by their own names, though they are coded with arrests."""

import pytest

from tocsin.core.vocab import EventType, Mode
from tocsin.publish.wording.phrases import event_noun


@pytest.mark.parametrize(
    ("words", "plural", "noun"),
    [
        (["sentenced"], False, "court sentence"),
        (["charged", "indicted"], True, "criminal charges"),
        (["convicted"], False, "conviction"),
        (["arrested"], True, "arrests"),
        (["sentenced", "arrested"], False, "arrest"),
        ([], False, "arrest"),
    ],
)
def test_a_court_act_is_named_where_all_words_tell_one(
    words: list[str], plural: bool, noun: str
) -> None:
    assert event_noun(EventType.COERCE, [Mode.ARREST], plural=plural, words=words) == noun


def test_other_acts_do_not_depend_on_the_words() -> None:
    noun = event_noun(EventType.ASSAULT, [Mode.EXPLOSIVES], plural=False, words=["charged"])
    assert noun == "bombing"
