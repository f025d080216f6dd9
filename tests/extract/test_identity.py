"""Which acts of a document are one: what ties tellings, what sets them apart, and the laws."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.sameness.clocks import clocks_agree
from tocsin.extract.occurrences.sameness.identity import compatible, makes_incident
from tocsin.extract.occurrences.sameness.localities import Reach, places_agree, reach_of
from tocsin.extract.occurrences.victims.same_victims import Likeness, Victim, likeness
from tocsin.extract.phrases.mentions import place_ref
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
POLICE = "Police and armed officers searched for the gunman, and detectives asked for witnesses. "

ONE = (
    # The town, then the street; the victim described, then named, then pointed to.
    "A 9-year-old boy was shot in Oakham on Saturday. The shooting happened on Marl Street. "
    "Edwin Farrow was shot as he sat in a car, detectives said. The boy was shot in the leg.",
    # A number, then each of them.
    "Five people were shot at a cookout in Oakham on Monday. A 59-year-old man was shot in the "
    "back. A 31-year-old woman was shot in the hand. Two men were shot in the leg.",
    # The day in one telling, the place in the other.
    "A 12-year-old girl was shot on Brewer Avenue in Oakham. Ada Marsh was shot Thursday night, "
    "her mother said. A neighbour heard the gunfire.",
    # A quarter of the town that the gazetteer does not know.
    "Six people were shot on Sunday evening in the Marlgate section of Philadelphia. The shooting "
    "happened at 54th Street and Cobden Avenue.",
    # Nothing but the harm, and the act by another word.
    "A gunman opened fire outside a bar in Oakham early Sunday. Two people were killed. Detectives "
    "are looking into the shooting.",
)
APART = (
    # Two towns.
    "A man was shot in Chicago on Friday. A woman was shot in Houston on Friday.",
    # Two days.
    "A man was shot in Oakham on Friday. A man was shot in Oakham on Sunday.",
    # Two hours.
    "At 2 p.m. a man was shot in Oakham. At 11 p.m. a man was shot in Oakham.",
    # Told as another.
    "A man was shot in Oakham on Friday. In a separate incident, a woman was shot.",
    "A man was shot in Oakham on Friday. Detectives are also investigating a shooting in Oakham.",
    # Two victims of different ages, and two by name.
    "A 19-year-old man was shot in Oakham on Friday. A 44-year-old man was shot.",
    "Edwin Farrow was shot in Oakham on Friday. Ada Marsh was shot.",
    # Those who shot are shot in return.
    "A man was shot in Oakham on Friday. Officers shot the gunman.",
)


def assaults(reader: Reader) -> list[Occurrence]:
    contents = [claim.content for claim in find_occurrences(reader, ())]
    acts = [one for one in contents if isinstance(one, Occurrence)]
    return [one for one in acts if makes_incident(one) and one.event_type is EventType.ASSAULT]


@pytest.mark.parametrize("text", ONE)
def test_tellings_of_one_shooting_are_one_incident(read: Read, text: str) -> None:
    found = assaults(read(POLICE + text))
    assert len(found) > 1
    assert len({one.incident_key for one in found}) == 1


@pytest.mark.parametrize("text", APART)
def test_two_shootings_of_one_report_stay_two(read: Read, text: str) -> None:
    found = assaults(read(POLICE + text))
    assert len({one.incident_key for one in found}) == len(found) == 2


def test_a_later_telling_ties_two_that_nothing_sets_apart(read: Read) -> None:
    text = (
        "A 9-year-old boy was shot in Oakham. Ada Marsh was shot on Friday night. "
        "The shooting on Friday night in Oakham left neighbours in fear."
    )
    assert len({one.incident_key for one in assaults(read(POLICE + text))}) == 1


def test_a_telling_that_fits_two_apart_is_put_into_neither(read: Read) -> None:
    text = APART[0] + " A teenager was shot in the leg."
    assert len({one.incident_key for one in assaults(read(POLICE + text))}) == 3


def test_a_sentence_that_counts_several_acts_is_none_of_them(read: Read) -> None:
    text = "Nine people were shot in three separate incidents in Oakham. A man was shot on Friday."
    keys = [one.incident_key for one in assaults(read(POLICE + text))]
    assert keys[0] != keys[-1]


# ------------------------------------------------------------------------------------- laws


@pytest.mark.parametrize("text", [*ONE, *APART, f"{APART[0]} {ONE[1]}"])
def test_what_is_set_apart_is_never_in_one_incident(read: Read, text: str) -> None:
    reader = read(POLICE + text)
    for one, other in combinations(assaults(reader), 2):
        if one.incident_key == other.incident_key:
            assert compatible(reader, one, other)


@pytest.mark.parametrize("text", [*ONE, *APART])
def test_compatibility_is_symmetric(read: Read, text: str) -> None:
    reader = read(POLICE + text)
    for one, other in combinations(assaults(reader), 2):
        for law in (compatible, places_agree, clocks_agree):
            assert law(reader, one, other) == law(reader, other, one)


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "A man was shot in Chicago on Friday.",
            "A woman was shot in Houston on Sunday.",
            "Edwin Farrow was shot in Chicago.",
        ),
        (
            "Five people were shot in Oakham on Monday.",
            "A 31-year-old woman was shot in the hand.",
            "A 59-year-old man was shot in the back.",
        ),
    ],
)
def test_the_order_of_the_text_does_not_matter(read: Read, sentences: tuple[str, ...]) -> None:
    def partition(order: tuple[str, ...]) -> set[frozenset[str]]:
        reader = read(" ".join((*order, POLICE)))
        groups: dict[str, set[str]] = {}
        for one in assaults(reader):
            within = next(s for s in sentences if _holds(reader, s, one))
            groups.setdefault(one.incident_key, set()).add(within)
        return {frozenset(group) for group in groups.values()}

    expected = partition(sentences)
    assert all(partition(order) == expected for order in permutations(sentences))


def _holds(reader: Reader, sentence: str, one: Occurrence) -> bool:
    start = reader.document.text.index(sentence)
    return start <= one.trigger.start < start + len(sentence)


victims = st.builds(
    Victim,
    name=st.sampled_from(["", "ada marsh", "marsh", "edwin farrow"]),
    noun=st.sampled_from(["", "boy", "girl", "man", "victim", "judge", "teenager"]),
    age=st.sampled_from(["", "9 year", "31 year"]),
    many=st.booleans(),
    counted=st.booleans(),
    culprit=st.booleans(),
    definite=st.booleans(),
)


@given(victims, victims)
def test_likeness_is_symmetric(one: Victim, other: Victim) -> None:
    assert likeness(one, other) is likeness(other, one)


# ------------------------------------------------------------------------- victims and places


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Victim(noun="boy"), Victim(noun="girl"), Likeness.OTHER),
        (Victim(noun="child"), Victim(noun="man"), Likeness.OTHER),
        (Victim(noun="boy"), Victim(noun="child", definite=True), Likeness.ALIKE),
        (Victim(noun="boy"), Victim(noun="boy", definite=True), Likeness.SAME),
        (Victim(name="ada marsh"), Victim(name="marsh"), Likeness.SAME),
        (Victim(name="ada marsh"), Victim(name="edwin farrow"), Likeness.OTHER),
        (Victim(name="ada marsh"), Victim(noun="girl"), Likeness.MAY_BE),
        (Victim(noun="man", age="19 year"), Victim(noun="man", age="44 year"), Likeness.OTHER),
        (Victim(noun="man", many=True, counted=True), Victim(noun="girl"), Likeness.MAY_BE),
        (Victim(noun="gunman", culprit=True), Victim(noun="man"), Likeness.OTHER),
        (Victim(noun="judge"), Victim(noun="mayor"), Likeness.OTHER),
    ],
)
def test_who_may_be_whom(one: Victim, other: Victim, expected: Likeness) -> None:
    assert likeness(one, other) is expected


def at(reader: Reader, act: Occurrence, *names: str) -> Occurrence:
    """Return an act, at the places of these names in the text."""
    words = [token.text for token in reader.tree.tokens]
    refs = [place_ref(reader, words.index(name)) for name in names]
    return replace(act, places=tuple(refs))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Marlgate.", Reach.AREA),
        ("They met on Marlgate with others.", Reach.STREET),
        ("They met in the Marlgate section of town.", Reach.PART),
        ("They met on Marlgate's west side.", Reach.AREA),
    ],
)
def test_how_much_a_place_takes_in(read: Read, text: str, expected: Reach) -> None:
    reader = read(POLICE + text)
    words = [token.text for token in reader.tree.tokens]
    assert reach_of(reader, place_ref(reader, words.index("Marlgate"))) is expected


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("Oakham",), ("Avenue",), True),
        (("Street",), ("Avenue",), False),
        (("Oakham", "Street"), ("Oakham", "Avenue"), False),
        (("Chicago",), ("Houston",), False),
        (("Chicago",), ("Illinois",), True),
        (("Houston",), ("Illinois",), False),
        (("Chicago",), ("Marlgate",), True),
        (("Kenya",), ("Mali",), False),
        ((), ("Chicago",), True),
    ],
)
def test_places_of_one_reach_set_acts_apart(
    read: Read, one: tuple[str, ...], other: tuple[str, ...], agree: bool
) -> None:
    told = "A man was shot. They went from Marl Street to Brewer Avenue in Oakham, to Chicago, "
    reader = read(POLICE + told + "to Houston, to Marlgate, to Illinois, to Kenya and to Mali.")
    (act,) = assaults(reader)
    assert places_agree(reader, at(reader, act, *one), at(reader, act, *other)) is agree
