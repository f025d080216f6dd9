"""Groups that the registry does not know: one name is one group, two names prove nothing."""

from dataclasses import replace
from datetime import date

from stories import MARN, SETTINGS
from tocsin.core.types import Fusion, Party
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report

DAY = date(2024, 3, 4)


def report(text: str, mention: str, unregistered: str | None, source: str) -> Report:
    made = Report(text, source=source, published=DAY)
    party: Party = replace(made.party(mention), unregistered=unregistered)
    made.occurrence(
        "attacked",
        actors=(party,),
        places=(made.place("Marn", MARN),),
        times=(made.day("Monday", DAY, DAY),),
    )
    return made


def fused(*reports: Report) -> Fusion:
    return fuse(
        [each.document for each in reports],
        [each.reading() for each in reports],
        (),
        settings=SETTINGS,
    )


def first(key: str | None) -> Report:
    return report("River Sons attacked Marn on Monday.", "River Sons", key, "The Post")


def second(key: str | None) -> Report:
    text = "On Monday the Sons of the River attacked a post in Marn."
    return report(text, "the Sons of the River", key, "The Herald")


def reasons(fusion: Fusion) -> set[str]:
    return {
        reason
        for incident in fusion.incidents
        for pair in incident.comparisons
        for reason in pair.reasons
    }


def test_one_key_is_the_same_actor_and_one_value_of_the_field() -> None:
    fusion = fused(first("~riversons"), second("~riversons"))
    (incident,) = fusion.incidents
    assert "the same actor" in reasons(fusion)
    (actors,) = [each for each in incident.fields if each.name == "actors"]
    assert len(actors.values) == 1 and not actors.contested


def test_two_keys_neither_join_nor_exclude() -> None:
    fusion = fused(first("~riversons"), second("~sonsoftheriver"))
    assert not reasons(fusion) & {"the same actor", "different actors named"}
    for incident in fusion.incidents:
        assert not any(each.contested for each in incident.fields if each.name == "actors")
