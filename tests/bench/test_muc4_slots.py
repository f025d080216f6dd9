"""Credits of MUC-4's fillers and counts of its slots, worked by hand on invented ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.muc4 import values
from bench.muc4.records import (
    CONFIDENCE,
    DATE,
    EFFECT,
    INDIVIDUAL,
    LOCATION,
    ORGANISATION,
    PHYSICAL,
    TYPE,
    Filler,
    Template,
)
from bench.muc4.slots import ALL_SLOTS, CONFIDENT, CREDITS, aligned, counts, slot_counts


def fill(value: str, tag: str | None = None, *, optional: bool = False) -> Filler:
    """Return a filler; alternatives of value and tag are given with slashes between."""
    tags = tuple(tag.split("/")) if tag else ()
    return Filler(values=tuple(value.split("/")), tags=tags, optional=optional)


def template(kind: str, *, optional: bool = False, **slots: tuple[Filler, ...] | None) -> Template:
    named = {
        "date": DATE,
        "who": INDIVIDUAL,
        "body": ORGANISATION,
        "sure": CONFIDENCE,
        "thing": PHYSICAL,
    }
    return Template(
        types=(kind,),
        slots={TYPE: (fill(kind),), **{named[name]: given for name, given in slots.items()}},
        optional=optional,
    )


@pytest.mark.parametrize(
    ("mine", "key", "credit"),
    [
        ("04 MAY 85", "04 MAY 85", 1.0),
        ("- 05 MAY 85", "- 05 MAY 85", 1.0),
        ("03 MAY 85 - 04 MAY 85", "03 MAY 85 - 04 MAY 85", 1.0),
        ("04 MAY 85", "03 MAY 85 - 04 MAY 85", 0.5),
        ("04 MAY 85", "- 05 MAY 85", 0.5),
        ("- 05 MAY 85", "05 MAY 85", 0.5),
        ("- 05 MAY 85", "04 MAY 85 - 05 MAY 85", 0.5),
        ("- 05 MAY 85", "04 MAY 85", 0.0),
        ("- 05 MAY 85", "03 MAY 85 - 04 MAY 85", 0.0),
        ("06 MAY 85", "- 05 MAY 85", 0.0),
        ("03 MAY 85 - 05 MAY 85", "04 MAY 85", 0.0),
        ("04 MAY 85", "09 MAY 85/- 05 MAY 85", 0.5),
        ("04 MAY 85", "31 FEB 85", 0.0),
        ("soon", "04 MAY 85", 0.0),
    ],
)
def test_dates(mine: str, key: str, credit: float) -> None:
    assert values.dates(fill(mine), fill(key)) == credit


@pytest.mark.parametrize(
    ("mine", "key", "credit"),
    [
        ("VARN", "VARN", 1.0),
        ("VARN: ODEL", "VARN: ODEL (CITY)", 1.0),
        ("VARN: ODÉL", "VARN: NORTH (PROVINCE): EL ODEL (CITY)", 1.0),
        ("VARN", "VARN: ODEL (CITY)", 0.5),
        ("VARN: TALB", "VARN: ODEL (CITY)", 0.5),
        ("VARN: ODEL", "VARN", 0.5),
        ("VARN: NORTH", "VARN: NORTH (PROVINCE): ODEL (CITY)", 0.5),
        ("BRIN: ODEL", "VARN: ODEL (CITY)", 0.5),
        ("VARN: ODEL", "VARN: ODEL (CITY) - TALB (CITY)", 0.5),
        ("BRIN: TALB", "VARN: ODEL (CITY)", 0.0),
        ("BRIN", "VARN", 0.0),
    ],
)
def test_locations(mine: str, key: str, credit: float) -> None:
    assert values.locations(fill(mine), fill(key)) == credit


@pytest.mark.parametrize(
    ("mine", "key", "credit"),
    [
        ("THE 3 COOKS", "COOKS", 1.0),
        ("THREE ARMED COOKS", "COOKS", 0.5),
        ("COOKS WHO SAW IT", "COOKS", 0.5),
        ("VELL", "ANNA MARIA VELL", 0.5),
        ("ANNA", "ANNA MARIA VELL", 0.5),
        ("COOKS", "HOUSE OF COOKS", 0.0),
        ("BAKERS", "COOKS", 0.0),
        ("COOKS", "BAKERS/COOKS", 1.0),
        ("SEVERAL", "COOKS", 0.0),
    ],
)
def test_words_of_the_text(mine: str, key: str, credit: float) -> None:
    assert values.string(fill(mine), fill(key)) == credit


@pytest.mark.parametrize(
    ("mine", "key", "credit"),
    [
        (fill("DEATH", "COOKS"), fill("DEATH", "COOKS/BAKERS"), 1.0),
        (fill("DEATH", "MILLERS"), fill("DEATH", "COOKS"), 0.5),
        (fill("DEATH", "-"), fill("DEATH", "-"), 1.0),
        (fill("DEATH", "-"), fill("DEATH", "COOKS"), 0.5),
        (fill("NO INJURY", "-"), fill("NO INJURY OR DEATH", "COOKS"), 0.5),
        (fill("NO INJURY OR DEATH", "-"), fill("NO INJURY", "-"), 0.0),
        (
            fill("SUSPECTED OR ACCUSED", "RMF"),
            fill("SUSPECTED OR ACCUSED BY AUTHORITIES", "RMF"),
            0.5,
        ),
        (
            fill("SUSPECTED OR ACCUSED BY AUTHORITIES", "RMF"),
            fill("SUSPECTED OR ACCUSED", "RMF"),
            0.0,
        ),
        (fill("INJURY", "COOKS"), fill("DEATH", "COOKS"), 0.0),
    ],
)
def test_set_fills(mine: Filler, key: Filler, credit: float) -> None:
    assert values.set_fill(mine, key) == credit


@pytest.mark.parametrize(
    ("mine", "key", "credit"),
    [
        ("RIFLE", "RIFLE", 1.0),
        ("GUN", "RIFLE", 0.5),
        ("EXPLOSIVE", "VEHICLE BOMB", 0.5),
        ("RIFLE", "GUN", 0.0),
    ],
)
def test_instrument_types(mine: str, key: str, credit: float) -> None:
    assert values.instrument_type(fill(mine, "X"), fill(key, "X")) == credit


@pytest.mark.parametrize(
    ("mine", "key", "credit"),
    [
        (fill("7", "COOKS"), fill("7", "COOKS"), 1.0),
        (fill("7", "COOKS"), fill("7", "MILLERS"), 0.5),
        (fill("7", "COOKS"), fill("5 - 7", "COOKS"), 0.5),
        (fill("7", "COOKS"), fill("~7", "MILLERS"), 0.5),
        (fill("6", "COOKS"), fill("5 - 7", "COOKS"), 0.0),
        (fill("6 -", "COOKS"), fill("6-", "COOKS"), 1.0),
        (fill("PLURAL", "COOKS"), fill("PLURAL", "COOKS"), 1.0),
        (fill("PLURAL", "COOKS"), fill("7", "COOKS"), 0.0),
    ],
)
def test_numbers(mine: Filler, key: Filler, credit: float) -> None:
    assert values.numbers(mine, key) == credit


def test_a_description_with_another_reference_is_right_in_part() -> None:
    key = fill("MAYOR OF ODEL", "TAND")
    assert values.referring_string(fill("MAYOR OF ODEL", "TAND"), key) == 1.0
    assert values.referring_string(fill("MAYOR OF ODEL", "VELL"), key) == 0.5
    assert values.referring_string(fill("COOK", "TAND"), key) == 0.0


def test_optional_fillers_count_where_they_are_matched() -> None:
    key = template("ATTACK", who=(fill("OWLS"), fill("FOXES", optional=True)))
    assert slot_counts(INDIVIDUAL, template("ATTACK", who=(fill("OWLS"),)), key) == (1.0, 1, 1)
    both = template("ATTACK", who=(fill("FOXES"), fill("OWLS")))
    assert slot_counts(INDIVIDUAL, both, key) == (2.0, 2, 2)
    assert slot_counts(INDIVIDUAL, template("ATTACK", who=(fill("HENS"),)), key) == (0.0, 1, 1)


def test_what_does_not_apply_is_not_scored() -> None:
    key = template("KIDNAPPING", thing=None)
    assert slot_counts(PHYSICAL, template("KIDNAPPING", thing=(fill("BUS"),)), key) == (0.0, 0, 0)


def test_templates_are_aligned_by_what_they_share() -> None:
    key = [template("ATTACK", who=(fill("OWLS"),)), template("ATTACK", who=(fill("FOXES"),))]
    mine = [
        template("BOMBING", who=(fill("OWLS"),)),
        template("ATTACK", who=(fill("FOXES"),)),
        template("ATTACK", who=(fill("OWLS"),)),
    ]
    assert aligned(mine, key) == [(1, 1), (2, 0)]
    found = counts(mine, key)
    assert (found[f"{INDIVIDUAL}.right"], found[f"{INDIVIDUAL}.predicted"]) == (2.0, 3.0)
    assert (found[f"{TYPE}.right"], found[f"{TYPE}.predicted"], found[f"{TYPE}.wanted"]) == (
        2,
        3,
        2,
    )


def test_an_optional_template_is_not_missed() -> None:
    key = [template("ATTACK", optional=True, who=(fill("OWLS"),))]
    assert counts([], key).get(f"{ALL_SLOTS}.wanted", 0.0) == 0.0
    assert counts(key, key)[f"{ALL_SLOTS}.wanted"] == 2.0


def test_confidence_is_asked_of_right_organisations_only() -> None:
    fact, possible = "REPORTED AS FACT", "POSSIBLE"
    key = template(
        "ATTACK",
        body=(fill("RED MILL FRONT/RMF"), fill("BLUE BAND")),
        sure=(fill(f"{fact}/{possible}", "RED MILL FRONT/RMF"), fill(fact, "BLUE BAND")),
    )
    mine = template(
        "ATTACK",
        body=(fill("THE RMF"), fill("BLUE BAND"), fill("GREEN OWLS")),
        sure=(fill(possible, "THE RMF"), fill(possible, "BLUE BAND"), fill(fact, "GREEN OWLS")),
    )
    found = counts([mine], [key])
    assert (found[f"{CONFIDENT}.right"], found[f"{CONFIDENT}.all"]) == (1.0, 2.0)
    assert f"{CONFIDENT}.all" not in counts([template("ATTACK", body=(fill("HENS"),))], [key])
    both = template(
        "ATTACK",
        body=(fill("BLUE BAND"),),
        sure=(fill(fact, "BLUE BAND"), fill(possible, "BLUE BAND")),
    )
    found = counts([both], [key])
    assert (found[f"{CONFIDENT}.right"], found[f"{CONFIDENT}.all"]) == (0.0, 1.0)


WORDS = st.lists(
    st.sampled_from(["THE", "SEVEN", "COOKS", "OF", "ODEL", "VELL", "04 MAY 85", "-", ":", "~7"]),
    min_size=1,
    max_size=4,
).map(" ".join)
FILLERS = st.builds(
    lambda value, tag: Filler(values=(value,), tags=(tag,) if tag else ()), WORDS, WORDS | st.none()
)


@given(st.sampled_from(sorted(CREDITS)), FILLERS, FILLERS)
def test_a_credit_is_nothing_a_half_or_one(slot: str, mine: Filler, key: Filler) -> None:
    assert CREDITS[slot](mine, key) in {0.0, 0.5, 1.0}


@given(
    st.sampled_from(sorted(CREDITS)), st.lists(FILLERS, max_size=4), st.lists(FILLERS, max_size=4)
)
def test_no_slot_gives_more_than_there_is(slot: str, mine: list[Filler], key: list[Filler]) -> None:
    response = Template(types=("ATTACK",), slots={slot: mine})
    credit, predicted, wanted = slot_counts(slot, response, Template(types=(), slots={slot: key}))
    assert 0.0 <= credit <= min(predicted, wanted)
    assert predicted == len(mine)


def test_the_key_itself_is_perfect() -> None:
    key = [
        Template(
            types=("ATTACK",),
            slots={
                TYPE: (fill("ATTACK"),),
                DATE: (fill("04 MAY 85"),),
                LOCATION: (fill("VARN: ODEL (CITY)"),),
                ORGANISATION: (fill("RMF"),),
                CONFIDENCE: (fill("POSSIBLE", "RMF"),),
                EFFECT: (fill("DEATH", "COOKS"), fill("INJURY", "COOKS")),
            },
        )
    ]
    found = counts(key, key)
    assert found[f"{ALL_SLOTS}.right"] == found[f"{ALL_SLOTS}.predicted"] == 7.0
    assert found[f"{ALL_SLOTS}.wanted"] == 7.0
