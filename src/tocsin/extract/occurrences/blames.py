"""Who is blamed for an act that a pronoun stands for: "the ministry blamed the rebels for it".

The party is a suspected actor of the act told just before, by the words of whoever blames it.
"""

from collections.abc import Iterable, Iterator, Sequence

from tocsin.core.types import Attribution, Claim, Occurrence
from tocsin.core.vocab import EventType, PartStatus, Realis
from tocsin.extract.claiming import make_further_claim
from tocsin.extract.occurrences.clauses import BLAMING, is_passive, objects, subjects
from tocsin.extract.occurrences.sameness.identity import makes_incident
from tocsin.extract.phrases.mentions import NAME_TAGS, is_armed, party
from tocsin.extract.reader import Reader

POINTING = frozenset({"it", "this", "that", "them", "these", "those", "both"})
FOR_WHAT = frozenset({"for", "of"})
SCORE = 0.7


def find_blames(
    reader: Reader, attributions: Sequence[Attribution], occurrences: Sequence[Claim]
) -> tuple[Claim, ...]:
    """Return one claim for each party blamed for "it", of the one act that this can be."""
    acts = [
        claim.content
        for claim in occurrences
        if isinstance(claim.content, Occurrence)
        and claim.content.event_type is EventType.ASSAULT
        and makes_incident(claim.content)
    ]
    made = (
        _claim(reader, act, head, attributions)
        for pronoun, blamed in _blamed(reader)
        if (act := _act_before(reader, pronoun, acts)) is not None
        for head in blamed
    )
    return tuple(made)


def _blamed(reader: Reader) -> Iterator[tuple[int, list[int]]]:
    """Yield each pronoun for what somebody is blamed for, with the heads of those blamed."""
    tree = reader.tree
    for verb in range(len(tree.tokens)):
        if not tree.is_verb(verb) or tree.lemma(verb) not in BLAMING or tree.negated(verb):
            continue
        heads = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
        blamed = [head for head in heads if _is_party(reader, head)]
        for prep in tree.children(verb, "prep"):
            for pronoun in tree.children(prep, "pobj"):
                if tree.lemma(prep) in FOR_WHAT and tree.lemma(pronoun) in POINTING:
                    yield pronoun, blamed


def _is_party(reader: Reader, head: int) -> bool:
    return reader.tree.tokens[head].tag in NAME_TAGS or is_armed(reader, head)


def _act_before(reader: Reader, pronoun: int, acts: Iterable[Occurrence]) -> Occurrence | None:
    """Return the one act of the sentence up to a pronoun, or of the sentence before it."""
    tree = reader.tree
    number = tree.sentence_number(pronoun)
    told: dict[int, list[Occurrence]] = {}
    for act in acts:
        token = tree.token_at(act.trigger.start)
        if token is not None and token < pronoun:
            told.setdefault(tree.sentence_number(token), []).append(act)
    near = told.get(number) or told.get(number - 1) or []
    return near[0] if len({act.incident_key for act in near}) == 1 else None


def _claim(
    reader: Reader, act: Occurrence, head: int, attributions: Sequence[Attribution]
) -> Claim:
    blamed = party(reader, head, status=PartStatus.SUSPECTED)
    content = Occurrence(
        trigger=act.trigger,
        event_type=act.event_type,
        realis=Realis.HAPPENED,
        background=False,
        actors=(blamed,),
        incident_key=act.incident_key,
    )
    return make_further_claim(
        reader, attributions, content, blamed.mention, score=SCORE, made_by="occurrences/blame"
    )
