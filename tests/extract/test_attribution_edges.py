"""Where content begins and ends, quotations that go on, whom a description or pronoun means."""

from collections.abc import Callable

import pytest

from tocsin.core.types import Attribution
from tocsin.core.vocab import SourceKind, Stance
from tocsin.extract.attribution.edges import after_dateline
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]


def by_cue(items: tuple[Attribution, ...], cue: str) -> Attribution:
    return next(item for item in items if item.cue is not None and item.cue.quote == cue)


def words(item: Attribution) -> list[str]:
    return [span.quote for span in item.content]


def who(item: Attribution) -> list[str]:
    return [speaker.mention.quote for speaker in item.speakers]


def keys(item: Attribution) -> list[str]:
    return [speaker.speaker_key for speaker in item.speakers]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("SELBY — -Gunmen shot a guard", "Gunmen shot a guard"),
        ("OSTAVA, NORLAND (Agency) — Gunmen shot a guard", "Gunmen shot a guard"),
        ("-Norland is calling on Ostava", "Norland is calling on Ostava"),
        ("A U.S.-Norland patrol shot a guard", "A U.S.-Norland patrol shot a guard"),
        ("UN troops shot a guard", "UN troops shot a guard"),
    ],
)
def test_a_dateline_is_not_told_by_anybody(text: str, kept: str) -> None:
    start, end = after_dateline(text, (0, len(text)))
    assert text[start:end] == kept


def test_a_quotation_that_is_not_closed_keeps_its_stop(read: Read) -> None:
    found = find_attributions(
        read("Roe said the army had “no right to hold the valley.\nIt rained.")
    )
    assert words(by_cue(found, "said")) == ["the army had “no right to hold the valley."]


def test_content_within_a_quotation_has_no_stop_of_it(read: Read) -> None:
    text = 'Roe spoke on Monday.\n"I know that the army holds the valley. We will wait," said Roe.'
    assert words(by_cue(find_attributions(read(text)), "know")) == ["the army holds the valley"]


def test_a_quotation_is_told_from_its_opening_mark(read: Read) -> None:
    text = '"The road is open. We have cleared it of mines," said General Roe.'
    found = find_attributions(read(text))
    assert words(by_cue(found, "said"))[0].startswith('"The road is open.')


def test_what_a_speaker_does_besides_is_not_part_of_what_is_said(read: Read) -> None:
    text = "The minister said the talks are going well and praised the governor for his patience."
    found = find_attributions(read(text))
    assert words(by_cue(found, "said")) == ["the talks are going well"]
    praised = by_cue(found, "praised")
    assert who(praised) == ["The minister"]
    assert words(praised) == ["the governor for his patience"]


def test_a_statement_goes_on_over_its_paragraphs(read: Read) -> None:
    text = (
        "Minister Ann Roe said:\n"
        "I condemn the attack on the market in Selby.\n"
        "Those who planned it will be found.\n"
        "Notes for editors: the minister took office in May."
    )
    said = by_cue(find_attributions(read(text)), "said")
    assert words(said) == [
        "I condemn the attack on the market in Selby.",
        "Those who planned it will be found.",
    ]


def test_a_statement_ends_where_its_speaker_is_named(read: Read) -> None:
    text = (
        "Minister Ann Roe said:\n"
        "I condemn the attack on the market in Selby.\n"
        "Roe has been minister since May."
    )
    assert len(by_cue(find_attributions(read(text)), "said").content) == 1


def test_a_quotation_goes_on_after_sentences_that_lost_their_marks(read: Read) -> None:
    text = (
        '"Most of them are forced to join," said Roe.\n'
        '"What we saw in Selby is different. '
        "Women join the fighters of their own will. "
        '"We are seeing women who go to the front.'
    )
    last = find_attributions(read(text))[-1]
    assert last.cue is None
    assert who(last) == ["Roe"]


def test_a_quotation_that_nobody_signs_has_no_speaker(read: Read) -> None:
    text = (
        "The bridge was closed on Monday.\n"
        '"Nobody told us that the bridge would be closed for so long."'
    )
    [found] = find_attributions(read(text))
    assert found.speakers == () and found.cue is None and found.direct


def test_a_title_in_quotation_marks_is_no_speech(read: Read) -> None:
    assert not find_attributions(read('The film was shown in Selby.\n"The Long Road Home."'))


def test_opinion_keeps_its_ground(read: Read) -> None:
    found = find_attributions(read("Norland condemned the raid as a crime against its people."))
    assert words(found[0]) == ["the raid as a crime against its people"]


def test_fears_that_grow_are_told(read: Read) -> None:
    found = find_attributions(read("Fears are growing that the militia may return to the valley."))
    assert [item.cue and item.cue.quote for item in found] == ["Fears"]
    assert words(found[0]) == ["the militia may return to the valley"]


def test_allegations_without_that(read: Read) -> None:
    found = find_attributions(read("He fled after allegations he took part in the raid on Selby."))
    assert by_cue(found, "allegations").stance is Stance.ACCUSED


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('"It was a very brave decision," said Roe.', Stance.OPINED),
        ('"The attack cannot be tolerated," said Roe.', Stance.OPINED),
        ('"Go home now and stay there," Roe said.', Stance.ORDERED),
        ('"Who gave them the weapons?" Roe said.', Stance.ASKED),
        ("Roe said the talks would end in failure.", Stance.PREDICTED),
        ("Police said they will not tolerate violence.", Stance.THREATENED),
        ("Iran told them they wouldn't be punished.", Stance.ASSERTED),
        ("Roe said the road was closed on Monday.", Stance.ASSERTED),
        ('"The road was closed on Monday," said Roe.', Stance.ASSERTED),
        ("Roe called the verdict a disgrace.", Stance.OPINED),
        ("Roe called the claim a lie.", Stance.DENIED),
        ("Roe believes the raid was a terrible mistake.", Stance.OPINED),
        ("Roe believes the convoy left the valley.", Stance.SUSPECTED),
    ],
)
def test_stance_by_what_is_said(read: Read, text: str, stance: Stance) -> None:
    assert find_attributions(read(text))[0].stance is stance


def test_a_description_leads_to_the_name_it_had(read: Read) -> None:
    text = (
        "Governor Ann Roe said the road was open.\n"
        "The bridge was hit on Monday.\n"
        "The governor said the bridge would be repaired."
    )
    first, second = find_attributions(read(text))
    assert keys(first) == keys(second) == ["name:ann roe"]
    assert second.speakers[0].named


def test_another_office_stays_itself(read: Read) -> None:
    text = "Governor Ann Roe said the road was open.\nThe mayor said the bridge was closed."
    first, second = find_attributions(read(text))
    assert keys(first) != keys(second)
    assert not second.speakers[0].named


def test_he_is_the_one_person_who_acts_before(read: Read) -> None:
    text = "Ben Roe pulled a cart out of the ruins.\nHe said the house had been shelled."
    [said] = find_attributions(read(text))
    assert said.speakers[0].speaker_key == "name:ben roe"


def test_he_is_nobody_where_two_may_be_meant(read: Read) -> None:
    text = "Ben Roe met Sam Poe after Tom Coe left.\nHe said the house had been shelled."
    [said] = find_attributions(read(text))
    assert said.speakers[0].speaker_key.startswith("pronoun:")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A rebel commander said the road was closed.", SourceKind.ARMED_GROUP),
        ("An army commander said the road was closed.", SourceKind.OFFICIAL),
        ("Reports said the road was closed.", SourceKind.UNKNOWN),
        ("Media reports said the road was closed.", SourceKind.MEDIA),
    ],
)
def test_an_office_speaks_as_its_body(read: Read, text: str, kind: SourceKind) -> None:
    assert find_attributions(read(text))[0].speakers[0].source_kind is kind


def test_a_name_behind_an_office_is_part_of_the_speaker(read: Read) -> None:
    found = find_attributions(read("The mayor of Selby, Ann Roe, said the road was closed."))
    assert who(found[0]) == ["The mayor of Selby, Ann Roe"]
    found = find_attributions(read("Her father, Ben Roe, said the road was closed."))
    assert who(found[0]) == ["Ben Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "The clinic was warned by telephone on Monday that its staff would be killed.",
        "The clinic was warned by letter on Monday that its staff would be killed.",
    ],
)
def test_what_carries_words_is_not_who_says_them(read: Read, text: str) -> None:
    (warning,) = find_attributions(read(text))
    assert (warning.stance, who(warning)) == (Stance.WARNED, [])


@pytest.mark.parametrize(
    "text", ["Selby bombing: toll rises to 14", "Ostava hospital attack: three dead"]
)
def test_an_act_before_the_colon_of_a_heading_is_a_topic(read: Read, text: str) -> None:
    assert [who(item) for item in find_attributions(read(text, headings=1))] == []
