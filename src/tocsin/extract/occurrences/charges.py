"""Who is arrested for an act of the text, charged with it, or sought: "Ada Roe faces a charge".

The charge must be one of violence, or none is told, and nothing may tie it to another act. Who
is charged is suspected. Source: codebook, layer B, "role".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.vocab import EventType, PartyKind
from tocsin.extract.occurrences.clauses import (
    TELLING,
    after,
    clause_tokens,
    is_passive,
    objects,
    subjects,
)
from tocsin.extract.occurrences.harm.aftermath import WOUNDING, struck_by
from tocsin.extract.occurrences.realis.background import publication, tells_of_long_ago
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.occurrences.realis.words import UNREAL
from tocsin.extract.occurrences.sameness.identity import Draft, own_parts
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.phrases.reflexives import HIMSELF
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

# Verbs of which the one accused is the object.
ACCUSING = frozenset(
    "arrest charge indict accuse book jail hold apprehend capture convict arraign suspect "
    "implicate want seek".split()
)
# Those that without a charge beside them tell of the act that a text is about.
BARE = frozenset("arrest apprehend capture charge surrender turn take be".split())
# These are done to others than suspects too where they are not suffered.
SUFFERED = frozenset({"hold", "book", "jail", "want", "seek"})
KILLINGS = frozenset("murder homicide killing slaying shooting stabbing kill slay".split())
CRIMES = KILLINGS | frozenset(
    "manslaughter assault battery shoot stab death crime wounding discharge".split()
)
# Charges of something else, or of a part after the act.
OTHERS = frozenset(
    "drug narcotic possession marijuana cocaine heroin theft burglary robbery probation parole "
    "warrant accessory tampering evidence obstruction hindering traffic driving fraud "
    "contempt trespassing unrelated".split()
)
PAPERS = frozenset({"warrant", "indictment", "charge"})
CUSTODY = frozenset({"custody", "jail", "bar"})
# Of what a charge is: its words stand below these.
OF_CHARGE = frozenset({"charge", "count", "conspiracy", "suspicion", "attempt", "connection"})
# What stands after these says what somebody is accused of.
OF_WHAT = ("with", "for", "under", "of")
# Whom the police arrest has not done what they or an army did.
IN_POWER = frozenset({PartyKind.FORCE, PartyKind.STATE, PartyKind.ORGANISATION})
# A clause beside a charge tells no act that the charge is of.
BESIDE = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
NEAR = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The heads of those accused, and the group of the act that they are accused of."""

    accused: tuple[int, ...]
    group: int


@dataclass(frozen=True, kw_only=True)
class Acts:
    """The acts of a document: drafts, their groups, and the places of each violent group."""

    drafts: Sequence[Draft]
    groups: Sequence[int]
    violent: Mapping[int, Sequence[int]]
    sufferers: Mapping[int, int]

    @cached_property
    def only(self) -> int | None:
        """The group of the one violent act, None where there is none or several.

        What tells neither place nor time nor whom it harmed is no other act.
        """
        told = [
            group
            for group, places in self.violent.items()
            if any(
                own_parts(self.drafts[place]) or self.drafts[place].occurrence.figures
                for place in places
            )
        ]
        groups = told or list(self.violent)
        return groups[0] if len(groups) == 1 else None


def find_charges(
    reader: Reader, acts: Acts, victims: Victims, settings: OccurrenceSettings
) -> Iterator[Charge]:
    """Yield the charges that a text tells of its acts of violence."""
    tree, published = reader.tree, publication(reader)
    for verb, token in enumerate(tree.tokens):
        if not token.tag.startswith("VB") or tree.negated(verb):
            continue
        accused = [] if _is_told_by(reader, verb) else _accused(reader, verb)
        if not accused or of_verb(reader, verb) in UNREAL or _had(reader, verb):
            continue
        old = any(
            tells_of_long_ago(reader, one, published=published, settings=settings)
            for one in _joined(reader, verb)
        )
        group = None if old else _act_of(reader, acts, victims, verb, accused)
        if group is not None:
            yield Charge(accused=tuple(accused), group=group)


def _accused(reader: Reader, verb: int) -> list[int]:
    """Return the heads of those whom a verb, or what is told with it, calls accused."""
    tree, lemma = reader.tree, reader.tree.lemma(verb)
    given = tree.children(verb, "dobj")
    if lemma in ACCUSING:
        if _is_suffered(reader, verb):
            return subjects(reader, verb)
        return [] if lemma in SUFFERED else objects(reader, verb)
    himself = any(tree.tokens[one].text.lower() in HIMSELF for one in given)
    if lemma == "surrender" or (lemma == "turn" and himself and tree.children(verb, "prt")):
        return subjects(reader, verb) if himself or not given else []
    charges = any(tree.lemma(one) in {"charge", "count"} for one in given)
    kept = {tree.lemma(one) for one in after(reader, verb, "in", "into", "behind")} & CUSTODY
    into = lemma == "be" or (lemma == "take" and _is_suffered(reader, verb))
    if (lemma == "face" and charges) or lemma == "plead" or (kept and into):
        return subjects(reader, verb)
    if lemma in {"file", "bring", "issue"}:
        papers = subjects(reader, verb) if is_passive(reader, verb) else given
        above = [one for one in papers if tree.lemma(one) in PAPERS]
        return [h for one in (verb, *above) for h in after(reader, one, "against", "for")]
    return [
        head
        for noun in (*given, *tree.children(verb, "nsubj", "nsubjpass"))
        if tree.lemma(noun) == "arrest"
        for head in after(reader, noun, "of")
    ]


def _is_suffered(reader: Reader, verb: int) -> bool:
    """Return whether a verb stands in the passive, also beside another: "is held, charged with"."""
    token = reader.tree.tokens[verb]
    beside = token.tag == "VBN" and token.relation == "advcl"
    return is_passive(reader, verb) or (beside and not reader.tree.children(verb, "dobj", "nsubj"))


def _is_told_by(reader: Reader, verb: int) -> bool:
    """Return whether a verb without a subject stands beside one of telling, whose it is not."""
    tree, above = reader.tree, reader.tree.tokens[verb].head
    beside = tree.tokens[verb].relation == "conj" and tree.lemma(above) in TELLING
    return beside and not tree.children(verb, "nsubj", "nsubjpass")


def _had(reader: Reader, verb: int) -> bool:
    """Return whether a clause tells what had been before, and not what somebody says."""
    tree = reader.tree
    had = any(tree.tokens[child].text.lower() == "had" for child in tree.children(verb, "aux"))
    return had and tree.tokens[verb].relation != "ccomp"


def _act_of(
    reader: Reader, acts: Acts, victims: Victims, verb: int, accused: Sequence[int]
) -> int | None:
    """Return the group of the act that a charge is of, None where the text does not say."""
    tree, words = reader.tree, _words(reader, verb)
    lemmas = {tree.lemma(one) for one in words}
    if lemmas & OTHERS and not (lemmas & CRIMES and "accessory" not in lemmas):
        return None
    told = _acts_told(reader, acts, words)
    if told is not None:
        return told[0] if len(told) == 1 else None
    beside = [one for head in accused for one in tree.children(head, "appos")]
    own = {*accused, *beside, *(name for one in beside for name in tree.conjuncts(one))}
    harmed = [
        one
        for one in words
        if one not in own and tree.tokens[one].relation != "compound" and victims.is_name(one)
    ]
    groups = {
        group
        for sufferer, group in acts.sufferers.items()
        if any(victims.same(sufferer, one) for one in harmed)
    }
    if groups or acts.only is None:
        return groups.pop() if len(groups) == 1 else None
    # Somebody named there whom this act did not strike was struck by another.
    if not _is_a_crime(reader, acts, acts.only) or _names_somebody_harmed(reader, harmed):
        return None
    if lemmas & CRIMES:
        return acts.only
    bare = tree.lemma(verb) in BARE or "arrest" in lemmas
    bare = bare and not any(after(reader, one, *OF_WHAT) for one in _joined(reader, verb))
    bare = bare and _struck(reader, acts, acts.only)
    plain = bare and not lemmas & {"charge", "count"} - {tree.lemma(verb)}
    return acts.only if plain and _is_near(reader, acts, verb) else None


def _words(reader: Reader, verb: int) -> list[int]:
    """Return the words of a charge, and of those joined to it: "was arrested and charged"."""
    tree = reader.tree
    words = {word for one in _joined(reader, verb) for word in clause_tokens(reader, one)}
    words |= {n for one in words if tree.lemma(one) in OF_CHARGE for n in tree.subtree(one)}
    return sorted(word for word in words if not _is_beside(reader, word, verb))


def _is_beside(reader: Reader, word: int, verb: int) -> bool:
    """Return whether a word is the verb of a clause that accuses nobody."""
    beside = reader.tree.is_verb(word) and reader.tree.tokens[word].relation in BESIDE
    return beside and word != verb and not _accused(reader, word)


def _joined(reader: Reader, verb: int) -> list[int]:
    """Return the verbs that tell one charge together: "was arrested and is held, charged with"."""
    tree, top = reader.tree, verb
    while tree.tokens[top].relation == "conj" and tree.is_verb(tree.tokens[top].head):
        top = tree.tokens[top].head
    beside = [one for one in tree.children(top, "advcl") if _is_suffered(reader, one)]
    return [one for one in (*tree.conjuncts(top), *beside) if one == verb or _accused(reader, one)]


def _acts_told(reader: Reader, acts: Acts, words: Sequence[int]) -> list[int] | None:
    """Return the violent acts that words tell of, None where they tell of none.

    An act told there that is not among them (an old one, say) leaves no act.
    """
    tree = reader.tree
    told = {
        draft.token: group
        for draft, group in zip(acts.drafts, acts.groups, strict=True)
        if draft.token in words and draft.occurrence.event_type is EventType.ASSAULT
    }
    own = {
        group
        for token, group in told.items()
        if group in acts.violent or tree.children(token, "det", "poss", "prep")
    }
    return [group for group in own if group in acts.violent] if own else None


def _names_somebody_harmed(reader: Reader, names: Sequence[int]) -> bool:
    """Return whether a charge tells of a crime against somebody named: "the murder of Ada Roe"."""
    tree = reader.tree
    return any(
        tree.tokens[one].relation in {"poss", "pobj"}
        and any(tree.lemma(above) in CRIMES for above in list(tree.ancestors(one))[:2])
        for one in names
    )


def _is_a_crime(reader: Reader, acts: Acts, group: int) -> bool:
    """Return whether an act is one act, and told to be done by nobody in power."""
    drafts = [acts.drafts[place] for place in acts.violent[group]]
    many = all(reader.tree.tokens[draft.token].tag == "NNS" for draft in drafts)
    return not many and not any(
        actor.kind in IN_POWER for draft in drafts for actor in draft.occurrence.actors
    )


def _struck(reader: Reader, acts: Acts, group: int) -> bool:
    """Return whether an act is a shooting, a stabbing or the like."""
    tree, drafts = reader.tree, [acts.drafts[place] for place in acts.violent[group]]
    return any(
        struck_by(reader, draft) or tree.lemma(draft.token) in KILLINGS | WOUNDING
        for draft in drafts
    )


def _is_near(reader: Reader, acts: Acts, verb: int) -> bool:
    tree, here = reader.tree, reader.tree.sentence_number(verb)
    places = [place for told in acts.violent.values() for place in told]
    return any(
        abs(here - tree.sentence_number(acts.drafts[place].token)) <= NEAR for place in places
    )
