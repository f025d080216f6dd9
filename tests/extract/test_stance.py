"""Stance, quotation marks and words of probability, each by itself."""

from collections.abc import Callable

import pytest

from tocsin.core.vocab import Stance
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.attribution.quotations import find_quotations
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def marked(reader: Reader) -> list[str]:
    return [reader.document.text[item.start : item.end] for item in find_quotations(reader)]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('The "safe" road was shut.', ['"safe"']),
        ("He said “no one” and left.", ["“no one”"]),
        ("He said “no one left. Then he went.", ["“no one left."]),
        ("Nobody came,” he said. Then he went.", ["Nobody came,”"]),
    ],
)
def test_quotations_end_where_their_sentence_ends(
    read: Read, text: str, quotations: list[str]
) -> None:
    assert marked(read(text)) == quotations


def test_no_quotation_crosses_a_line(read: Read) -> None:
    text = "He said “no one left\nThe road is shut.\nShe said “stay”."
    assert marked(read(text)) == ["“no one left", "“stay”"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor did not say who fired.", Stance.DECLINED),
        ('"We would like to thank the guards," the mayor said.', Stance.OPINED),
        ("The company says that it will be compensated by the state.", Stance.PREDICTED),
        ("The mayor does not believe the rebels fired.", Stance.DENIED),
        ("The mayor acknowledged that the rebels remain strong.", Stance.ASSERTED),
        ("The mayor acknowledged that he had lied.", Stance.ADMITTED),
        ("The mayor is convinced that the rebels fired.", Stance.SUSPECTED),
        ("The mayor said the truce was a disgrace.", Stance.OPINED),
        ("The mayor said the rebels will return.", Stance.PREDICTED),
        ("The mayor said the rebels returned.", Stance.ASSERTED),
        ("The mayor said the rebels are very brave.", Stance.OPINED),
        ("The mayor said the rebels are very likely to return.", Stance.ASSERTED),
    ],
)
def test_negation_and_content_turn_a_stance(read: Read, text: str, stance: Stance) -> None:
    assert [item.stance for item in find_attributions(read(text))] == [stance]


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("Officials say the rebels will most likely return.", "most likely"),
        ("Officials say there is a possibility of a truce.", "possibility"),
        ("Officials say the rebels, who may be ill, returned.", None),
    ],
)
def test_likelihood_is_that_of_the_main_clause(
    read: Read, text: str, likelihood: str | None
) -> None:
    [item] = find_attributions(read(text))
    assert (item.likelihood and item.likelihood.quote) == likelihood
