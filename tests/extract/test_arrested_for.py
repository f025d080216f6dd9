"""An arrest and the act that it is for, told in one clause: each has its own places."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Occurrence
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.arrested_for import is_arrested
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def places(reader: Reader) -> dict[str, set[str]]:
    claims = find_occurrences(reader, find_attributions(reader))
    acts = [claim.content for claim in claims if claim.score > 0.5]
    return {
        act.trigger.quote: {ref.mention.quote for ref in act.places}
        for act in acts
        if isinstance(act, Occurrence)
    }


@pytest.mark.parametrize(
    ("text", "arrest", "act"),
    [
        (
            "Police arrested three men in Tahoua on Monday in connection with the kidnapping of "
            "two nurses near Kidal.",
            "arrested",
            "kidnapping",
        ),
        (
            "Four men were detained in Tahoua on Friday over the murder of a judge in Kidal.",
            "detained",
            "murder",
        ),
    ],
)
def test_the_place_of_an_arrest_is_not_that_of_the_act_it_is_for(
    read: Read, text: str, arrest: str, act: str
) -> None:
    found = places(read(text))
    assert (found[arrest], found[act]) == ({"Tahoua"}, {"Kidal"})


@pytest.mark.parametrize(
    ("text", "arrested"),
    [
        ("Police arrested three men in Tahoua over the kidnapping of two nurses.", "men"),
        ("Four men were detained over the murder of a judge.", "men"),
        ("Gunmen killed four men in Tahoua.", ""),
    ],
)
def test_whom_the_verb_tells_as_arrested(read: Read, text: str, arrested: str) -> None:
    reader = read(text)
    tokens = reader.tree.tokens
    found = {tokens[head].text for head in range(len(tokens)) if is_arrested(reader, head)}
    assert found == ({arrested} if arrested else set())
