"""Who had which part in an act, where it was, and what is counted with it."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Attribution, Occurrence
from tocsin.core.vocab import EventType, FigureKind, PartStatus, Realis, Stance
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.attribution.statements import find_statements
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "


def acts(read: Read, text: str) -> list[Occurrence]:
    claims = find_occurrences(read(SECURE + text), ())
    return [claim.content for claim in claims if isinstance(claim.content, Occurrence)]


def act(read: Read, text: str, trigger: str) -> Occurrence:
    return next(one for one in acts(read, text) if one.trigger.quote == trigger)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Four men suspected of involvement in the attack fled.", PartStatus.SUSPECTED),
        ("Four men denied any involvement in the attack.", PartStatus.DENIED),
    ],
)
def test_a_part_in_an_act_has_the_status_of_the_words(
    read: Read, text: str, status: PartStatus
) -> None:
    attack = act(read, "A bomb killed nine people in Gomar. " + text, "attack")
    parties = [(party.mention.quote.lower(), party.status) for party in attack.actors]
    assert parties == [("four men", status)]
    assert FigureKind.PERPETRATORS not in {figure.kind for figure in attack.figures}


def test_a_suspect_is_no_other_attacker(read: Read) -> None:
    told = acts(
        read,
        "Rebels attacked a base in Gomar on Monday. "
        "Four men suspected of involvement in the attack fled.",
    )
    assert len({one.incident_key for one in told if one.event_type is EventType.ASSAULT}) == 1


@pytest.mark.parametrize("verb", ["ordered", "urged", "sent"])
def test_who_is_told_to_attack_would_do_it(read: Read, verb: str) -> None:
    attack = act(read, f"The general {verb} rebels to attack the camp.", "attack")
    assert [party.mention.quote for party in attack.actors] == ["rebels"]
    assert attack.realis is not Realis.HAPPENED


def test_all_take_part_in_a_meeting(read: Read) -> None:
    met = act(
        read,
        "On May 4th, army commanders met with the Russians, Syrians, and Iraqis at Marn Airport "
        "(Gomar) to plan the raid.",
        "met",
    )
    assert met.event_type is EventType.CONSULT and not met.recipients
    assert [party.mention.quote for party in met.actors] == [
        "army commanders",
        "Russians",
        "Syrians",
        "Iraqis",
    ]


def test_a_sentence_that_only_sets_the_scene_gives_the_place(read: Read) -> None:
    text = "Two events off the coast of Yemen raised fears. A frigate shot down three drones."
    assert [place.mention.quote for place in act(read, text, "shot down").places] == ["Yemen"]
    placed = "Two events in Yemen raised fears. A frigate shot down three drones near Oman."
    assert [place.mention.quote for place in act(read, placed, "shot down").places] == ["Oman"]


def test_what_is_included_is_counted_and_the_rest_is_not(read: Read) -> None:
    text = "Warships have been deployed to the gulf, including three aircraft carriers."
    figures = act(read, text, "deployed").figures
    assert {one.kind for one in figures} == {FigureKind.DEPLOYED}
    assert [one.best for one in figures if one.best is not None] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "The war broke out in April 2023 between the army and a militia.",
        "Troops left because of the conflict that began on May 7.",
    ],
)
def test_a_war_is_told_by_its_beginning_and_is_never_the_news(read: Read, text: str) -> None:
    (war,) = acts(read, text)
    assert war.background and war.times


@pytest.mark.parametrize("text", ["A trade war began in May.", "The war goes on in the east."])
def test_a_war_without_its_beginning_is_no_act(read: Read, text: str) -> None:
    assert not acts(read, text)


def test_acts_of_two_parties_joined_by_and_keep_their_own_dead(read: Read) -> None:
    told = acts(read, "A bomb killed 16 people in Kabul and gunmen killed four guards in Herat.")
    assert [[figure.best for figure in one.figures][:1] for one in told] == [[16], [4]]
    assert len({one.incident_key for one in told}) == 2


def signed(read: Read, text: str) -> list[Attribution]:
    return [link for link in find_attributions(read(text)) if link.made_by.endswith("signed_quote")]


def test_a_quotation_is_of_the_name_that_signs_it(read: Read) -> None:
    (link,) = signed(read, "“We shall hold the pass.” Defense Minister Ada Roe, July 2017.\n")
    assert [speaker.mention.quote for speaker in link.speakers] == ["Defense Minister Ada Roe"]
    assert link.direct and link.said_on.span is not None
    assert link.said_on.span.quote == "July 2017"


@pytest.mark.parametrize(
    "text",
    [
        "“We shall hold the pass,” Defense Minister Ada Roe said.\n",
        "“We shall hold the pass.” Ada Roe was the minister.\n",
        "The “pass” is closed. Ada Roe, July 2017.\n",
    ],
)
def test_other_names_behind_quotations_sign_nothing(read: Read, text: str) -> None:
    assert not signed(read, text)


def test_a_warning_rests_on_what_the_report_says_of_it(read: Read) -> None:
    links = find_attributions(
        read(
            "The government provided Kenya with a warning about a threat within its borders. "
            "The warning, which was based on intelligence, came in May."
        )
    )
    (link,) = [link for link in links if link.stance is Stance.WARNED]
    assert [speaker.mention.quote for speaker in link.speakers] == ["The government"]
    assert link.basis_span is not None and link.basis_span.quote == "intelligence"


def test_a_paraphrase_and_its_quotation_are_one_statement(read: Read) -> None:
    reader = read(
        "The officer said the various parts of the rebel network have been adding to their "
        "patrols. The officer stated, “We worry that all parts of the rebel network are adding "
        "patrols on the border.”"
    )
    found = find_statements(reader, find_attributions(reader), ())
    quoted = [claim for claim in found if "border" in claim.content.content[-1].quote]  # type: ignore[union-attr]
    assert [len(claim.content.content) for claim in quoted] == [2]  # type: ignore[union-attr]
