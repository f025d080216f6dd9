"""Attributions: content, stance, speakers, clause by clause."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.core.spans import check
from tocsin.core.types import Attribution
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance
from tocsin.extract.attribution.links import find_attributions, innermost
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]

SENTENCES = (
    "Two officials told Reuters on Friday that gunmen had stormed the depot.",
    "The army denied that it had killed civilians but said it had opened fire.",
    '"We will not talk," said the governor of Sarn. "They must leave the valley."',
    "The group is accused of burning three villages.",
    "According to a diplomat who spoke to CNN, the convoy never arrived.",
    "Residents, who asked not to be named, fled before dawn.",
    "He added: “Nobody came. Nobody called",
    "The ministry declined to comment.",
)


def only(items: tuple[Attribution, ...], cue: str) -> Attribution:
    found = [item for item in items if item.cue is not None and item.cue.quote == cue]
    assert len(found) == 1, [(item.cue and item.cue.quote) for item in items]
    return found[0]


def words(item: Attribution) -> list[str]:
    return [span.quote for span in item.content]


def who(item: Attribution) -> list[str]:
    return [speaker.mention.quote for speaker in item.speakers]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_span_opens_its_words_and_ids_and_parents_hold(read: Read, chosen: list[str]) -> None:
    reader = read("\n".join(chosen))
    found = find_attributions(reader)
    ids = [item.id for item in found]
    assert len(set(ids)) == len(ids)
    for item in found:
        assert item.content
        assert 0 < item.score < 1
        for span in (*item.content, *(s.mention for s in item.speakers)):
            check(reader.document, span)
        if item.parent is not None:
            parent = next(other for other in found if other.id == item.parent)
            place = (item.cue or item.content[0]).start
            assert any(part.start <= place < part.end for part in parent.content)


def test_a_sentence_final_attribution_covers_the_whole_sentence_before_it(read: Read) -> None:
    text = (
        "Although floods have cut the valley road and kept most traders at home, "
        "smugglers still reach the border, two customs officials say."
    )
    item = only(find_attributions(read(text)), "say")
    assert words(item) == [text[: text.index(", two customs")]]
    assert who(item) == ["two customs officials"]
    assert item.speakers[0].count == 2
    assert not item.speakers[0].named
    assert item.speakers[0].source_kind is SourceKind.OFFICIAL


@pytest.mark.parametrize("number", ["3²", "9" * 5000])
def test_what_is_no_count_counts_no_speakers(read: Read, number: str) -> None:
    for item in find_attributions(read(f"The {number} men said that the road was closed.")):
        assert all(speaker.count is None for speaker in item.speakers)


def test_the_chain_of_a_wire_story(read: Read) -> None:
    text = (
        "Satellite images taken by Norway confirmed that the militia shelled the port, "
        "two people briefed on the matter told Reuters on Tuesday."
    )
    item = only(find_attributions(read(text)), "told")
    assert item.via is not None and item.via.quote == "Reuters"
    assert item.stance is Stance.ASSERTED
    assert item.basis is EvidenceBasis.IMAGERY
    assert item.basis_span is not None
    assert item.basis_span.quote == "Satellite images taken by Norway"
    assert item.said_on.span is not None and "Tuesday" in item.said_on.span.quote
    assert item.speakers[0].count == 2


def test_reporters_and_lawmakers_pass_nothing_on(read: Read) -> None:
    for audience in ("reporters", "lawmakers"):
        found = find_attributions(read(f"The general told {audience} that the road was open."))
        assert only(found, "told").via is None


def test_a_parenthetical_leaves_two_spans(read: Read) -> None:
    item = only(find_attributions(read("The gunmen, police said, fled on motorcycles.")), "said")
    assert words(item) == ["The gunmen", "fled on motorcycles"]


def test_according_to(read: Read) -> None:
    found = find_attributions(
        read("According to a diplomat who spoke to CNN, the convoy never arrived.")
    )
    item = only(found, "According to")
    assert words(item) == ["the convoy never arrived"]
    assert who(item) == ["a diplomat"]
    assert item.via is not None and item.via.quote == "CNN"


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The army denied involvement in the raid.", "denied", Stance.DENIED),
        ("The rebels accused the army of shelling the town.", "accused", Stance.ACCUSED),
        ("The governor blamed the rebels for the fire.", "blamed", Stance.ACCUSED),
        ("The minister called on the rebels to disarm.", "called on", Stance.ORDERED),
        ("The judge ordered residents to leave the town.", "ordered", Stance.ORDERED),
        ("The commander vowed to avenge the raid.", "vowed", Stance.THREATENED),
        ("The mayor pledged to rebuild the school.", "pledged", Stance.PROMISED),
        ("The militia warned that it would burn the crops.", "warned", Stance.THREATENED),
        ("Aid workers warned that the dam could burst.", "warned", Stance.WARNED),
        ("The union condemned the killing.", "condemned", Stance.OPINED),
        ("The captain admitted killing two prisoners.", "admitted", Stance.ADMITTED),
        ("The sergeant is believed to have fled.", "believed", Stance.SUSPECTED),
        ("The clerk said the guards must go.", "said", Stance.ORDERED),
    ],
)
def test_the_stance_is_the_speakers(read: Read, text: str, cue: str, stance: Stance) -> None:
    assert only(find_attributions(read(text)), cue).stance is stance


def test_the_stance_belongs_to_the_clause(read: Read) -> None:
    found = find_attributions(
        read("The army denied that it had killed civilians but said it had opened fire.")
    )
    denied, said = only(found, "denied"), only(found, "said")
    assert (denied.stance, said.stance) == (Stance.DENIED, Stance.ASSERTED)
    assert words(denied)[0].startswith("it had killed")
    assert words(said) == ["it had opened fire"]
    assert denied.speakers[0].speaker_key == said.speakers[0].speaker_key


def test_three_senses_of_claim(read: Read) -> None:
    responsible = find_attributions(read("The Shore Front claimed responsibility for the blast."))
    item = only(responsible, "claimed responsibility")
    assert item.stance is Stance.CLAIMED
    assert item.basis is EvidenceBasis.CLAIM_OF_RESPONSIBILITY
    assert words(item) == ["the blast"]
    assert find_attributions(read("The attacks claimed the lives of forty farmers.")) == ()
    assert find_attributions(read("The flood claimed over 80 lives.")) == ()
    said = find_attributions(read("The trader claimed that the road was mined."))
    assert only(said, "claimed").stance is Stance.ASSERTED


def test_nobody_who_has_claimed_is_no_claimant(read: Read) -> None:
    assert find_attributions(read("No group has claimed responsibility for the blast.")) == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry declined to comment.", "declined to comment"),
        ("The embassy did not respond to a request for comment.", "did not respond"),
        ("The colonel would not confirm the arrest.", "would not confirm"),
        ("The palace has not commented on the arrest.", "has not commented"),
        ("Officials have refrained from commenting on the arrest.", "refrained from commenting"),
    ],
)
def test_refusals_to_speak_are_no_denials(read: Read, text: str, cue: str) -> None:
    assert only(find_attributions(read(text)), cue).stance is Stance.DECLINED


def test_details_withheld_are_not_part_of_what_is_said(read: Read) -> None:
    found = find_attributions(
        read("A spokesman said the raid killed six people, without giving further details.")
    )
    said, giving = only(found, "said"), only(found, "giving")
    assert words(said) == ["the raid killed six people"]
    assert giving.stance is Stance.DECLINED
    assert who(giving) == ["A spokesman"]


def test_direct_needs_the_whole_content_in_quotation_marks(read: Read) -> None:
    whole = only(find_attributions(read('"The bridge is gone," a trader said.')), "said")
    assert whole.direct
    assert words(whole) == ['"The bridge is gone,"']
    part = only(find_attributions(read('A trader said the bridge was "all but gone".')), "said")
    assert not part.direct


def test_a_quoted_sentence_goes_on_with_the_same_speaker(read: Read) -> None:
    found = find_attributions(
        read("“The bridge is gone,” the trader said. “Nobody can cross the river.”")
    )
    last = found[-1]
    assert last.cue is None and last.direct
    assert words(last) == ["“Nobody can cross the river.”"]
    assert last.speakers == only(found, "said").speakers


def test_an_unclosed_quotation_ends_with_its_sentence(read: Read) -> None:
    text = (
        "The report stated that the port was “a hub for smugglers and spies worldwide. "
        "That judgement is thin. The port lies idle."
    )
    found = find_attributions(read(text))
    assert all(span.end <= text.index(" That judgement") for item in found for span in item.content)


def test_nested_speech_keeps_its_own_speaker(read: Read) -> None:
    found = find_attributions(
        read("The broker claimed that Norway told the skippers they could sail.")
    )
    outer, inner = only(found, "claimed"), only(found, "told")
    assert inner.parent == outer.id
    assert who(inner) == ["Norway"]
    offset = inner.content[0].start
    innermost_found = innermost(found, offset)
    assert innermost_found is not None and innermost_found.id == inner.id
    assert innermost(found, 0) is None


def test_a_passive_agent_speaks(read: Read) -> None:
    item = only(
        find_attributions(read("It was confirmed by U.S. officials that the plane was hit.")),
        "confirmed",
    )
    assert who(item) == ["U.S. officials"]
    assert item.stance is Stance.ASSERTED


def test_the_first_and_that_source_are_one_the_second_is_another(read: Read) -> None:
    text = (
        "Two sources spoke of the raid. One source said the depot burned. "
        "That source and a second said the guards fled. The first source said nobody died."
    )
    said = [item for item in find_attributions(read(text)) if item.cue and item.cue.quote == "said"]
    first, second, third = (tuple(s.speaker_key for s in item.speakers) for item in said)
    assert len(second) == 2
    assert first[0] == second[0] == third[0] != second[1]


def test_officials_of_two_states_are_never_one_speaker(read: Read) -> None:
    found = find_attributions(
        read(
            "One US official said the road was open. One Iranian official said it was shut. "
            "US officials said the bridge held. The Iranian officials said the bridge was gone."
        )
    )
    assert len({item.speakers[0].speaker_key for item in found}) == 4


def test_an_organisation_between_makes_it_ambiguous(read: Read) -> None:
    found = find_attributions(
        read(
            "The State Department declined to comment. "
            "The Shore Front attacks traders whom it regards as spies."
        )
    )
    declined, regards = found
    assert regards.speakers[0].speaker_key != declined.speakers[0].speaker_key


def test_a_pronoun_is_the_last_speaker_who_fits(read: Read) -> None:
    found = find_attributions(
        read("Police chief Ona Varga said the road was safe. She said trucks could pass.")
    )
    first, second = found
    assert who(second) == ["She"]
    assert second.speakers[0].speaker_key == first.speakers[0].speaker_key
    assert second.speakers[0].named


def test_two_speakers_are_two(read: Read) -> None:
    item = only(find_attributions(read("Police and witnesses said the bus burned.")), "said")
    assert who(item) == ["Police", "witnesses"]


def test_a_heading_names_its_speaker_after_a_colon(read: Read) -> None:
    found = find_attributions(read("Rebels behind blast at depot: officials", headings=1))
    assert [words(item) for item in found] == [["Rebels behind blast at depot"]]
    assert found[0].cue is None
    assert found[0].score <= 0.5
    assert found[0].made_by == "attribution/heading"


def test_a_country_before_a_colon_is_a_topic(read: Read) -> None:
    assert find_attributions(read("Iraq: ten killed in market blast", headings=1)) == ()


def test_words_without_a_speaker(read: Read) -> None:
    item = only(find_attributions(read("The guards reportedly fled the camp.")), "reportedly")
    assert item.speakers == ()
    assert words(item) == ["The guards", "fled the camp"]


def test_what_is_only_supposed_is_not_said(read: Read) -> None:
    assert find_attributions(read("If the mayor says the road is open, trucks will pass.")) == ()
