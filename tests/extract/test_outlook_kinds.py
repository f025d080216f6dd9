"""Kinds of outlooks: whose act it is decides, and what those who look on can only warn of."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Outlook
from tocsin.core.vocab import EventType, OutlookKind
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.outlooks.outlooks import find_outlooks
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
# What makes a text one of security: acts alone do not.
NEWS = " Gunmen attacked soldiers near the border on Monday and killed three policemen."


def outlook(read: Read, text: str) -> Outlook:
    reader = read(text + NEWS)
    (claim,) = find_outlooks(reader, find_attributions(reader))
    assert isinstance(claim.content, Outlook)
    return claim.content


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("If the talks fail, the group will attack the capital, its leader said.", "threat"),
        ("The rebels said they would attack the capital.", "threat"),
        ("Iran said it would respond decisively to any attack.", "threat"),
        ("The Israeli army will strike the town, the Israeli prime minister said.", "threat"),
        ("Israel will strike Iran, a retired professor said.", "forecast"),
        ("Gunmen will attack the village, elders fear.", "forecast"),
        ("The embassy warned that gunmen could attack hotels.", "warning"),
        ("The embassy warned of attacks on hotels in Nairobi.", "warning"),
        ("Analysts said that the army could end up paying a heavy price.", "warning"),
        ("The army will pull out its troops in June, an army spokesman said.", "plan"),
        ("Russia will withdraw its troops from Syria in June.", "plan"),
        ("The peace talks will resume in Geneva on Monday.", "plan"),
        ("The commander will stand trial in May.", "plan"),
        ("The two states announced they would coordinate their airstrikes in Syria.", "plan"),
    ],
)
def test_whose_act_it_is_decides(read: Read, text: str, kind: str) -> None:
    assert outlook(read, text).kind is OutlookKind(kind)


def test_a_promise_of_violence_is_a_threat_and_one_of_peace_a_plan(read: Read) -> None:
    violent = outlook(read, "The president pledged to crush the rebels.")
    peaceful = outlook(read, "The president pledged to release the hostages.")
    assert (violent.kind, peaceful.kind) == (OutlookKind.THREAT, OutlookKind.PLAN)
    assert peaceful.event_type is EventType.RETREAT


def test_those_who_speak_of_their_own_act_are_to_do_it(read: Read) -> None:
    found = outlook(read, "The rebels said they would attack the capital.")
    assert [party.mention.quote for party in found.by] == ["The rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "Officials fear an attack on the airport.",
        "The embassy warned of possible attacks on hotels.",
        "The governor expects more violence.",
        "Analysts expect attacks on convoys to increase in the coming weeks.",
        'Police closed the roads. "They will attack the soldiers on Friday," said Ada Roe.',
        'Police closed the roads. "They will attack Bamako on Friday," said Ada Roe.',
        'The rebels are in the hills. "They will attack Dofa on Friday," said the governor.',
    ],
)
def test_who_foresees_an_act_does_not_do_it(read: Read, text: str) -> None:
    assert outlook(read, text).by == ()


def test_whom_a_speaker_named_in_another_quotation_is_to_do_it(read: Read) -> None:
    found = outlook(
        read, '"The rebels are near," said the governor. "They will attack Bamako on Friday."'
    )
    assert [party.mention.quote for party in found.by] == ["The rebels"]


def test_who_stands_trial_suffers_it(read: Read) -> None:
    found = outlook(read, "The general will stand trial in May.")
    assert found.by == ()
    assert [party.mention.quote for party in found.against] == ["The general"]


def test_troops_that_are_sent_are_not_whom_it_is_against(read: Read) -> None:
    found = outlook(read, "France is expected to send 500 soldiers to Mali next month.")
    assert found.against == ()
    assert [party.mention.quote for party in found.by] == ["France"]
    assert found.likelihood is not None and found.likelihood.quote == "expected"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The governor spoke to reporters and said that gunmen had fled on Monday. "
            "He said the army would retake Dofa by Friday.",
            "plan",
        ),
        ("He said the army would retake Dofa by Friday.", "forecast"),
        ("The governor said that foreign troops would attack Dofa on Friday.", "forecast"),
        ("The governor said that enemy troops would storm Dofa on Friday.", "forecast"),
        ("The governor said that invading forces would storm Dofa on Friday.", "forecast"),
        ("The minister said hostile forces would attack the capital soon.", "forecast"),
        ("The army will retake Dofa by Friday, the governor said.", "plan"),
        ("The general said that soldiers were to storm the camp on Friday.", "plan"),
        ("The minister said that police would arrest the attackers.", "plan"),
        ("Residents said the army would retake Dofa by Friday.", "forecast"),
        ("The minister predicted that the army would retake Dofa.", "forecast"),
        ("The minister said the rebels would attack Dofa.", "forecast"),
        ("The Kenyan president said Somali troops would storm the town.", "forecast"),
    ],
)
def test_what_an_official_tells_of_his_states_forces_is_a_plan(
    read: Read, text: str, kind: str
) -> None:
    assert outlook(read, text).kind is OutlookKind(kind)
