"""What a denial is joined to: what it can have meant, and nothing else."""

from datetime import date, timedelta

import pytest

from stories import SETTINGS
from tocsin.core.types import Fusion, Incident
from tocsin.core.vocab import Realis, Stance
from tocsin.fuse.fusion import fuse
from tocsin.fuse.wording import Rarity
from tocsin.tables.vocabulary import shipped_vocabulary
from tocsin.testing import Report, country, settlement

OSTERIA = country("Osteria", "OS")
QUILLMOUTH = settlement("Quillmouth", "OS", parent="place:os")
TARNLOW = settlement("Tarnlow", "OS", parent="place:os")
RAID = date(2031, 5, 14)


def fused(*reports: Report) -> Fusion:
    return fuse(
        [each.document for each in reports],
        [each.reading() for each in reports],
        (),
        settings=SETTINGS,
        rarity=Rarity(known=shipped_vocabulary()),
    )


def raid() -> Report:
    made = Report(
        "Insurgents killed eight people in a raid on the port of Quillmouth on Wednesday, hospital "
        "director Rosa Tamb said.",
        source="wire",
        published=RAID + timedelta(days=1),
    )
    made.occurrence(
        "raid",
        by=made.attribute("hospital director Rosa Tamb", named=True),
        recipients=[made.party("the port of Quillmouth")],
        places=[made.place("Quillmouth", QUILLMOUTH)],
        times=[made.day("Wednesday", RAID, RAID)],
    )
    return made


def denial(*, published: date) -> Report:
    made = Report(
        "The governor denied that insurgents had attacked the port of Quillmouth.",
        source="ledger",
        published=published,
    )
    made.occurrence(
        "attacked",
        by=made.attribute("The governor", stance=Stance.DENIED),
        recipients=[made.party("the port of Quillmouth")],
        places=[made.place("Quillmouth", QUILLMOUTH)],
    )
    return made


def of_wire(fusion: Fusion, report: Report) -> Incident:
    (found,) = [one for one in fusion.incidents if report.document.id in one.document_ids]
    return found


@pytest.mark.parametrize(("days", "together"), [(-10, False), (-2, False), (-1, True), (2, True)])
def test_nobody_denies_what_had_not_happened_yet(days: int, together: bool) -> None:
    told, denied = raid(), denial(published=RAID + timedelta(days=days))
    held = of_wire(fused(told, denied), told)
    assert (denied.document.id in held.document_ids) is together


def false_report(of: str) -> Report:
    made = Report(
        f"Reports that {of} in Osteria had been bombed on Wednesday were false, officials said.",
        source="radio",
        published=RAID + timedelta(days=1),
    )
    made.occurrence(
        "bombed",
        realis=Realis.DENIED,
        by=made.attribute("officials"),
        recipients=[made.party(of)],
        places=[made.place("Osteria", OSTERIA)],
        times=[made.day("Wednesday", RAID, RAID)],
    )
    return made


def camp_raid() -> Report:
    made = Report(
        "Gunmen raided a camp for displaced families near Tarnlow in Osteria on Wednesday and "
        "killed two guards, the governor said.",
        source="wire",
        published=RAID + timedelta(days=1),
    )
    made.occurrence(
        "raided",
        by=made.attribute("the governor"),
        recipients=[made.party("a camp for displaced families"), made.party("two guards")],
        places=[made.place("Tarnlow", TARNLOW), made.place("Osteria", OSTERIA)],
        times=[made.day("Wednesday", RAID, RAID)],
    )
    return made


@pytest.mark.parametrize(
    ("of", "together"),
    [("the Quillmouth airport", False), ("a camp for displaced families", True)],
)
def test_a_denial_is_joined_to_what_it_names_and_to_nothing_else(of: str, together: bool) -> None:
    told, denied = camp_raid(), false_report(of)
    held = of_wire(fused(told, denied), told)
    assert (denied.document.id in held.document_ids) is together


def test_who_tells_only_a_number_does_not_tell_the_act() -> None:
    made = Report(
        "Gunmen abducted six women, a village elder said. Four people died, the police said."
    )
    elder = made.attribute("a village elder", quoted="Gunmen abducted six women")
    police = made.attribute("the police", quoted="Four people died")
    made.occurrence("abducted", by=elder, recipients=[made.party("six women")])
    made.occurrence("abducted", by=police, figures=[made.figure("Four", 4, 4)])
    (incident,) = fused(made).incidents
    what, killed = (
        next(one for one in incident.fields if one.name == name) for name in ("what", "killed")
    )
    elders, polices = (claim.id for claim in made.claims)
    assert [value.claim_ids for value in what.values] == [(elders,)]
    assert [value.claim_ids for value in killed.values] == [(polices,)]
