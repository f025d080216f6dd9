"""What a report is about, and the acts that are put in its country."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.spans import quote
from tocsin.core.types import (
    Block,
    Claim,
    Cleaned,
    DateInterval,
    Document,
    Extraction,
    Occurrence,
    Party,
    PlaceRef,
)
from tocsin.core.vocab import BlockKind, EventType, PartyKind, PlacePrecision, Realis
from tocsin.resolve.document import resolve
from tocsin.resolve.focus.document import with_focus
from tocsin.resolve.settings import ResolveSettings
from tocsin.tables.actors import ShippedActors
from tocsin.tables.gazetteer import ShippedGazetteer

PLACES, ACTORS = ShippedGazetteer(), ShippedActors()
PUBLISHED = date(2022, 3, 1)
SETTINGS = ResolveSettings()
KENYAN = (
    "NAIROBI, Kenya — Kenyan police were attacked on Monday. Gunmen killed two officers, Kenya's "
    "interior ministry said. Residents fled."
)


def document_of(text: str) -> Document:
    return Document(id="d1", text=text, raw_digest="r1")


def acts_of(document: Document, *words: str, **more: object) -> Extraction:
    """Return an extraction with an occurrence at each of these words."""
    claims = []
    for number, word in enumerate(words):
        start = document.text.index(word)
        occurrence = Occurrence(
            trigger=quote(document, start, start + len(word)),
            event_type=EventType.ASSAULT,
            realis=more.get("realis", Realis.HAPPENED),  # type: ignore[arg-type]
            background=bool(more.get("background")),
            incident_key=f"i{number}",
            places=more.get("places", ()),  # type: ignore[arg-type]
            recipients=more.get("recipients", ()),  # type: ignore[arg-type]
        )
        claims.append(
            Claim(
                id=f"c{number}", document_id="d1", evidence=(), score=1.0, made_by="test",
                content=occurrence,
            )
        )  # fmt: skip
    return Extraction(attributions=(), claims=tuple(claims))


def focused(document: Document, extraction: Extraction, published: date = PUBLISHED) -> Extraction:
    """Return an extraction resolved, with what the report is about."""
    body = Block(
        span=quote(document, 0, len(document.text)), kind=BlockKind.BODY, reason="set here"
    )
    day = DateInterval(earliest=published, latest=published, reason="set here")
    report = resolve(
        extraction,
        document=document,
        cleaned=Cleaned(blocks=(body,), published_on=day),
        places=PLACES,
        actors=ACTORS,
        settings=SETTINGS,
    )
    return with_focus(report, places=PLACES, settings=SETTINGS)


def places_after(document: Document, extraction: Extraction) -> list[tuple[PlaceRef, ...]]:
    found = focused(document, extraction)
    return [claim.content.places for claim in found.claims if isinstance(claim.content, Occurrence)]


def test_an_act_without_a_place_is_put_in_the_country_of_its_report() -> None:
    document = document_of(KENYAN)
    ((ref,),) = places_after(document, acts_of(document, "killed"))
    assert ref.inferred
    assert ref.place is not None and ref.place.country == "KE"
    assert ref.precision is PlacePrecision.COUNTRY
    assert document.text[ref.mention.start : ref.mention.end] == ref.mention.quote
    assert PLACES.country_of(ref.mention.quote) == "KE"
    assert "no place is told" in ref.reason


def test_a_place_that_is_told_stands_alone() -> None:
    document = document_of("Gunmen killed two men in Mosul, Iraq. Kenya condemned it. " * 3)
    start = document.text.index("Mosul")
    told = PlaceRef(mention=quote(document, start, start + 5), reason="not resolved")
    acts = acts_of(document, "killed", places=(told,))
    ((ref,),) = places_after(document, acts)
    assert ref.mention == told.mention
    assert not ref.inferred


@pytest.mark.parametrize(
    "more",
    [
        {"background": True},
        {"realis": Realis.PLANNED},
        {"realis": Realis.GENERIC},
        {"realis": Realis.DENIED},
    ],
)
def test_history_and_what_did_not_happen_are_put_nowhere(more: dict[str, object]) -> None:
    document = document_of(KENYAN)
    assert places_after(document, acts_of(document, "killed", **more)) == [()]


def test_a_report_torn_between_two_countries_is_about_none() -> None:
    document = document_of(
        "Kenya and Uganda spoke. Gunmen killed two men. Uganda and Kenya mourned."
    )
    assert places_after(document, acts_of(document, "killed")) == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two men. A French aid worker saw it.",
        "Gunmen killed two men. Michael Jordan denied it.",
        "Gunmen killed two men. Georgia deputies came late to Georgia.",
        "Gunmen killed two men. Iran Air flew on.",
    ],
)
def test_people_namesakes_and_parts_of_longer_names_found_no_country(text: str) -> None:
    document = document_of(text)
    assert places_after(document, acts_of(document, "killed")) == [()]


def test_a_place_that_is_not_resolved_is_told_all_the_same() -> None:
    document = document_of(KENYAN)
    start = document.text.index("Residents")
    told = PlaceRef(mention=quote(document, start, start + 9), reason="no entry bears this name")
    ((ref,),) = places_after(document, acts_of(document, "killed", places=(told,)))
    assert ref.mention == told.mention
    assert not ref.inferred


def test_a_report_that_names_no_country_is_about_none() -> None:
    document = document_of("Gunmen killed two men on Monday.")
    extraction = acts_of(document, "killed")
    assert places_after(document, extraction) == [()]
    assert focused(document, extraction).focus.where == ()


@given(st.permutations(["Kenya mourned.", "Kenyans wept.", "Chad sent aid.", "Gunmen killed two."]))
def test_the_order_of_what_a_report_names_does_not_matter(sentences: list[str]) -> None:
    document = document_of(" ".join(sentences))
    (country,) = focused(document, acts_of(document, "killed")).focus.where
    assert country.where.place is not None
    assert country.where.place.country == "KE"
    assert country.where.inferred


LOOKING_BACK = (
    "Gunmen killed two officers in Mombasa on 3 May 2021, Kenyan police said. The town of "
    "Lamu saw raids in 2014. Kenya mourned; talks in Nairobi began in June 2021."
)


def test_a_report_is_about_the_town_and_the_day_of_the_harm_that_it_tells() -> None:
    document = document_of(LOOKING_BACK)
    start = document.text.index("Mombasa")
    told = PlaceRef(mention=quote(document, start, start + 7), reason="not resolved")
    focus = focused(document, acts_of(document, "killed", places=(told,))).focus
    country, area, town = focus.where
    assert area.where.place is not None
    assert area.where.place.kind.value == "first_order"
    assert country.where.place is not None
    assert country.where.place.country == "KE"
    assert town.where.mention.quote == "Mombasa"
    year, month, day = focus.when
    assert (day.when.earliest, day.when.latest) == (date(2021, 5, 3), date(2021, 5, 3))
    assert month.when.earliest == date(2021, 5, 1)
    assert year.when.latest == date(2021, 12, 31)


TIMES = (
    "on 3 May 2021", "in 2014", "in June 2021", "on Monday", "last year", "since March",
    "two days earlier", "at dawn",
)  # fmt: skip


@given(st.lists(st.sampled_from(TIMES), max_size=6))
def test_years_months_and_days_of_focus_lie_in_each_other(times: list[str]) -> None:
    document = document_of("Gunmen killed two men. " + " ".join(f"It was so {t}." for t in times))
    told = focused(document, acts_of(document, "killed")).focus.when
    shares = [each.probability for each in told]
    assert shares == sorted(shares, reverse=True)
    assert all(0.0 < share <= 1.0 for share in shares)
    for wide, narrow in pairwise(told):
        assert wide.when.earliest is not None
        assert narrow.when.earliest is not None
        assert wide.when.earliest <= narrow.when.earliest
        assert narrow.when.latest is not None
        assert wide.when.latest is not None
        assert narrow.when.latest <= wide.when.latest


def test_what_is_inferred_of_a_report_dates_none_of_its_acts() -> None:
    document = document_of(LOOKING_BACK)
    found = focused(document, acts_of(document, "raids"))
    (act,) = (claim.content for claim in found.claims)
    assert isinstance(act, Occurrence)
    assert found.focus.when
    assert act.times[0].earliest is None


def test_a_person_who_bears_the_name_of_a_town_is_none() -> None:
    document = document_of("Gunmen killed Santiago near a bridge. Friends of Santiago wept.")
    start = document.text.index("Santiago")
    victim = Party(mention=quote(document, start, start + 8), kind=PartyKind.PERSON)
    extraction = acts_of(document, "killed", recipients=(victim,))
    places = [each.where.mention for each in focused(document, extraction).focus.where]
    assert victim.mention not in places


@pytest.mark.parametrize("word", ["Posted:", "Updated", "Published on"])
def test_a_report_is_not_about_the_day_on_which_it_was_posted(word: str) -> None:
    text = f"{word} Monday, 3 May 2021. A man was killed in Mombasa on 2 May 2021."
    document = document_of(text)
    focus = focused(document, acts_of(document, "killed")).focus
    assert focus.when[-1].when.earliest == date(2021, 5, 2)
