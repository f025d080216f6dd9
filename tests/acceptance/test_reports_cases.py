"""Cases over several of the real reports: one incident under many words, and a third number."""

from collections.abc import Mapping
from datetime import date

import pytest

from asked import Ledger, Report
from tocsin.core.ids import document_id, raw_digest
from tocsin.core.types import Document, Incident
from tocsin.core.vocab import EventType, FigureKind
from tocsin.fuse.fusion import fuse
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.stages import Reader
from tocsin.pipeline.view import with_registry
from tocsin.settings import Settings
from tocsin.tables.vocabulary import shipped_vocabulary

THIRD = (
    "The twin bombings on 3 January 2024 at a ceremony for Qassem Soleimani in Kerman, Iran, "
    "killed 103 people, the Iranian interior ministry said."
)


def bombing(ledger: Ledger) -> Incident:
    (found,) = [one for one in ledger.of("001", "003") if one.event_type is EventType.ASSAULT]
    return found


def test_001_18_many_words_are_one_incident_of_two_acts(ledger: Ledger) -> None:
    found = bombing(ledger)
    (what,) = [item for item in found.fields if item.name == "what"]
    (count,) = [item for item in found.fields if item.name == "count"]
    words = {value.label for value in what.values}
    assert {"bombings", "suicide bombings", "attacks", "bombing", "terror attack"} <= words
    assert not what.contested
    assert (count.joined, count.contested) == ("2", False)
    others = [
        one
        for one in ledger.current
        if one.event_type is EventType.ASSAULT and set(one.document_ids) & set(found.document_ids)
    ]
    assert others == [found]


def test_x2_a_third_number_is_a_contradiction_and_all_stay(reports: Mapping[str, Report]) -> None:
    settings = Settings()
    third = Document(
        id=document_id(source="third", url=None, text=THIRD),
        text=THIRD,
        raw_digest=raw_digest(THIRD.encode()),
        source="third",
        published_given=date(2024, 1, 4),
    )
    documents = [third, *(reports[number].document for number in ("001", "003"))]
    readings = [
        Reader(settings.without_gate()).read(third),
        *(reports[number].reading for number in ("001", "003")),
    ]
    incidents = fuse(
        documents,
        readings,
        (),
        settings=with_registry(settings.fuse),
        rarity=Rarity(known=shipped_vocabulary()),
    ).incidents
    (found,) = [one for one in incidents if third.id in one.document_ids]
    assert len(found.document_ids) == 3
    (killed,) = [item for item in found.fields if item.name == "killed"]
    assert killed.contested and killed.joined is None
    assert len(killed.values) == 3
    bounds = {(f.low, f.high) for f in found.figures if f.kind is FigureKind.KILLED}
    assert bounds == {(81, None), (None, 99), (103, 103)}
    keys = {origin.key for origin in found.origins}
    for value in killed.values:
        assert value.claim_ids and value.evidence and set(value.origin_keys) <= keys


def test_x15_current_incidents_are_these_and_no_others(ledger: Ledger) -> None:
    """The meeting of June 4 may be missed: its words are scored too low to be sure of it."""
    numbers = {report.document.id: number for number, report in ledger.reports.items()}
    found = sorted(
        (" ".join(sorted(numbers[key] for key in one.document_ids)), one.event_type.value)
        for one in ledger.current
    )
    assert [one for one in found if one != ("004", "CONSULT")] == [
        ("001", "WARN"),
        ("001 003", "ASSAULT"),
        ("002", "INTERCEPT"),
        ("002", "MOBILIZE"),
        ("003", "COERCE"),
        ("003", "COERCE"),
        ("004", "MOBILIZE"),
        ("004", "MOBILIZE"),
        ("004", "RETREAT"),
    ]
    assert found.count(("004", "CONSULT")) <= 1


@pytest.mark.xfail(
    reason="what a list includes is not given the list's time, and two mentions of one target "
    "in one text are not compared",
    strict=True,
)
def test_004_4_two_dates_of_one_attack_in_one_text_surface(ledger: Ledger) -> None:
    told = [
        item
        for one in ledger.fusion.incidents
        if ledger.reports["004"].document.id in one.document_ids
        for item in one.fields
        if item.name == "when" and item.contested
    ]
    assert [item for item in told if any("1996" in value.label for value in item.values)]
