"""Where an act is: what rules say of its clauses, with what is learned of the names beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from tocsin.core.types import Analysis, Occurrence
from tocsin.extract.heads import HeadScores
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.places import PLACE, WHERE
from tocsin.extract.phrases.mentions import place_refs
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Rebels and soldiers fought with rifles near the barracks. "
TWO = SECURE + "Gunmen killed four guards in Barda near Selby on Monday."


def number(reader: Reader, word: str) -> int:
    return next(n for n, token in enumerate(reader.tree.tokens) if token.text == word)


def learned(reader: Reader, verb: str, told: Mapping[str, float]) -> Reader:
    """Return a reader for which the names beside a verb are its place so probably."""
    analysis = Analysis(
        document_id=reader.document.id,
        tokens=reader.tree.tokens,
        sentences=reader.tree.sentences,
        pairs={
            WHERE: {
                (number(reader, verb), number(reader, name)): (each,) for name, each in told.items()
            }
        },
        labels={WHERE: (PLACE,)},
    )
    return replace(reader, heads=HeadScores(analysis))


def places_of(reader: Reader, verb: str) -> list[str]:
    acts = [
        claim.content
        for claim in find_occurrences(reader, ())
        if isinstance(claim.content, Occurrence) and claim.content.trigger.quote == verb
    ]
    return [ref.mention.quote for act in acts for ref in act.places]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({}, ["Barda", "Selby"]),
        ({"Barda": 0.9, "Selby": 0.05}, ["Barda"]),
        ({"Barda": 0.9, "Selby": 0.3}, ["Barda", "Selby"]),
        ({"Barda": 0.01, "Selby": 0.01}, []),
    ],
)
def test_a_place_of_the_rules_yields_where_it_is_improbable(
    read: Read, told: Mapping[str, float], wanted: list[str]
) -> None:
    assert places_of(learned(read(TWO), "killed", told), "killed") == wanted


def test_a_probable_name_is_a_place_though_no_rule_gives_it(read: Read) -> None:
    reader = read(SECURE + "Militants attacked Vornethal, setting houses alight.")
    assert places_of(reader, "attacked") == []
    assert places_of(learned(reader, "attacked", {"Vornethal": 0.9}), "attacked") == ["Vornethal"]
    assert places_of(learned(reader, "attacked", {"Vornethal": 0.3}), "attacked") == []


def test_an_armed_group_is_no_place_however_probable(read: Read) -> None:
    reader = read(SECURE + "Soldiers killed nine Boko Haram fighters.")
    assert places_of(learned(reader, "killed", {"Haram": 0.9}), "killed") == []


def test_a_gulf_is_one_name_with_what_follows_of(read: Read) -> None:
    reader = read("Frigates patrolled in the Gulf of Oman and in the Red Sea.")
    found = place_refs(reader, range(len(reader.tree.tokens)))
    assert [ref.mention.quote for ref in found] == ["Gulf of Oman", "Red Sea"]


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("Rebel fighters attacked Monguno on Sunday and killed six people.", "attacked", "Monguno"),
        ("Monguno was attacked by rebel fighters, who killed six people.", "attacked", "Monguno"),
        ("Gunmen stormed Kisumu on Sunday and killed six people.", "stormed", "Kisumu"),
        # A person; a government that is attacked with words.
        ("Gunmen attacked Johnson on Sunday and wounded him.", "attacked", None),
        ("Gunmen attacked Mayor Marte on Sunday and wounded him.", "attacked", None),
        ("A man attacked Marte with a knife on Sunday.", "attacked", None),
        ("The army attacked Washington for its policy on Monday.", "attacked", None),
    ],
)
def test_a_place_that_is_attacked_is_the_place(
    read: Read, text: str, verb: str, wanted: str | None
) -> None:
    told = places_of(learned(read(text), verb, {}), verb)
    assert told == ([wanted] if wanted else [])


def test_a_place_that_is_attacked_stands_against_what_is_learned(read: Read) -> None:
    reader = read("Rebel fighters attacked Monguno on Sunday and killed six people.")
    assert places_of(learned(reader, "attacked", {"Monguno": 0.01}), "attacked") == ["Monguno"]
