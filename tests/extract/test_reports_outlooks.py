"""Ties, tallies, outlooks and doubts over real reports that lie outside the repository."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.core.spans import check
from tocsin.core.types import Claim, Outlook, Tally, Tie
from tocsin.core.vocab import DoubtKind, EventType, Mode, OutlookKind, PartStatus, Relation
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.doubts.doubts import with_doubts
from tocsin.extract.outlooks.outlooks import find_outlooks
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.tallies import find_tallies
from tocsin.extract.ties.ties import find_ties

Read = Callable[..., Reader]

END_OF_TITLE = 200
DATA = os.environ.get("TOCSIN_TEST_DATA")
pytestmark = pytest.mark.skipif(
    DATA is None, reason="TOCSIN_TEST_DATA does not name the folder of reports"
)


@pytest.fixture(scope="module")
def reports(read: Read) -> dict[str, tuple[Claim, ...]]:
    """Return the claims of each report by the first three characters of its file's name."""
    found = {}
    for path in sorted((Path(DATA or "") / "reports").glob("*.txt")):
        reader = read(path.read_bytes().decode("utf-8"))
        told = find_attributions(reader)
        claims = (
            *find_ties(reader, told),
            *find_tallies(reader, told),
            *find_outlooks(reader, told),
        )
        found[path.name[:3]] = with_doubts(reader, claims)
        for claim in claims:
            for span in claim.evidence:
                check(reader.document, span)
    return found


def outlooks(claims: tuple[Claim, ...]) -> list[Outlook]:
    return [claim.content for claim in claims if isinstance(claim.content, Outlook)]


def tallies(claims: tuple[Claim, ...]) -> list[Tally]:
    return [claim.content for claim in claims if isinstance(claim.content, Tally)]


def ties(claims: tuple[Claim, ...]) -> list[Tie]:
    return [claim.content for claim in claims if isinstance(claim.content, Tie)]


def quotes(parties: object) -> list[str]:
    return [party.mention.quote for party in parties]  # type: ignore[attr-defined]


def test_a_plan_of_groups_is_an_outlook(reports: dict[str, tuple[Claim, ...]]) -> None:
    plans = [one for one in outlooks(reports["000"]) if one.kind is OutlookKind.PLAN]
    (plan,) = [one for one in plans if one.span.start > END_OF_TITLE]
    assert (plan.span.start, plan.span.end) == (317, 419)
    assert quotes(plan.against) == ["US troops"]
    assert quotes(plan.places) == ["Middle East"]


def test_a_prospect_keeps_its_words_and_horizon(reports: dict[str, tuple[Claim, ...]]) -> None:
    (forecast,) = [
        one
        for one in outlooks(reports["000"])
        if one.likelihood is not None and one.likelihood.quote == "a prospect"
    ]
    assert forecast.horizon.span is not None
    assert forecast.horizon.span.quote == "the coming days"
    assert forecast.kind is OutlookKind.FORECAST


def test_several_attacks_are_one_tally(reports: dict[str, tuple[Claim, ...]]) -> None:
    tally, warnings = tallies(reports["000"])
    assert (warnings.figure.low, warnings.event_type) == (2, None)
    assert (tally.figure.low, tally.figure.best, tally.figure.high) == (2, None, None)
    assert tally.modes == (Mode.DRONE,)
    assert tally.window.span is not None
    assert quotes(tally.recipients) == ["US forces"]


def test_a_reported_series_is_one_tally(reports: dict[str, tuple[Claim, ...]]) -> None:
    (tally,) = tallies(reports["002"])
    assert tally.figure.best == 23
    assert [(part.figure.best, part.area and part.area.mention.quote) for part in tally.parts] == [
        (14, "Iraq"),
        (9, "Syria"),
    ]
    assert tally.window.span is not None
    assert tally.window.span.quote == "between October 17 and October 30"
    assert tally.event_type is EventType.ASSAULT


def test_one_relation_in_several_readings(reports: dict[str, tuple[Claim, ...]]) -> None:
    found = {(tie.relation, tie.status) for tie in ties(reports["000"])}
    assert (Relation.ENCOURAGES, PartStatus.SUSPECTED) in found
    assert (Relation.DIRECTS, PartStatus.DENIED) in found
    (consult,) = [tie for tie in ties(reports["000"]) if tie.relation is Relation.COORDINATES_WITH]
    assert consult.qualifier is not None
    assert consult.qualifier.quote == "usually"


def test_a_garbled_answer_is_doubted(reports: dict[str, tuple[Claim, ...]]) -> None:
    (claim,) = [
        claim
        for claim in reports["000"]
        if isinstance(claim.content, Tie)
        and claim.content.relation is Relation.DIRECTS
        and claim.content.status is not PartStatus.DENIED
    ]
    assert claim.content.status is PartStatus.SUSPECTED  # type: ignore[union-attr]
    assert DoubtKind.OUT_OF_CONTEXT in {doubt.kind for doubt in claim.doubts}


def test_what_is_provided_makes_two_ties(reports: dict[str, tuple[Claim, ...]]) -> None:
    found = {tie.relation for tie in ties(reports["001"]) if tie.object.mention.quote == "Hamas"}
    assert found == {Relation.FUNDS, Relation.ARMS}


def test_a_forecast_with_a_deadline(reports: dict[str, tuple[Claim, ...]]) -> None:
    (forecast,) = [one for one in outlooks(reports["004"]) if one.horizon.span is not None]
    assert forecast.horizon.span is not None
    assert forecast.horizon.span.quote == "before the end of the year"
    assert forecast.likelihood is not None
    assert forecast.likelihood.quote == "most likely"


def test_garbled_figures_are_doubted(reports: dict[str, tuple[Claim, ...]]) -> None:
    found = {
        doubt.kind
        for claim in reports["004"]
        if isinstance(claim.content, Tally)
        for doubt in claim.doubts
    }
    assert {DoubtKind.TRUNCATED, DoubtKind.ARITHMETIC} <= found
