"""Places are chosen by what the document supports, else left open with a reason."""

import pytest

from placing import resolve
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind, PlacePrecision


def place(text: str, name: str) -> Place:
    (ref,) = resolve(text, name)
    assert ref.place is not None, ref.reason
    return ref.place


@pytest.mark.parametrize(
    ("text", "name", "country", "kind"),
    [
        ("A bomb went off in the city of Kerman, Iranians said.", "Kerman", "IR", "settlement"),
        ("Shells fell in Kerman province, Iranian media said.", "Kerman", "IR", "first_order"),
        ("A bomb went off in Tripoli, Libya.", "Tripoli", "LY", "settlement"),
        ("Lebanese troops entered Tripoli; Lebanon's army said so.", "Tripoli", "LB", "settlement"),
        ("Gunmen raided Palma in northern Mozambique.", "Palma", "MZ", "settlement"),
        ("Gunmen raided the Mozambican town of Palma.", "Palma", "MZ", "settlement"),
        ("Gunmen raided Macomia in Mozambique's Cabo Delgado province.", "Macomia", "MZ",
         "settlement"),
        ("A raid on Muidumbe, in Mozambique's Cabo Delgado province.", "Muidumbe", "MZ",
         "second_order"),
        ("RAID ON MARKET\n\nPALMA, Mozambique, Nov 12 (Wire) - Men raided a market in Palma.",
         "Palma", "MZ", "settlement"),
        ("Shots rang out in Tripoli on Monday, a year after the raid on Lebanon's Tripoli.",
         "Tripoli", "LB", "settlement"),
        ("Police in Paris, Texas, arrested two men.", "Paris", "US", "settlement"),
        ("Voters in Brussels, London and Iowa said they fear an attack as in Paris.", "Paris",
         "FR", "settlement"),
        ("Georgian police said a bomb went off in Georgia.", "Georgia", "GE", "country"),
        ("A missile was fired over the Red Sea.", "Red Sea", None, "water"),
        ("Troops left Anbar province in Iraq.", "Anbar", "IQ", "first_order"),
    ],
)  # fmt: skip
def test_the_document_decides(text: str, name: str, country: str | None, kind: str) -> None:
    found = place(text, name)
    assert (found.country, found.kind) == (country, PlaceKind(kind))


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Two men were shot in Mosul, Iraq.", "Mosul", PlacePrecision.EXACT),
        ("Two men were shot near Mosul, Iraq.", "Mosul", PlacePrecision.NEAR),
        ("A convoy was hit 12 km north of Mosul, Iraq.", "Mosul", PlacePrecision.NEAR),
        ("Fighting went on in Helmand province, Afghanistan.", "Helmand",
         PlacePrecision.FIRST_ORDER),
        ("Fighting went on in northern Syria.", "Syria", PlacePrecision.FEATURE),
        ("Fighting went on in Syria.", "Syria", PlacePrecision.COUNTRY),
        ("Fighting went on in the Gaza Strip.", "Gaza Strip", PlacePrecision.FEATURE),
        ("A ship was hit in the Gulf of Aden.", "Gulf of Aden", PlacePrecision.INTERNATIONAL),
        ("A ship was hit off the coast of Yemen.", "Yemen", PlacePrecision.INTERNATIONAL),
    ],
)  # fmt: skip
def test_the_words_around_decide_how_precise_it_is(
    text: str, name: str, precision: PlacePrecision
) -> None:
    (ref,) = resolve(text, name)
    assert ref.precision is precision


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb went off in Springfield.", "Springfield"),
        ("A man was shot in Arkville Deep.", "Arkville Deep"),
        ("A bomb went off in Greenville, witnesses said.", "Greenville"),
        ("Somalia's Mosul was hit.", "Mosul"),
    ],
)
def test_what_the_document_does_not_support_stays_open(text: str, name: str) -> None:
    (ref,) = resolve(text, name)
    assert ref.place is None
    assert ref.precision is None
    assert ref.reason


def test_candidates_are_kept_with_their_scores() -> None:
    (ref,) = resolve("A bomb went off in Springfield.", "Springfield")
    scores = [candidate.score for candidate in ref.candidates]
    assert scores
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_one_name_has_one_sense_in_a_document() -> None:
    (bare,) = resolve("Springfield was calm.", "Springfield")
    assert bare.place is None
    text = "Springfield was calm. Police in Springfield, Missouri, said a man was held."
    refs = resolve(text, "Springfield", "Springfield, Missouri")
    assert [ref.place and ref.place.first_order for ref in refs] == ["Missouri", "Missouri"]


def test_a_person_is_no_place() -> None:
    (ref,) = resolve("Colonel Jackson of the U.S. Army was hurt.", "Jackson", person="Jackson")
    assert ref.place is None


def test_resolving_twice_changes_nothing() -> None:
    text = "Two men were shot near Mosul, Iraq."
    assert resolve(text, "Mosul") == resolve(text, "Mosul")
