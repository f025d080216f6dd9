"""Who is said to have done it, by those who blame, deny, claim or tell of themselves."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Claim, Occurrence
from tocsin.core.vocab import EventType, Mode, PartStatus, Realis
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.blames import find_blames
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "


def acts(read: Read, text: str) -> list[Occurrence]:
    claims = find_occurrences(read(SECURE + text), ())
    return [claim.content for claim in claims if isinstance(claim.content, Occurrence)]


def act(read: Read, text: str, trigger: str) -> Occurrence:
    return next(one for one in acts(read, text) if one.trigger.quote == trigger)


def actors(found: Occurrence) -> list[tuple[str, PartStatus]]:
    return [(party.mention.quote, party.status) for party in found.actors]


@pytest.mark.parametrize(
    "text",
    [
        "France denied that it was behind the attack on the depot.",
        "France denied that it had carried out the attack on the depot.",
        "France denied carrying out the attack on the depot.",
    ],
)
def test_who_denies_a_part_in_the_attack_does_not_deny_the_attack(read: Read, text: str) -> None:
    found = act(read, text, "attack")
    assert actors(found) == [("France", PartStatus.DENIED)]
    assert found.realis is Realis.HAPPENED


@pytest.mark.parametrize(
    "text",
    [
        "The minister accused France of launching an attack on the port.",
        "The minister accused France of being behind the attack on the port.",
        "The minister blamed the attack on France.",
        "The minister blamed France for the attack on the port.",
    ],
)
def test_who_is_blamed_is_the_suspect_and_not_who_blames(read: Read, text: str) -> None:
    assert actors(act(read, text, "attack")) == [("France", PartStatus.SUSPECTED)]


def test_it_is_the_party_that_tells_of_its_own_act(read: Read) -> None:
    found = act(read, "The army said it had stormed the base and killed ten men.", "stormed")
    assert actors(found) == [("The army", PartStatus.CLAIMED)]
    told = act(read, "The report said it had killed ten militants.", "killed")
    assert not told.actors


def blames(reader: Reader) -> list[Claim]:
    links = find_attributions(reader)
    return list(find_blames(reader, links, find_occurrences(reader, links)))


def test_it_is_the_act_told_just_before(read: Read) -> None:
    reader = read(SECURE + "Drones struck a depot in Lyon on Monday. Spain blamed France for it.")
    (found,) = blames(reader)
    assert isinstance(found.content, Occurrence)
    assert found.content.trigger.quote == "struck"
    assert actors(found.content) == [("France", PartStatus.SUSPECTED)]
    assert found.attribution_id is not None


def test_it_may_be_one_of_two_acts_and_is_then_none(read: Read) -> None:
    text = (
        "Drones struck a depot in Lyon on Monday, and a bomb wounded a judge in Nice on Tuesday. "
        "Spain blamed France for it."
    )
    assert blames(read(SECURE + text)) == []


@pytest.mark.parametrize(
    ("text", "trigger", "mode", "recipients"),
    [
        ("The rebels said they had sent ten drones against the two plants.", "sent",
         Mode.DRONE, ["the two plants"]),
        ("The rebels fired 12 drones at the airport.", "fired", Mode.DRONE, ["the airport"]),
        ("The militia directed rockets against the base.", "directed",
         Mode.HEAVY_WEAPONS, ["the base"]),
    ],
)  # fmt: skip
def test_weapons_sent_against_something_are_an_assault(
    read: Read, text: str, trigger: str, mode: Mode, recipients: list[str]
) -> None:
    found = act(read, text, trigger)
    assert (found.event_type, found.modes) == (EventType.ASSAULT, (mode,))
    assert [party.mention.quote for party in found.recipients] == recipients
    assert found.figures == ()


def test_only_what_is_sent_is_deployed(read: Read) -> None:
    found = act(read, "The army sent 500 soldiers against the two towns.", "sent")
    assert found.event_type is EventType.MOBILIZE
    assert [figure.best for figure in found.figures] == [500]


def test_who_sent_the_drones_moved_no_troops(read: Read) -> None:
    assert acts(read, "The rebels said they had sent the drones.") == []


def test_weapons_given_to_a_country_strike_nobody(read: Read) -> None:
    assert all(
        one.event_type is not EventType.ASSAULT
        for one in acts(read, "Britain sent 40 missiles to Estonia.")
    )


def test_what_befalls_the_dead_is_no_act(read: Read) -> None:
    text = "Many bodies were so badly damaged that they were counted twice."
    assert acts(read, text) == []


def test_nobody_arrested_is_no_arrest(read: Read) -> None:
    found = acts(read, "The police have arrested nobody.")
    assert all(one.realis is Realis.DENIED for one in found)
    assert all(one.actors == () for one in acts(read, "No group claimed the attack on the depot."))


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The ministry said it would send 900 more soldiers to Estonia.", Realis.PLANNED),
        ("The ministry said it would send 900 soldiers to Estonia if talks failed.",
         Realis.HYPOTHETICAL),
        ("The ministry said it would have sent 900 soldiers to Estonia.", Realis.HYPOTHETICAL),
    ],
)  # fmt: skip
def test_would_after_said_is_the_future_unless_on_a_condition(
    read: Read, text: str, realis: Realis
) -> None:
    (found,) = acts(read, text)
    assert found.realis is realis


def is_dated(read: Read, text: str, word: str) -> bool:
    reader = read(text)
    token = reader.tree.token_at(reader.document.text.index(word))
    assert token is not None
    return any(time.written.weekday for time in times_of(reader, token))


@pytest.mark.parametrize(
    ("text", "word", "dated"),
    [
        ("The group claimed responsibility for the bombings on Tuesday.", "bombings", False),
        ("The minister condemned the attack on Friday.", "attack", False),
        ("The rebels denied the raid on Monday.", "raid", False),
        ("The minister condemned Friday's attack.", "attack", True),
        ("The minister condemned the attack that took place on Friday.", "attack", True),
        ("A man was killed in the attack on Friday.", "attack", True),
    ],
)
def test_the_day_of_a_response_is_no_day_of_the_act(
    read: Read, text: str, word: str, dated: bool
) -> None:
    assert is_dated(read, text, word) is dated


def test_an_arrest_after_an_act_is_no_harm_of_it(read: Read) -> None:
    found = acts(read, "Police arrested a man after a mosque was set on fire on Monday.")
    kinds = {one.trigger.quote: [figure.kind.value for figure in one.figures] for one in found}
    assert kinds == {"arrested": ["arrested"], "set": []}


def test_to_go_on_striking_tomorrow_is_no_strike_today(read: Read) -> None:
    found = acts(read, "The army will continue to attack the rebels.")
    assert [one.realis for one in found] == [Realis.PLANNED]


def test_soldiers_killed_when_their_lorry_hit_a_mine_suffer_one_act(read: Read) -> None:
    text = "Two soldiers were killed when their lorry hit a mine near Karso, the army said."
    (found,) = acts(read, text)
    assert found.actors == ()
    assert {party.mention.quote for party in found.recipients} == {"Two soldiers", "their lorry"}
    assert [figure.best for figure in found.figures] == [2]


def test_moving_forces_kills_nobody(read: Read) -> None:
    found = acts(read, "The army sent helicopters after the rebels and killed eight of them.")
    told = {one.event_type: [figure.best for figure in one.figures] for one in found}
    assert told[EventType.ASSAULT] == [8]
    assert told[EventType.MOBILIZE] == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("No group has claimed the attack on the depot on Monday.", "attack"),
        ("Nobody had claimed the bombings on Monday.", "bombings"),
        ("The attack on the depot, which no group has claimed, wounded five men.", "attack"),
        ("The attack on the depot on Monday was not claimed by any group.", "attack"),
    ],
)
def test_an_act_that_nobody_claims_was_done_and_is_nobodys(
    read: Read, text: str, trigger: str
) -> None:
    found = act(read, text, trigger)
    assert found.realis is Realis.HAPPENED
    assert actors(found) == []
