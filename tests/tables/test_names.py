"""Names may be written in many ways; words of the language are not names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.spelling import name_key
from tocsin.core.vocab import PartyKind, SourceKind
from tocsin.tables.countries import countries
from tocsin.tables.names import ShippedNames

NAMES = ShippedNames()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iran", "IR"),
        ("Iranian", "IR"),
        ("Iranians", "IR"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("US", "US"),
        ("America's", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
    ],
)
def test_a_country_is_known_by_its_names_and_adjectives(word: str, code: str) -> None:
    assert NAMES.country_of(word) == code


@pytest.mark.parametrize("word", ["us", "Us", "car", "Congolese", "Korean", "Tehran", "Atlantis"])
def test_other_words_are_no_country(word: str) -> None:
    assert NAMES.country_of(word) is None


def test_no_two_countries_share_a_word() -> None:
    seen: dict[str, str] = {}
    for country in countries():
        for word in country.words:
            assert seen.setdefault(name_key(word), country.code) == country.code, word


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Hezbollah", PartyKind.GROUP),
        ("Hizballah", PartyKind.GROUP),
        ("al Qaida", PartyKind.GROUP),
        ("the Quds Force", PartyKind.FORCE),
        ("Reuters", PartyKind.ORGANISATION),
        ("Burundian army", PartyKind.FORCE),
        ("Mosul", PartyKind.PLACE),
        ("Red Sea", PartyKind.PLACE),
    ],
)
def test_a_name_tells_what_it_may_be(name: str, kind: PartyKind) -> None:
    assert kind in NAMES.party_kinds(name)


@pytest.mark.parametrize("name", ["Wednesday", "Zbigniew", "is", "who", "Is"])
def test_an_unknown_name_tells_nothing(name: str) -> None:
    assert NAMES.party_kinds(name) == frozenset()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("AFP", SourceKind.MEDIA),
        ("Amnesty International", SourceKind.NGO),
        ("UNHCR", SourceKind.INTERNATIONAL_ORG),
        ("Hamas", SourceKind.ARMED_GROUP),
        ("Pentagon", SourceKind.OFFICIAL),
        ("Moscow", SourceKind.GOVERNMENT),
        ("International Crisis Group", SourceKind.EXPERT),
    ],
)
def test_a_name_tells_how_it_speaks(name: str, kind: SourceKind) -> None:
    assert NAMES.source_kind(name) is kind


LETTERS = st.text(alphabet="abcdefghéÁ", min_size=1, max_size=8)


@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_a_key_does_not_depend_on_case_hyphens_or_article(words: list[str]) -> None:
    key = name_key(" ".join(words))
    assert name_key("-".join(words)) == key
    assert name_key(" ".join(words).upper()) == key
    assert name_key(f"the {' '.join(words)}'s") == key
    assert name_key(f"The {' '.join(words)}’s") == key


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Chicago", "Illinois", True),
        ("Chicago", "Chicago", True),
        ("Illinois", "United States", True),
        ("Houston", "Illinois", False),
        ("Chicago", "Houston", False),
        ("Chicago", "Marlgate", None),
    ],
)
def test_one_place_may_hold_another(one: str, other: str, expected: bool | None) -> None:
    assert NAMES.may_hold(one, other) is expected
    assert NAMES.may_hold(other, one) is expected
