"""A user's additions in what is read: they shape new readings, and cost nothing where none are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tocsin.core.types import Actor, Addition, Document, Focus, FocusPlace, Occurrence, Place
from tocsin.core.vocab import ActorKind, AdditionKind, Known, PartyKind, PlaceKind
from tocsin.models.casing_file import ShippedRecaser
from tocsin.pipeline.merged import merged_readings
from tocsin.pipeline.run import read_into
from tocsin.pipeline.stages import Reader
from tocsin.pipeline.view import view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.tables.casing import ShippedNameForms
from tocsin.testing import Report, settlement

AT = datetime(2024, 5, 3, tzinfo=UTC)
TEXT = (
    "River Boys fighters attacked a convoy near Goma on Tuesday and killed six soldiers, "
    "the army said."
)
DOCUMENT = Document(id="d1", text=TEXT, raw_digest="r1", published_given=date(2024, 5, 2))
ADDED = Addition(
    id="n1",
    kind=AdditionKind.ACTOR,
    entry_id="river-boys",
    actor=Actor(
        id="river-boys", name="River Boys", kind=ActorKind.ARMED_GROUP, source="an analyst"
    ),
    by="an analyst",
    made_at=AT,
    reason="named in reports",
)
SETTINGS = Settings().without_gate()


def actors(ledger: Ledger, *, as_of: datetime | None = None) -> set[str | None]:
    return {
        party.actor_id or party.unregistered
        for reading in view(ledger, settings=SETTINGS, as_of=as_of).readings
        for claim in reading.claims
        if isinstance(claim.content, Occurrence)
        for party in claim.content.actors
        if "River Boys" in party.mention.quote
    }


def test_an_addition_is_read_with_from_then_on_and_claims_keep_their_ids(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        read_into(ledger, [DOCUMENT], reader=Reader(SETTINGS), clock=lambda: AT)
        first = [claim.id for claim in ledger.readings()[0].claims]
        assert actors(ledger) == {"~riverboys"}
        with ledger.writing() as writer:
            writer.append(ADDED, recorded_at=AT)
        assert actors(ledger) == {"~riverboys"}
        again = Reader(SETTINGS, additions=ledger.additions())
        assert read_into(ledger, [DOCUMENT], reader=again, clock=lambda: AT).reread == 1
        assert actors(ledger) == {"river-boys"}
        assert [claim.id for claim in ledger.readings()[0].claims] == first


def test_a_merge_holds_in_what_was_read_before_and_can_be_taken_back(tmp_path: Path) -> None:
    merge = replace(ADDED, id="n2", entry_id="~riverboys", actor=None, same_as="mai-mai")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        read_into(ledger, [DOCUMENT], reader=Reader(SETTINGS), clock=lambda: AT)
        recorded = ledger.readings()
        for one, expected in (
            (merge, "mai-mai"),
            (replace(merge, id="n3", retired=True), "~riverboys"),
        ):
            with ledger.writing() as writer:
                writer.append(one, recorded_at=AT)
            assert actors(ledger) == {expected}
        assert ledger.readings() == recorded


def test_a_retired_actor_means_nobody_at_once_and_earlier_days_keep_it(tmp_path: Path) -> None:
    later = AT + timedelta(days=1)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        with ledger.writing() as writer:
            writer.append(ADDED, recorded_at=AT)
        with_it = Reader(SETTINGS, additions=ledger.additions())
        read_into(ledger, [DOCUMENT], reader=with_it, clock=lambda: AT)
        recorded = ledger.readings()
        assert actors(ledger) == {"river-boys"}
        with ledger.writing() as writer:
            writer.append(replace(ADDED, id="n4", retired=True), recorded_at=later)
        assert actors(ledger) == {None}
        assert actors(ledger, as_of=AT) == {"river-boys"}
        assert ledger.readings() == recorded
        # Read again, it is known by its name alone, as if nothing had been added.
        again = Reader(SETTINGS, additions=ledger.additions())
        assert read_into(ledger, [DOCUMENT], reader=again, clock=lambda: later).reread == 1
        assert actors(ledger) == {"~riverboys"}


def test_whoever_bears_the_name_of_a_retired_person_is_a_private_person_again() -> None:
    made = Report("Ana Bel fired at a convoy in Marn.", source="The Post")
    known = replace(
        made.party("Ana Bel", kind=PartyKind.PERSON),
        actor_id="ana-bel",
        private_person=Known.NO,
    )
    made.occurrence("fired", actors=(known,))
    (reading,) = merged_readings([made.reading()], {}, {"ana-bel": ActorKind.PERSON})
    content = reading.claims[0].content
    assert isinstance(content, Occurrence)
    (party,) = content.actors
    assert (party.actor_id, party.private_person) == (None, Known.YES)


def test_what_was_resolved_to_a_retired_place_is_open(tmp_path: Path) -> None:
    hamlet = settlement("Zorbata", "IQ")
    place = replace(ADDED, kind=AdditionKind.PLACE, entry_id=hamlet.id, actor=None, place=hamlet)
    made = Report("Gunmen fired at a convoy in Zorbata.", source="The Post")
    made.occurrence("fired", places=(made.place("Zorbata", hamlet),))
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        with ledger.writing() as writer:
            writer.append(place, recorded_at=AT)
            writer.append(made.document, recorded_at=AT)
            about = FocusPlace(where=made.place("Zorbata", hamlet), probability=0.9)
            reading = replace(made.reading(), focus=Focus(where=(about,)))
            writer.append(reading, recorded_at=AT)
        (before,) = view(ledger, settings=SETTINGS).fusion.incidents
        assert before.where is not None and before.where.place == hamlet
        with ledger.writing() as writer:
            writer.append(replace(place, id="n5", retired=True), recorded_at=AT)
        (after,) = view(ledger, settings=SETTINGS).fusion.incidents
        assert after.where is None or after.where.place is None
        (seen,) = view(ledger, settings=SETTINGS).readings
        assert seen.focus.where[0].where.place is None


def test_text_in_capitals_is_read_with_the_names_that_were_added() -> None:
    text = (
        "GUNMEN OF THE NEW DAWN SHOT FOUR GUARDS NEAR LITTLE WATER ON 3 MAY 2023, POLICE IN "
        "BAGHDAD SAID. TWO OF THE MEN WERE HELD LATER IN THE DAY, THE POLICE SAID."
    )
    place = Place(
        id="own:littlewater-iq",
        name="Little Water",
        kind=PlaceKind.SETTLEMENT,
        country="IQ",
        source="a map",
    )
    dawn = Actor(id="new-dawn", name="New Dawn", kind=ActorKind.ARMED_GROUP, source="a list")
    added = (
        replace(ADDED, id="n6", entry_id="new-dawn", actor=dawn),
        replace(
            ADDED, id="n7", kind=AdditionKind.PLACE, entry_id=place.id, actor=None, place=place
        ),
    )
    copy = ShippedRecaser(ShippedNameForms(added)).recase(text)
    assert "New Dawn" in copy and "near Little Water" in copy
    assert len(copy) == len(text)
    # Neither is a name where nobody said so.
    without = ShippedRecaser(ShippedNameForms()).recase(text)
    assert "New Dawn" not in without and "Little Water" not in without


def test_without_additions_readings_are_as_ever() -> None:
    assert Reader(SETTINGS, additions=()).reading_id(DOCUMENT) == (
        Reader(SETTINGS).reading_id(DOCUMENT)
    )
    assert Reader(SETTINGS, additions=(ADDED,)).reading_id(DOCUMENT) != (
        Reader(SETTINGS).reading_id(DOCUMENT)
    )
