"""Whose telling an act is: the innermost attribution that can have told it."""

from collections.abc import Sequence

from tocsin.core.types import Attribution, Occurrence
from tocsin.core.vocab import PartStatus, Realis, SourceKind, Stance
from tocsin.extract.attribution.links import innermost
from tocsin.extract.occurrences.governors import is_taken_part_in
from tocsin.extract.occurrences.realis.of_nouns import DEFINITE
from tocsin.extract.occurrences.triggers import Trigger
from tocsin.extract.phrases.refuted import is_refuted_cue
from tocsin.extract.reader import Reader

TOLD = frozenset({Realis.HAPPENED, Realis.ONGOING})
# Who warns, predicts, orders or asks tells nothing of what has happened: a past act in
# their words is taken for granted by whoever reports them.
LOOK_AHEAD = frozenset(
    {
        Stance.WARNED,
        Stance.PREDICTED,
        Stance.THREATENED,
        Stance.PROMISED,
        Stance.ORDERED,
        Stance.ASKED,
    }
)
OUT_OF_OFFICE = frozenset({SourceKind.WITNESS, SourceKind.OTHER, SourceKind.UNKNOWN})
BLAME = frozenset({Stance.SUSPECTED, Stance.ACCUSED})


def teller_of(
    reader: Reader, trigger: Trigger, act: Occurrence, attributions: Sequence[Attribution]
) -> Attribution | None:
    """Return the attribution that tells an act, or None for the outlet's own voice.

    "suspected of a part in the bombings" suspects the part; the bombings are presupposed,
    unless the act itself, not a part in it, has a suspected actor. Of "denied reports that
    rebels attacked" it is who denies that tells, and not the reports.
    """
    by_id = {link.id: link for link in attributions}
    link = innermost(attributions, act.trigger.start)
    while link is not None and (
        (link.stance in LOOK_AHEAD and act.realis in TOLD)
        or (link.stance in BLAME and _presupposed(reader, trigger, act))
        or is_refuted_cue(reader.tree, link.cue)
    ):
        link = by_id.get(link.parent or "")
    return link


def _presupposed(reader: Reader, trigger: Trigger, act: Occurrence) -> bool:
    blamed = any(party.status is PartStatus.SUSPECTED for party in act.actors)
    determiners = reader.tree.children(trigger.token, "det")
    definite = any(reader.tree.lemma(child) in DEFINITE for child in determiners)
    return trigger.is_noun and definite and (not blamed or is_taken_part_in(reader, trigger.token))


def witness_of(token: int, reader: Reader, attributions: Sequence[Attribution]) -> str | None:
    """Return the key of the one speaker out of office in whose words a token stands, or None."""
    link = innermost(attributions, reader.tree.tokens[token].start)
    if link is None or len(link.speakers) != 1:
        return None
    speaker = link.speakers[0]
    return speaker.speaker_key if speaker.source_kind in OUT_OF_OFFICE else None
