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
# What makes a text one of security: acts alone do not.
NEWS = " Gunmen attacked soldiers near the border on Monday and killed three policemen."


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


@pytest.mark.parametrize(
    "text",
    [
        "The embassy warned on Monday that attacks on aid workers were likely in the next month.",
        "Police said on Monday that an attack on the airport in Nairobi was imminent.",
    ],
)
def test_a_state_told_under_a_past_telling_is_still_to_come(read: Read, text: str) -> None:
    (outlook,) = outlooks(read, text + NEWS)
    assert outlook.event_type is EventType.ASSAULT


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that attacks on convoys were likely last month.",
        "A witness said that the attack was likely the work of rebels.",
        "An attack on the airport was likely, but none came.",
    ],
)
def test_a_state_of_the_past_is_no_outlook(read: Read, text: str) -> None:
    assert outlooks(read, text + NEWS) == []


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


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("An attack on the city is imminent, the mayor said.", "attack"),
        ("The group said it was planning attacks on embassies.", "attacks"),
        ("The commander announced plans to deploy 300 fighters to the border.", "deploy"),
        ("Opposition leaders have called for protests on Saturday.", "protests"),
        ("The two sides agreed to a ceasefire that will begin on Friday.", "ceasefire"),
        ("Clashes could resume after the truce, the monitor said.", "Clashes"),
        ("The opposition was planning protests in the capital on Thursday.", "protests"),
        ("There is still a tough fight ahead, the general said.", "fight"),
        ("Officials expect the attacks to go on, as militants are determined to come to the city "
         "in order to carry out bombings.", "bombings"),
        ("The government may go back to peace talks, officials said.", "peace talks"),
        ("Residents were warned that the dam could be bombed.", "bombed"),
    ],
)  # fmt: skip
def test_many_words_put_an_act_into_the_future(read: Read, text: str, trigger: str) -> None:
    assert trigger in {each.trigger.quote for each in outlooks(read, text + NEWS)}


@pytest.mark.parametrize(
    "text",
    [
        "Police said the man was planning to attack the mosque when he was arrested.",
        "The suspect had planned to bomb the station, prosecutors said.",
        "The army said the bombing was planned by a colonel.",
        "It was a planned attack by the rebels.",
        "The raids came before planned protests, which were crushed.",
        "Will the army attack the town?",
        "There will be no attack on the city, the general said.",
        "The minister denied that the army would attack the village.",
        "The army should attack the town, the senator said.",
        "The group called off its plans for the attack.",
        "He kept silent for fear of reprisals.",
        "Soldiers could be seen firing at the crowd.",
        "The attack may have been carried out by rebels.",
        "The king would later be killed by his own guards.",
        "The war will be remembered for its cruelty.",
        "The government will compensate the victims of the attack.",
        "Ministers will discuss the attacks next week.",
        "The United Nations will vote on a resolution to end the war.",
        "The film will show how the army stormed the palace.",
        "The coup can only be reversed by the army.",
        "Their aim was to kill the general.",
        "The company will launch a price war next year.",
        "Republicans will continue their legislative attacks.",
        "She will kill herself, a friend said.",
    ],
)
def test_what_only_looks_like_an_act_to_come_is_no_outlook(read: Read, text: str) -> None:
    assert outlooks(read, text + NEWS) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels will attack the town within 48 hours.", "within 48 hours"),
        ("The rebels will soon attack the town.", "soon"),
        ("The rebels could carry out attacks in the months ahead.", "the months ahead"),
        ("The rebels will attack the town ahead of the election.", "ahead of the election"),
        ("An imminent attack on the town is feared.", "imminent"),
        # When it was said, when the condition holds and what a party did are other times.
        ("On Friday the rebels vowed to attack the town.", None),
        ("Hours later the rebels vowed to attack the town.", None),
        ("The rebels threatened to kill the men unless they are paid by Sunday.", None),
        ("The rebels will attack the town that they left in 2011.", None),
        ("The rebels will fight the army for years.", None),
    ],
)
def test_the_horizon_is_that_of_the_act(read: Read, text: str, words: str | None) -> None:
    (found,) = outlooks(read, text + NEWS)
    assert (found.horizon.span and found.horizon.span.quote) == words


def test_a_possibility_that_something_will_be_is_no_more_than_one(read: Read) -> None:
    text = "There is a possibility that the rebels will attack the town."
    (found,) = outlooks(read, text + NEWS)
    assert found.likelihood is not None and found.likelihood.quote == "a possibility"


def test_what_is_not_likely_is_said_so(read: Read) -> None:
    (found,) = outlooks(read, "The rebels are not likely to attack the town." + NEWS)
    assert found.likelihood is not None and found.likelihood.quote == "not likely"


def test_a_heading_that_the_body_tells_is_not_told_twice(read: Read) -> None:
    text = "Rebels plan to attack soldiers\nRebels are planning to attack soldiers, officials said."
    assert len(outlooks(read, text, 1)) == 1


def test_a_heading_alone_counts_less() -> None:
    from tocsin.extract.outlooks.outlooks import HEADING_FACTOR

    assert 0 < HEADING_FACTOR < 1


# Governors of a clause, and whether it is forecast under each alone and under each negated.
STATES = {
    "likely": (True, True),
    "unlikely": (True, True),
    "highly unlikely": (True, True),
    "doubtful": (True, True),
    "possible": (True, False),
    "certain": (True, False),
    "clear": (True, False),
    "impossible": (False, True),
    "unclear": (False, False),
    "false": (False, False),
}
NEGATIONS = ("is not", "isn't", "is no longer", "is hardly", "was not")


@pytest.mark.parametrize("verb", ["is", "was", "remains", *NEGATIONS])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("told", ["It", "The ministry said it"])
def test_what_governs_an_act_is_never_lost(read: Read, verb: str, state: str, told: str) -> None:
    will = "would" if verb.startswith("was") else "will"
    if will == "would" and told == "It":
        told = "The minister said it"
    found = outlooks(read, f"{told} {verb} {state} that the rebels {will} attack the town.{NEWS}")
    expected = STATES[state][verb in NEGATIONS]
    assert bool(found) == expected
    for one in found:
        assert one.likelihood is not None
        assert one.likelihood.quote.endswith(state)
        words = one.likelihood.quote
        assert any(word in words for word in ("no", "n't", "hardly")) == (verb in NEGATIONS)
        assert one.likelihood.quote in one.span.quote


@pytest.mark.parametrize(
    "words",
    [
        "It is not true that the rebels will attack the town.",
        "It is not the case that the rebels will attack the town.",
        "Nobody expects that the rebels will attack the town.",
        "Nobody expects the rebels to attack the town.",
        "No one thinks the rebels will attack the town.",
        "Few believe that the rebels will attack the town.",
        "Few analysts believe that the rebels will attack the town.",
        "It is not expected that the rebels will attack the town.",
        "There is no chance that the rebels will attack the town.",
        "There is not a chance that the rebels will attack the town.",
        "Analysts do not see a risk that the rebels will attack the town.",
        "There is little evidence that the rebels will attack the town.",
        "The rebels are not ready to attack the town.",
        "The rebels are not certain to attack the town.",
        "No rebels will attack the town.",
        "The rebels will hardly attack the town.",
        "The rebels will no longer attack the town.",
        "The risk of an attack by the rebels is nil.",
        "It is unlikely that the ministry said that the rebels will attack the town.",
    ],
)
def test_what_is_denied_is_not_said_to_come(read: Read, words: str) -> None:
    assert outlooks(read, words + NEWS) == []


@pytest.mark.parametrize(
    ("words", "likelihood"),
    [
        ("There is little chance that the rebels will attack the town.", "little chance"),
        ("There is no doubt that the rebels will attack the town.", "no doubt"),
        ("The chance that the rebels will attack the town is small.", "small"),
        ("The prospect of an attack by the rebels is remote.", "remote"),
        ("The ministry cannot rule out that the rebels will attack the town.", "cannot rule out"),
        ("The rebels are not likely to attack the town.", "not likely"),
        ("That the rebels will attack the town is unlikely.", "unlikely"),
        ("It is unlikely that the rebels plan to attack the town.", "unlikely"),
    ],
)
def test_the_words_over_an_act_say_how_likely_it_is(
    read: Read, words: str, likelihood: str
) -> None:
    (found,) = outlooks(read, words + NEWS)
    assert found.likelihood is not None
    assert found.likelihood.quote == likelihood
    assert found.span.quote.endswith(words.removesuffix("."))


def test_a_few_are_not_nobody(read: Read) -> None:
    (found,) = outlooks(read, "A few analysts believe that the rebels will attack the town." + NEWS)
    assert found.span.quote == "the rebels will attack the town"


def test_what_is_run_together_with_a_denial_is_not_denied(read: Read) -> None:
    text = "“Attacks are going to happen, no one wants them, but they come,” the minister said."
    assert len(outlooks(read, text + NEWS)) == 1


def test_a_town_that_is_to_be_attacked_is_the_place(read: Read) -> None:
    (forecast,) = outlooks(read, "The rebels will probably attack Maiduguri before 15 May." + NEWS)
    assert [ref.mention.quote for ref in forecast.places] == ["Maiduguri"]


def test_a_degree_of_likelihood_is_no_opinion(read: Read) -> None:
    text = "The rebels are very likely to attack Maiduguri before 15 May, officials said."
    (forecast,) = outlooks(read, text + NEWS)
    assert forecast.kind is OutlookKind.FORECAST
    assert forecast.likelihood is not None
    assert forecast.likelihood.quote == "very likely"


def test_a_captive_threatened_with_death_by_a_day_is_a_threat(read: Read) -> None:
    text = "Gunmen abducted a teacher on Monday. They threatened to kill him within ten days."
    (threat,) = outlooks(read, text)
    assert threat.kind is OutlookKind.THREAT
    assert threat.horizon.span is not None
    assert threat.horizon.span.quote == "within ten days"


def test_one_private_person_who_threatens_another_is_none(read: Read) -> None:
    assert outlooks(read, "Her neighbour threatened to kill him." + NEWS) == []


def test_a_town_to_be_retaken_is_ground(read: Read) -> None:
    text = "The colonel said on Monday that the army would retake Monguno by the end of May."
    (forecast,) = outlooks(read, text + NEWS)
    assert forecast.event_type is EventType.COERCE
    assert [ref.mention.quote for ref in forecast.places] == ["Monguno"]
