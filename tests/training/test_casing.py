"""The recaser's table: what is counted, what is left out, what is learned."""

from collections.abc import Sequence

import pytest

from tocsin.models.casing import CAPITALS, SMALL, TITLE, TableRecaser
from training.casing import (
    Text,
    counted,
    form_of,
    in_capitals,
    joined,
    prepared,
    restored,
    spellings,
    total,
    trained,
)


class NoNames:
    """Tables that know nothing."""

    def form(self, name: str) -> str | None:
        return None

    def place(self, name: str) -> str:
        return ""


def texts(*sentences: str) -> Sequence[Text]:
    return [Text(id=str(n), source="t", text=sentence) for n, sentence in enumerate(sentences)]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("town", SMALL),
        ("Wefton", TITLE),
        ("McRoy's", TITLE),
        ("NDF", CAPITALS),
        ("NDF's", CAPITALS),
        ("U.S.", CAPITALS),
        ("I", CAPITALS),
    ],
)
def test_a_form_is_told(word: str, form: int) -> None:
    assert form_of(word) == form


def test_heads_of_sentences_are_not_counted() -> None:
    found = counted("Troops left. Troops came, said Wefton's mayor. The troops of the NDF left.")
    assert found["troops"] == (1, 0, 0)
    assert found["wefton"] == (0, 1, 0)
    assert found["ndf"] == (0, 0, 1)


def test_what_a_text_alone_tells_is_not_known_of_it() -> None:
    one, two = texts("He saw Wefton and Wefton.", "He saw Murle twice.")
    counts = total([one, two])
    assert prepared(one, counts, NoNames(), own=True).context.priors[2] == "?"
    assert prepared(one, counts, NoNames(), own=False).context.priors[2] == "T"


def test_spellings_with_capitals_inside_are_kept_if_they_are_usual() -> None:
    assert spellings(texts("by McRoy, by McRoy, by ZLa and ZLA and ZLA")) == {"mcroy": "McRoy"}


def test_tokens_are_joined_as_in_print() -> None:
    assert joined(["He", "left", "(", "he", "said", ")", "."]) == "He left (he said)."


def test_names_are_learned_from_what_stands_beside_them() -> None:
    names = ("Wefton", "Murle", "Ansty", "Corvin", "Haldor", "Pellam", "Quarne", "Tolmer")
    things = ("lunch", "dinner", "school", "work", "church", "prayer", "midnight", "harvest")
    known = texts(
        *(f"They met Colonel {name} in the old town." for name in names),
        *(f"They met people after {thing} in the old town." for thing in things),
    )
    table = trained(known, NoNames(), passes=8)
    recaser = TableRecaser(table, NoNames())
    assert recaser.recase("THEY MET COLONEL BRANDOW IN THE OLD TOWN.") == (
        "They met Colonel Brandow in the old town."
    )
    found = restored(known, recaser)
    assert sum(found[form, form] for form in (SMALL, TITLE, CAPITALS)) == found.total()


def test_letters_without_one_capital_stay() -> None:
    assert in_capitals("straße") == "STRAßE"
