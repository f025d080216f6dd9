"""Who speaks in a transcript: each turn belongs to its label, the outlet's own to nobody else."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.ids import attribution_id
from tocsin.core.types import Attribution, DateInterval, Span, Speaker
from tocsin.core.vocab import SourceKind, Stance
from tocsin.extract.phrases.times import SAID_ON_NOT_STATED
from tocsin.extract.phrases.turns import Turn, turns_in
from tocsin.extract.reader import Reader

SCORE = 0.7
RULE = "attribution/turn"
# "A:" names nobody.
ANSWER = "a"


def with_turns(reader: Reader, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions of a document with those of its turns, none told by a label.

    What is attributed inside a turn becomes a part of it.
    """
    turns = turns_in(reader.document.text)
    kept = [
        item
        for item in attributions
        if not any(_is_label(turn, item) or _is_question(reader, turn, item) for turn in turns)
    ]
    said = [_attribution(reader, turn) for turn in turns if not turn.by_outlet]
    gone = {item.id for item in attributions} - {item.id for item in kept}
    kept = [replace(item, parent=None) if item.parent in gone else item for item in kept]
    return (*said, *(_within(item, said) for item in kept))


def is_turn(item: Attribution) -> bool:
    """Return whether an attribution is that of a whole turn."""
    return item.made_by == RULE


def _is_label(turn: Turn, item: Attribution) -> bool:
    """Return whether a label was taken for a speaker or a cue."""
    spans = [*(speaker.mention for speaker in item.speakers), *([item.cue] if item.cue else [])]
    return any(span.start < turn.start and turn.label_start < span.end for span in spans)


def _is_question(reader: Reader, turn: Turn, item: Attribution) -> bool:
    """Return whether the outlet only asks what somebody said or knows: "do we know who died?"."""
    if not turn.by_outlet or item.cue is None or not turn.start <= item.cue.start < turn.end:
        return False
    token = reader.tree.token_at(item.cue.start)
    sentence = reader.tree.sentence_of(token) if token is not None else None
    return sentence is not None and reader.tree.tokens[sentence.last - 1].text == "?"


def _within(item: Attribution, said: Sequence[Attribution]) -> Attribution:
    start = item.content[0].start if item.content else -1
    around = [turn for turn in said if turn.content[0].start <= start < turn.content[0].end]
    return replace(item, parent=around[0].id) if around and item.parent is None else item


def _attribution(reader: Reader, turn: Turn) -> Attribution:
    tree = reader.tree
    lead = len(reader.document.text[turn.start :]) - len(
        reader.document.text[turn.start :].lstrip()
    )
    content = (tree.characters(turn.start + lead, turn.end),)
    label = tree.characters(turn.label_start, turn.label_end)
    return Attribution(
        id=attribution_id(reader.document.id, None, content),
        speakers=() if label.quote.lower() == ANSWER else (_speaker(reader, label),),
        cue=None,
        content=content,
        direct=True,
        stance=Stance.ASSERTED,
        said_on=DateInterval(reason=SAID_ON_NOT_STATED),
        score=SCORE,
        made_by=RULE,
    )


def _speaker(reader: Reader, label: Span) -> Speaker:
    table = reader.lexicons.table("speakers")
    words = label.quote.lower().split()
    known = [entry for word in words for entry in table.get(word, ())[:1]]
    return Speaker(
        mention=label,
        source_kind=SourceKind(known[0].code) if known else SourceKind.UNKNOWN,
        named=any(word not in table for word in words[1:]),
        count=1,
        speaker_key=f"label:{' '.join(words)}",
    )
