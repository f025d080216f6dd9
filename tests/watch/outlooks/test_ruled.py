"""Rulings, and users' own forecasts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tocsin.core.types import (
    Forecast,
    Incident,
    OutlookEntry,
    Resolution,
)
from tocsin.core.vocab import (
    Mode,
    Outcome,
    OutlookState,
    PartStatus,
)
from tocsin.testing import Report
from tocsin.watch.outlooks.lookup import Evidence
from tocsin.watch.outlooks.outlooks import Told, outlook_entries
from tocsin.watch.outlooks.ruled import ruled_forecasts, ruled_outlooks
from told_ahead import MARN, SAID, ahead, came

LATER = date(2031, 6, 1)
WITHIN = date(2031, 5, 5)


def entry_of(report: Report, on: date = LATER) -> OutlookEntry:
    documents = {report.document.id: report.document}
    (entry,) = outlook_entries(Told(documents=documents, readings=[report.reading()]), on=on)
    return entry


def ruled(subject: str, outcome: Outcome, day: int) -> Resolution:
    at = datetime(2031, 7, day, tzinfo=UTC)
    return Resolution(
        id=f"o{day}", subject=subject, outcome=outcome, by="ann", made_at=at, reason="read it"
    )


def test_the_newest_ruling_counts_and_a_proposal_never_does() -> None:
    entry = entry_of(ahead())
    rulings = [ruled(entry.id, Outcome.HAPPENED, 1), ruled(entry.id, Outcome.VOID, 2)]
    (made,) = ruled_outlooks([entry], rulings, Evidence(), moved={})
    assert (made.state, made.resolution) == (OutlookState.RULED, rulings[1])
    (open_,) = ruled_outlooks([entry], [], Evidence(incidents=[came(WITHIN)]), moved={})
    assert (open_.state, open_.resolution) == (OutlookState.DUE, None)
    assert open_.proposal is not None


def test_a_ruling_holds_for_the_claim_that_took_the_place_of_the_one_ruled_on() -> None:
    entry = entry_of(ahead())
    moved = {"cold": entry.id}
    (made,) = ruled_outlooks([entry], [ruled("cold", Outcome.VOID, 1)], Evidence(), moved=moved)
    assert made.resolution is not None


def forecast(**asked: Any) -> Forecast:
    made = datetime(2031, 5, 1, 9, tzinfo=UTC)
    base = Forecast(
        id="p1", text="it comes", probability=0.4, until=date(2031, 5, 8), by="ann", made_at=made
    )
    return replace(base, **asked)


NEAR = replace(MARN, id="near", latitude=10.0, longitude=10.0)


@pytest.mark.parametrize(
    ("asked", "incident", "outcome", "possible"),
    [
        ({"country": "OS"}, came(WITHIN), Outcome.HAPPENED, 0),
        ({"country": "WS"}, came(WITHIN), Outcome.UNRESOLVED, 0),
        ({"country": "OS", "event_type": "drone"}, came(WITHIN), Outcome.UNRESOLVED, 0),
        ({"event_type": "drone"}, came(WITHIN, modes=(Mode.DRONE,)), Outcome.HAPPENED, 0),
        ({"actor": "river-front"}, came(WITHIN), Outcome.HAPPENED, 0),
        ({"country": "OS", "actor": "river"}, came(WITHIN, place=None), Outcome.UNRESOLVED, 1),
        ({"country": "OS"}, came(SAID), Outcome.UNRESOLVED, 1),
        ({"near": NEAR, "near_km": 5.0}, came(WITHIN, place=NEAR), Outcome.HAPPENED, 0),
        ({}, came(WITHIN), Outcome.UNRESOLVED, 0),
    ],
)
def test_a_users_forecast_is_looked_up_in_the_same_way(
    asked: dict[str, Any], incident: Incident, outcome: Outcome, possible: int
) -> None:
    (made,) = ruled_forecasts([forecast(**asked)], [], Evidence(incidents=[incident]), on=LATER)
    assert made.state is OutlookState.DUE
    assert made.proposal is not None
    assert (made.proposal.outcome, len(made.proposal.possible_ids)) == (outcome, possible)


def part(status: PartStatus, incident: Incident) -> Incident:
    return replace(incident, actors=(replace(incident.actors[0], status=status),))


ONE_ACTOR = came(WITHIN)


@pytest.mark.parametrize(
    ("incident", "outcome", "possible"),
    [
        (ONE_ACTOR, Outcome.HAPPENED, 0),
        (
            replace(ONE_ACTOR, actors=came(WITHIN, by="others").actors,
                    recipients=ONE_ACTOR.actors),
            Outcome.UNRESOLVED,
            0,
        ),
        (part(PartStatus.DENIED, ONE_ACTOR), Outcome.UNRESOLVED, 1),
        (part(PartStatus.SUSPECTED, ONE_ACTOR), Outcome.UNRESOLVED, 1),
        (came(WITHIN, contested=True), Outcome.UNRESOLVED, 1),
        (came(WITHIN, by=None), Outcome.UNRESOLVED, 1),
    ],
    ids=["did it", "was the victim", "part denied", "suspected", "contested", "not told"],
)  # fmt: skip
def test_a_forecast_of_an_actor_came_where_that_actor_certainly_did_it(
    incident: Incident, outcome: Outcome, possible: int
) -> None:
    asked = forecast(country="OS", actor="river-front")
    (made,) = ruled_forecasts([asked], [], Evidence(incidents=[incident]), on=LATER)
    assert made.proposal is not None
    assert (made.proposal.outcome, len(made.proposal.possible_ids)) == (outcome, possible)


def test_a_users_forecast_is_open_until_its_day_has_passed() -> None:
    (made,) = ruled_forecasts([forecast(country="OS")], [], Evidence(), on=date(2031, 5, 8))
    assert (made.state, made.proposal) == (OutlookState.OPEN, None)
