"""Outlooks: acts to come, their kind, and what is no outlook."""

from collections.abc import Callable

import pytest

from tocsin.core.spans import check
from tocsin.core.types import Outlook
from tocsin.core.vocab import EventType, OutlookKind
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.outlooks.outlooks import find_outlooks
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def outlooks(read: Read, text: str, headings: int = 0) -> list[Outlook]:
    reader = read(text, headings)
    claims = find_outlooks(reader, find_attributions(reader))
    for claim in claims:
        check(reader.document, claim.content.span)  # type: ignore[union-attr]
    return [claim.content for claim in claims if isinstance(claim.content, Outlook)]


def test_a_plan_has_its_actor_and_its_target(read: Read) -> None:
    (plan,) = outlooks(read, "The rebels are planning to launch more attacks on soldiers in Kenya.")
    assert plan.kind is OutlookKind.PLAN
    assert plan.event_type is EventType.ASSAULT
    assert [party.mention.quote for party in plan.by] == ["The rebels"]
    assert [party.mention.quote for party in plan.against] == ["soldiers"]
    assert [ref.mention.quote for ref in plan.places] == ["Kenya"]
    assert plan.horizon.span is None
    assert plan.horizon.reason


def test_a_plan_to_use_others_for_an_attack(read: Read) -> None:
    (plan,) = outlooks(read, "The militia trains recruits and plans to use them to attack towns.")
    assert plan.kind is OutlookKind.PLAN
    assert [party.mention.quote for party in plan.by] == ["The militia"]


def test_a_forecast_keeps_its_deadline_and_its_likelihood(read: Read) -> None:
    text = "The militia will most likely attack the villages before the end of the year."
    (forecast,) = outlooks(read, text)
    assert forecast.kind is OutlookKind.FORECAST
    assert forecast.horizon.span is not None
    assert forecast.horizon.span.quote == "before the end of the year"
    assert (forecast.horizon.earliest, forecast.horizon.latest) == (None, None)
    assert forecast.likelihood is not None
    assert forecast.likelihood.quote == "most likely"


def test_a_prospect_is_a_forecast_by_nobody(read: Read) -> None:
    text = "The ministry sees a prospect for attacks on soldiers over the coming days."
    (forecast,) = outlooks(read, text)
    assert forecast.kind is OutlookKind.FORECAST
    assert forecast.by == ()
    assert forecast.likelihood is not None
    assert forecast.likelihood.quote == "a prospect"


def test_a_veiled_threat_on_a_condition(read: Read) -> None:
    text = "The general warned that if the siege goes on, Kenya will not be spared."
    (threat,) = outlooks(read, text)
    assert threat.kind is OutlookKind.THREAT
    assert threat.condition is not None
    assert threat.condition.quote == "if the siege goes on"
    assert [party.mention.quote for party in threat.against] == ["Kenya"]
    assert [party.mention.quote for party in threat.by] == ["The general"]


def test_a_vow_is_a_threat(read: Read) -> None:
    (threat,) = outlooks(read, "The rebels vowed to attack the capital.")
    assert threat.kind is OutlookKind.THREAT


@pytest.mark.parametrize(
    "text",
    [
        "The ministers will meet on Tuesday.",
        "The party will most likely win the election.",
        "The rebels attacked the base.",
        "The rebels may have attacked the base.",
        "The rebels had planned to attack the base.",
        "The rebels will not attack the base.",
        "If the rebels attack, the talks end.",
        "The champion will strike back in the second half of the season.",
    ],
)
def test_peaceful_past_and_merely_conditional_acts_are_no_outlook(read: Read, text: str) -> None:
    assert outlooks(read, text) == []


def test_a_heading_that_the_body_tells_is_not_told_twice(read: Read) -> None:
    text = "Rebels plan to attack soldiers\nRebels are planning to attack soldiers, officials said."
    assert len(outlooks(read, text, 1)) == 1


def test_a_heading_alone_counts_less() -> None:
    from tocsin.extract.outlooks.outlooks import HEADING_FACTOR

    assert 0 < HEADING_FACTOR < 1
