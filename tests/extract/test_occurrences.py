"""Occurrences: what a text tells is found with its parts, and nothing that it does not tell."""

from collections.abc import Callable

import pytest

from tocsin.core.spans import check
from tocsin.core.types import Occurrence
from tocsin.core.vocab import EventType, FigureKind, Known, Mode, PartStatus, Realis, Stance
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.occurrences.sameness.identity import makes_incident
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
# A sentence that makes any text one about security, and tells no act of its own.
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "


def occurrences(read: Read, text: str, headings: int = 0) -> list[Occurrence]:
    claims = find_occurrences(read(text, headings), ())
    return [claim.content for claim in claims if isinstance(claim.content, Occurrence)]


def only(read: Read, text: str) -> Occurrence:
    found = occurrences(read, SECURE + text)
    assert len(found) == 1, [one.trigger.quote for one in found]
    return found[0]


def quotes(parties: object) -> list[str]:
    assert isinstance(parties, tuple)
    return [part.mention.quote for part in parties]


def test_active_passive_and_noun_tell_the_same_parties(read: Read) -> None:
    for text in (
        "Rebels attacked a convoy near Kabul on Monday.",
        "A convoy was attacked by rebels near Kabul on Monday.",
        "On Monday rebels carried out an attack on a convoy near Kabul.",
    ):
        found = only(read, text)
        assert found.event_type is EventType.ASSAULT
        assert [q.lower() for q in quotes(found.actors)] == ["rebels"]
        assert [q.lower() for q in quotes(found.recipients)] == ["a convoy"]


def test_deaths_belong_to_the_act_that_caused_them(read: Read) -> None:
    found = only(read, "A suicide bombing killed at least 12 people and wounded 30 in Kabul.")
    assert found.trigger.quote == "suicide bombing"
    figures = {(figure.kind, figure.low, figure.high) for figure in found.figures}
    assert (FigureKind.KILLED, 12, None) in figures
    assert (FigureKind.INJURED, 30, 30) in figures


def test_people_killed_in_an_act_are_its_harm(read: Read) -> None:
    found = only(read, "Seven people were killed in an airstrike on Monday.")
    assert found.modes == (Mode.AERIAL,)
    assert [(f.kind, f.best) for f in found.figures] == [(FigureKind.KILLED, 7)]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Gunmen shot dead two guards.", Mode.FIREARMS),
        ("Rebels attacked the base with rockets.", Mode.HEAVY_WEAPONS),
        ("Militants attacked the base with drones.", Mode.DRONE),
        ("Two militants wearing suicide vests attacked the base.", Mode.SUICIDE_ATTACK),
        ("Militants kidnapped three nurses.", Mode.ABDUCT),
    ],
)
def test_the_means_decide_the_mode(read: Read, text: str, mode: Mode) -> None:
    found = only(read, text)
    assert mode in found.modes or (mode is Mode.FIREARMS and found.modes == (Mode.UNSPECIFIED,))


def test_a_claim_of_responsibility_makes_the_claimant_an_actor_by_claim(read: Read) -> None:
    found = only(read, "The Taliban claimed responsibility for the bombing in Kabul.")
    assert [(p.mention.quote, p.status) for p in found.actors] == [
        ("The Taliban", PartStatus.CLAIMED)
    ]


def test_blame_is_only_suspicion(read: Read) -> None:
    found = only(read, "The government blamed rebels for the attack on the base.")
    assert [(p.mention.quote, p.status) for p in found.actors] == [("rebels", PartStatus.SUSPECTED)]


def test_twin_bombings_are_one_act_of_two(read: Read) -> None:
    found = only(read, "Militants carried out twin bombings in Kabul.")
    assert found.count is not None
    assert (found.count.low, found.count.high) == (2, 2)


def test_counts_over_a_window_are_left_to_the_tallies(read: Read) -> None:
    text = SECURE + "Several rocket attacks have hit bases over the past few days."
    assert occurrences(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Arsenal's attack looked sharp and the striker shot wide before the second goal.",
        "The director shot a film about the attack dogs of a rival studio.",
        "The two firms struck a deal and the senator killed the bill.",
        "The comedy bombed at the box office.",
        "The club fired the coach after the team was hit by injuries.",
        "He died of a heart attack after a long battle with cancer.",
        "The minister came under fire from critics over inflation.",
        "Children raided the fridge while the market saw an explosion of interest.",
        "The shooting guard was sharp and the team defeated its rival in the clash.",
        "The battery was charged with energy and the programme arrested the decline.",
        "The company launched a raid on its competitor's staff.",
    ],
)
def test_other_senses_tell_no_act(read: Read, text: str) -> None:
    assert occurrences(read, text) == []
    assert not [one for one in occurrences(read, SECURE + text) if makes_incident(one)]


def test_an_accident_is_no_act_of_violence(read: Read) -> None:
    text = SECURE + "Nine passengers were killed as a tram derailed in the crash."
    assert occurrences(read, text) == []


def test_interception_holds_the_weapons_and_who_sent_them(read: Read) -> None:
    found = only(read, "A warship shot down four missiles that were launched by rebels.")
    assert found.event_type is EventType.INTERCEPT
    assert quotes(found.recipients) == ["rebels"]
    assert [(f.kind, f.best) for f in found.figures] == [(FigureKind.INTERCEPTED, 4)]


def test_an_arrest_and_a_seizure_are_two_acts(read: Read) -> None:
    found = occurrences(
        read, SECURE + "Police said soldiers had arrested 12 men and had seized weapons."
    )
    assert [one.modes for one in found] == [(Mode.ARREST,), (Mode.SEIZE,)]
    assert not any(one.background for one in found)


def test_a_heading_alone_tells_nothing(read: Read) -> None:
    text = "Militants bomb hotel in Kabul\n" + SECURE
    assert occurrences(read, text, headings=1) == []


def test_definite_nouns_join_the_act_they_point_back_to(read: Read) -> None:
    text = (
        SECURE + "Militants bombed a hotel in Kabul on Monday. "
        "The attack killed nine guests. In 2012 rebels bombed a school in Herat."
    )
    first, second, old = occurrences(read, text)
    assert first.incident_key == second.incident_key != old.incident_key
    assert old.background
    assert not first.background


def test_a_warning_may_say_what_others_prepare(read: Read) -> None:
    text = SECURE + "Ghana privately warned Kenya that Al-Shabaab was preparing an attack in Lamu."
    assert EventType.WARN in {one.event_type for one in occurrences(read, text)}
    own = SECURE + "The general warned the rebels that the army would launch an attack."
    assert EventType.WARN not in {one.event_type for one in occurrences(read, own)}


def test_a_warning_delivered_keeps_unknown_what_is_not_told(read: Read) -> None:
    text = (
        SECURE + "The embassy's government warned Kenya of an impending terror attack. "
        "Such messages are usually passed through a third country. "
        "It is unclear whether officials took any steps after the warning."
    )
    found = [one for one in occurrences(read, text) if one.event_type is EventType.WARN]
    assert len(found) == 1
    assert found[0].warning is not None
    assert found[0].warning.channel.value is Known.UNKNOWN
    assert found[0].warning.action.value is Known.UNKNOWN
    assert found[0].warning.action.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "The president warned rebels that they will face severe consequences.",
        "The minister warned Kenya that if the strikes go on it will pay the price.",
        "Analysts warned of more attacks.",
        "This is not the first time that it has given Kenya such a warning of an attack.",
    ],
)
def test_threats_predictions_and_habits_are_no_warnings_delivered(read: Read, text: str) -> None:
    found = occurrences(read, SECURE + text)
    assert not [o for o in found if o.event_type is EventType.WARN and makes_incident(o)]


def test_every_span_opens_its_quote_and_ids_differ(read: Read) -> None:
    reader = read(
        SECURE + "Gunmen killed “two” guards in Kabul’s market — and rebels attacked a convoy."
    )
    claims = find_occurrences(reader, ())
    assert claims
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert isinstance(claim.content, Occurrence)
        for span in (*claim.evidence, claim.content.trigger):
            check(reader.document, span)


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Rebels attacked the base on Monday.", Realis.HAPPENED),
        ("Rebels are attacking the base.", Realis.ONGOING),
        ("Rebels plan to attack the base.", Realis.PLANNED),
        ("Rebels will attack the base.", Realis.PLANNED),
        ("Rebels may attack the base.", Realis.POSSIBLE),
        ("Rebels did not attack the base.", Realis.DENIED),
        ("If rebels attack the base, soldiers respond.", Realis.HYPOTHETICAL),
        ("Rebels usually attack the base with rockets.", Realis.GENERIC),
        ("The base is empty after being attacked on Monday.", Realis.HAPPENED),
        ("Police seek a suspect in the bomb attack on the base.", Realis.HAPPENED),
        ("The base usually is empty after being attacked.", Realis.GENERIC),
        ("Rebels threatened to attack the base.", Realis.PLANNED),
        ("Officials fear an attack on the base.", Realis.POSSIBLE),
        ("The army prevented an attack on the base.", Realis.DENIED),
        ("The army stopped an attack on the base.", Realis.DENIED),
        ("The army stopped the attack on the base.", Realis.HAPPENED),
        ("Had rebels attacked the base, it would have fallen.", Realis.HYPOTHETICAL),
        ("The drill simulated an attack on the base.", Realis.HYPOTHETICAL),
        ("The novel tells how rebels attacked the base.", Realis.HYPOTHETICAL),
        ("Rumours of an attack on the base were false.", Realis.DENIED),
        ("Rumours of an attack on the base spread on Monday.", Realis.POSSIBLE),
        ("Iran is encouraging rebels to launch attacks on the base.", Realis.PLANNED),
    ],
)
def test_realis_follows_the_words_over_an_act(read: Read, text: str, realis: Realis) -> None:
    found = [o for o in occurrences(read, SECURE + text) if "attack" in o.trigger.quote]
    assert [one.realis for one in found] == [realis]


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Rebels attacked the base on Monday.", False),
        ("Rebels attacked the base in 2009.", True),
        ("Rebels attacked the base four years ago.", True),
        ("The group killed a mayor in an attack last year.", True),
        ("Police said rebels had attacked the base.", False),
    ],
)
def test_older_dates_make_history_and_reported_speech_does_not(
    read: Read, text: str, old: bool
) -> None:
    line = "Kabul, March 3, 2015. " + SECURE + text
    found = [one for one in occurrences(read, line) if one.event_type is EventType.ASSAULT]
    assert [one.background for one in found] == [old]


def test_acts_of_two_places_or_years_stay_apart(read: Read) -> None:
    text = (
        SECURE + "Militants bombed a hotel in Kabul on Monday. "
        "Militants bombed a hotel in Mosul on Tuesday."
    )
    assert len({one.incident_key for one in occurrences(read, text)}) == 2


def test_a_killing_names_and_counts_those_killed(read: Read) -> None:
    found = only(read, "Officials condemned the killing of two nurses in Kabul.")
    assert quotes(found.recipients) == ["two nurses"]
    assert [(f.kind, f.best) for f in found.figures] == [(FigureKind.KILLED, 2)]


def test_acts_joined_by_and_keep_their_own_places_and_are_two(read: Read) -> None:
    found = occurrences(
        read,
        SECURE
        + "Officials condemned the bombing in Aleppo and the 2017 attack on a market in Raqqa.",
    )
    assert {
        (act.trigger.quote, tuple(ref.mention.quote for ref in act.places)) for act in found
    } == {("bombing", ("Aleppo",)), ("attack", ("Raqqa",))}
    assert len({act.incident_key for act in found}) == 2


def test_an_act_named_as_agent_has_the_time_of_its_harm(read: Read) -> None:
    strike = only(read, "Two guards were killed by a drone strike near Herat in 2020.")
    assert [time.span.quote for time in strike.times if time.span] == ["2020"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy warned that rebels were planning an attack before the bombings in Aleppo.",
        "Police arrested four men suspected of involvement in the bombings in Aleppo.",
    ],
)
def test_what_is_taken_for_granted_is_not_what_was_warned_of_or_suspected(
    read: Read, text: str
) -> None:
    reader = read(SECURE + text)
    attributions = find_attributions(reader)
    stances = {link.id: link.stance for link in attributions}
    (told,) = [
        claim
        for claim in find_occurrences(reader, attributions)
        if isinstance(claim.content, Occurrence) and claim.content.trigger.quote == "bombings"
    ]
    assert stances.get(told.attribution_id or "") not in {Stance.WARNED, Stance.SUSPECTED}
    assert {Stance.WARNED, Stance.SUSPECTED} & set(stances.values())


def test_nobody_is_no_victim_and_counts_nobody(read: Read) -> None:
    act = only(read, "No one was killed when a bomb exploded at a bank on Wednesday.")
    assert act.recipients == () and act.figures == ()


def test_those_hurt_after_and_are_not_those_who_did_it(read: Read) -> None:
    found = occurrences(read, SECURE + "Some 41 civilians were killed and 52 wounded in the raid.")
    assert not any(act.actors for act in found)
    assert {(figure.kind, figure.best) for act in found for figure in act.figures} >= {
        (FigureKind.INJURED, 52)
    }


def test_who_says_so_in_a_relative_clause_did_not_do_it(read: Read) -> None:
    act = only(
        read, "The army, which Khartoum residents say bombed a market on Tuesday, has not replied."
    )
    assert quotes(act.actors) == ["The army"]
    assert quotes(act.recipients) == ["a market"]


def test_what_is_called_untrue_is_denied(read: Read) -> None:
    act = only(read, "The minister said it was untrue that rebels killed 12 villagers.")
    assert act.realis is Realis.DENIED


def test_a_match_report_tells_no_act(read: Read) -> None:
    text = (
        "The striker fired two shots past the keeper as the champions destroyed their rivals in "
        "the derby. The coach said his defenders attacked from the start of the match, and the "
        "midfielder killed the game with a late goal. The team go top of the league this season."
    )
    assert occurrences(read, SECURE + text) == []


def test_in_a_report_of_unknown_date_a_whole_date_in_the_lead_is_news(read: Read) -> None:
    (news,) = occurrences(read, "Gunmen killed a guard in Karvov on 3 May 2021, police said.")
    assert not news.background
    (history,) = occurrences(read, "Gunmen killed a guard in Karvov in 2021, police said.")
    assert history.background
