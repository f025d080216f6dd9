"""Transcripts: labels say who speaks, the outlet's own are nobody, and directions are no text."""

from collections.abc import Callable

from tocsin.core.types import Occurrence
from tocsin.core.vocab import SourceKind, Stance
from tocsin.extract.attribution.links import find_attributions
from tocsin.extract.attribution.transcripts import with_turns
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.phrases.turns import turns_in
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
TALK = """HOST: Rebels shelled the town of Karso on Sunday, killing nine people.
REPORTER (in Karso): [explosion] The army says the rebels fired from the hills.
HOST: Do we know who was hurt?
COLONEL ORSEL: The rebels killed three soldiers. [inaudible] The army said that they fired first.
"""


def test_labels_part_a_transcript_into_turns() -> None:
    turns = turns_in(TALK)
    labels = [TALK[turn.label_start : turn.label_end] for turn in turns]
    assert labels == ["HOST", "REPORTER", "HOST", "COLONEL ORSEL"]
    assert [turn.by_outlet for turn in turns] == [True, True, True, False]


def test_a_notice_with_labels_is_no_transcript() -> None:
    assert turns_in("WHAT: A march for peace.\nWHERE: Karso.\nCONTACT: The office.\n") == ()
    assert turns_in("KARSO: Rebels attacked a convoy.\nVELEN: Gunmen killed a judge.\n") == ()


def test_a_guest_speaks_and_the_outlet_does_not_quote_itself(read: Read) -> None:
    reader = read(TALK)
    links = with_turns(reader, find_attributions(reader))
    spoken = {speaker.mention.quote for link in links for speaker in link.speakers}
    assert not spoken & {"HOST", "REPORTER", "we"}
    (guest,) = (link for link in links if link.cue is None)
    assert (guest.speakers[0].mention.quote, guest.stance) == ("COLONEL ORSEL", Stance.ASSERTED)
    assert guest.speakers[0].source_kind is SourceKind.OFFICIAL
    nested = [link for link in links if link.parent == guest.id]
    assert [link.cue.quote for link in nested if link.cue] == ["said"]


def test_acts_are_told_by_those_who_tell_them(read: Read) -> None:
    reader = read(TALK)
    links = with_turns(reader, find_attributions(reader))
    tellers = {
        claim.content.trigger.quote: claim.attribution_id
        for claim in find_occurrences(reader, links)
        if isinstance(claim.content, Occurrence)
    }
    (guest,) = (link for link in links if link.cue is None)
    assert tellers["shelled"] is None
    assert tellers["killed"] == guest.id
    assert "explosion" not in tellers
