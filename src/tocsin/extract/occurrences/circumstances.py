"""When and where an act was, told apart from it: "It happened at 10 p.m. on Friday at a bar".

A time or a place joins the act that was told just before, if that act has none and no other may
be meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.core.vocab import Realis
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.sameness.identity import Draft, violent_acts
from tocsin.extract.phrases.mentions import place_refs
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader

HAPPENING = frozenset({"happen", "occur", "unfold"})
# What stands for an act told before.
RESUMING = frozenset({"it", "this", "that", "incident", "crime", "violence", "ordeal", "tragedy"})
# So many sentences back an act is resumed.
REACH = 3


def with_circumstances(
    reader: Reader, drafts: Sequence[Draft], groups: Sequence[int]
) -> list[Draft]:
    """Return the drafts of violent acts with the times and places told of them elsewhere."""
    found = list(drafts)
    acts = violent_acts(drafts, groups)
    for verb in _happenings(reader):
        act = _resumed(reader, drafts, acts, verb)
        if act is None:
            continue
        one = found[act[0]].occurrence
        tellings = [drafts[place].occurrence for place in act]
        if not any(each.times for each in tellings):
            one = replace(one, times=one.times or times_of(reader, verb))
        if not any(each.places for each in tellings):
            refs = place_refs(reader, set(reader.tree.subtree(verb)))
            one = replace(one, places=one.places or tuple(refs))
        found[act[0]] = replace(found[act[0]], occurrence=one)
    return found


def _happenings(reader: Reader) -> Iterator[int]:
    """Yield the verbs that say of an act told before that it was: "it happened", "took place"."""
    tree = reader.tree
    for verb, token in enumerate(tree.tokens):
        resumes = (
            token.tag.startswith("VB")
            and (tree.lemma(verb) in HAPPENING or _takes_place(reader, verb))
            and any(tree.lemma(one) in RESUMING for one in tree.children(verb, "nsubj"))
        )
        if resumes and of_verb(reader, verb) is Realis.HAPPENED:
            yield verb


def _takes_place(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    taken = (tree.lemma(one) for one in tree.children(verb, "dobj"))
    return tree.lemma(verb) == "take" and "place" in taken


def _resumed(
    reader: Reader, drafts: Sequence[Draft], acts: Mapping[int, Sequence[int]], verb: int
) -> Sequence[int] | None:
    """Return the tellings of the one act that a sentence goes on about, None if unclear.

    It is that of the last sentence before it that tells one, if that is near or the only one.
    """
    tree = reader.tree
    told = {
        group: max(before)
        for group, places in acts.items()
        if (before := [drafts[place].token for place in places if drafts[place].token < verb])
    }
    if not told:
        return None
    last = tree.sentence_number(max(told.values()))
    near = [group for group, token in told.items() if tree.sentence_number(token) == last]
    if len(near) > 1 or (len(acts) > 1 and tree.sentence_number(verb) - last > REACH):
        return None
    return acts[near[0]]
