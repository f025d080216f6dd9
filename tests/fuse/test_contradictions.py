"""Contradictions, from texts as they are read: what joins, what is a part, what conflicts.

The texts are invented; nobody in them is a real person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from tocsin.core.ids import document_id, raw_digest
from tocsin.core.revisions import Series, series_of
from tocsin.core.types import Document, Fusion, Incident, IncidentField, Reading
from tocsin.core.vocab import DoubtKind, FigureKind, ReviewKind, Stance
from tocsin.fuse.fusion import fuse
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.stages import Reader
from tocsin.pipeline.view import with_registry
from tocsin.publish.agenda import Agenda, review_items
from tocsin.publish.shelf import make_shelf
from tocsin.settings import Settings
from tocsin.tables.vocabulary import shipped_vocabulary

SETTINGS = Settings().without_gate()
BOMB = "A bomb exploded at the grain market of Mosul, Iraq, on 3 May 2031"
RAID = "at the Al-Wadi clinic in Mosul, Iraq, on 3 May 2031"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Reports as they were read, and what they come to."""

    documents: Sequence[Document]
    readings: Sequence[Reading]
    fusion: Fusion

    @property
    def incident(self) -> Incident:
        (found,) = self.fusion.incidents
        return found

    def field(self, name: str) -> IncidentField:
        (found,) = [each for each in self.incident.fields if each.name == name]
        return found

    def series(self, name: str) -> Series:
        (found,) = [e for e in series_of(self.incident, self.readings) if e.field == name]
        return found


@pytest.fixture(scope="module")
def tell() -> Callable[..., Told]:
    """Read texts, one a day from 4 May 2031 on, each of an outlet of its own, and fuse them."""
    reader = Reader(SETTINGS)
    settings = with_registry(SETTINGS.fuse)
    rarity = Rarity(known=shipped_vocabulary())

    @cache
    def told(*texts: str) -> Told:
        documents = [
            Document(
                id=document_id(source=f"outlet {at}", url=None, text=text),
                text=text,
                raw_digest=raw_digest(text.encode()),
                source=f"outlet {at}",
                published_given=date(2031, 5, 4 + at),
            )
            for at, text in enumerate(texts)
        ]
        readings = [reader.read(document) for document in documents]
        fusion = fuse(documents, readings, (), settings=settings, rarity=rarity)
        return Told(documents=documents, readings=readings, fusion=fusion)

    return told


Tell = Callable[..., Told]


def labels(item: IncidentField) -> set[str]:
    return {value.label for value in item.values}


def bounds(told: Told, kind: FigureKind) -> list[tuple[int | None, int | None]]:
    return [(each.low, each.high) for each in told.incident.figures if each.kind is kind]


def test_compatible_bounds_are_joined_with_both_sides(tell: Tell) -> None:
    told = tell(
        f"{BOMB}, killing more than 80 people, police said.",
        f"{BOMB} and killed nearly 100 people, the health ministry said.",
    )
    killed = told.field("killed")
    assert (killed.joined, killed.contested) == ("81 to 99", False)
    assert len(killed.values) == 2
    for value in killed.values:
        assert len(value.claim_ids) == 1 and value.origin_keys
        assert value.stances == (Stance.ASSERTED,)
        assert value.evidence
    assert bounds(told, FigureKind.KILLED) == [(81, 99)]


def test_what_no_number_satisfies_is_a_conflict_and_every_value_stays(tell: Tell) -> None:
    told = tell(
        f"{BOMB}, killing more than 80 people, police said.",
        f"{BOMB} and killed nearly 100 people, the health ministry said.",
        f"{BOMB}, killing 103 people, the governor said.",
    )
    killed = told.field("killed")
    assert killed.contested and killed.joined is None
    assert len(killed.values) == 3
    assert "103" in killed.note and "nearly 100" in killed.note
    assert {(81, None), (None, 99), (103, 103)} == set(bounds(told, FigureKind.KILLED))


def test_each_value_stands_at_the_day_on_which_it_was_said(tell: Tell) -> None:
    told = tell(
        f"{BOMB}, killing nine people, police said on 3 May 2031.",
        f"{BOMB} and killed 14 people, the health ministry said.",
    )
    series = told.series("killed")
    days = [(each.days, each.figure.best if each.figure else None) for each in series.dated]
    assert days == [
        ((date(2031, 5, 3),) * 2, 9),
        ((date(2031, 5, 5),) * 2, 14),
    ]
    assert series.undated == ()
    assert told.field("killed").contested


def test_a_whole_and_its_parts_are_no_conflict(tell: Tell) -> None:
    """A nurse and two patients are the three of whom another report tells."""
    told = tell(
        f"Gunmen shot dead a nurse and two patients {RAID}, police said.",
        f"Gunmen shot dead three people {RAID}, the health ministry said.",
    )
    killed = told.field("killed")
    assert (killed.joined, killed.contested) == ("3", False)
    assert "not added" in killed.note
    assert bounds(told, FigureKind.KILLED) == [(3, 3)]
    assert "a nurse" in labels(killed)


@pytest.mark.parametrize("words", ["among them two children", "including two children"])
def test_some_of_those_killed_are_nested_and_not_added(tell: Tell, words: str) -> None:
    told = tell(
        f"{BOMB} and killed six people, {words}, police said.",
        f"{BOMB}, killing at least four people, the health ministry said.",
    )
    killed = told.field("killed")
    assert (killed.joined, killed.contested) == ("6", False)
    assert bounds(told, FigureKind.KILLED) == [(6, 6)]
    assert any("children" in label for label in labels(killed))


def test_two_reports_that_differ_on_a_part_are_in_conflict_over_it(tell: Tell) -> None:
    told = tell(
        f"{BOMB} and killed six people, including two children, police said.",
        f"{BOMB} and killed six people, including four children, the health ministry said.",
    )
    killed = told.field("killed")
    assert killed.contested
    assert "children" in killed.note


def test_two_names_of_one_man_are_neither_two_dead_nor_a_conflict(tell: Tell) -> None:
    told = tell(
        f"Gunmen shot dead the head nurse {RAID}, police said.",
        f"Gunmen shot dead Karim Haddad Jaber {RAID}, police said.",
    )
    killed = told.field("killed")
    assert not killed.contested and len(killed.values) == 2
    assert killed.joined in {None, "1"}
    assert not [each for each in told.incident.figures if (each.low or 0) > 1]


def test_those_killed_are_not_compared_with_casualties(tell: Tell) -> None:
    told = tell(
        f"{BOMB} and killed nine people, police said.",
        f"{BOMB} and left 40 casualties, the health ministry said.",
    )
    assert (told.field("killed").joined, told.field("killed").contested) == ("9", False)


def test_a_count_of_acts_is_not_one_of_victims(tell: Tell) -> None:
    told = tell(
        f"Militants carried out four attacks {RAID} and killed nine people, police said.",
        f"Militants carried out four attacks {RAID}, the health ministry said. Nine people "
        "were killed.",
    )
    assert (told.field("count").joined, told.field("count").contested) == ("4", False)
    assert (told.field("killed").joined, told.field("killed").contested) == ("9", False)


def test_places_that_exclude_each_other_stay_side_by_side(tell: Tell) -> None:
    words = "A bomb exploded at a ceremony for the poet Tolan Vesh in {}, Iraq, on 3 May 2031"
    told = tell(
        f"{words.format('Mosul')}, killing nine people, police said.",
        f"{words.format('Basra')}, killing nine people, police said.",
    )
    for incident in told.fusion.incidents:
        (where,) = [each for each in incident.fields if each.name == "where"]
        assert where.contested == (len({value.label for value in where.values}) > 1)
        if where.contested:
            assert where.joined is None


def asked(told: Told) -> dict[str, str]:
    """What review asks about doubted claims, by the words doubted."""
    agenda = Agenda(
        shelf=make_shelf(told.documents, told.readings, {}),
        incidents=told.fusion.incidents,
        misses=(),
        opinion=frozenset(),
        standing={},
        countries={},
        merge_sure=0.9,
    )
    items = [item for item in review_items(agenda) if item.kind is ReviewKind.DOUBTED]
    held = {claim.id: claim for reading in told.readings for claim in reading.claims}
    return {
        doubt.span.quote: item.reason
        for item in items
        for doubt in held[item.subject[0]].doubts
        if doubt.kind in {DoubtKind.GARBLE, DoubtKind.TRUNCATED, DoubtKind.OUT_OF_CONTEXT}
    }


def test_a_garbled_year_is_flagged_with_what_it_may_be_and_dates_nothing(tell: Tell) -> None:
    told = tell(
        "Gunmen killed four guards at a bank in Mosul, Iraq, in February 200l, police said."
    )
    when = told.field("when")
    assert labels(when) == {"February 200l"}
    assert told.incident.when.earliest is None
    assert "2001" in asked(told)["200l"]


def test_a_garbled_number_is_flagged_and_neither_taken_nor_mended(tell: Tell) -> None:
    told = tell(
        f"{BOMB} and killed 120l people, police said.",
        f"{BOMB}, killing 120 people, the health ministry said.",
    )
    killed = told.field("killed")
    assert (killed.joined, killed.contested) == ("120", False)
    assert any("120l" in label for label in labels(killed))
    assert "1201" in asked(told)["120l"]


def test_a_range_that_is_cut_off_is_flagged_with_its_completions(tell: Tell) -> None:
    told = tell("Rebels killed 40 villagers near Mosul, Iraq, in 2029-203, police said.")
    assert "2029-2030" in asked(told)["2029-203"]
    assert told.incident.when.earliest != told.incident.when.latest
