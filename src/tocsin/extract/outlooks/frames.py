"""Whether an act is still to come, and what says so: modals, plans, prospects."""

from dataclasses import dataclass, replace

from tocsin.core.ports import Entry
from tocsin.core.vocab import EventType, OutlookKind, PartyKind
from tocsin.extract.outlooks.climbing import comes_about, steps
from tocsin.extract.outlooks.judged import Judged, is_denied, judged
from tocsin.extract.outlooks.tenses import (
    clause_is_open,
    is_backshifted,
    points_ahead,
    was_open,
    was_planned_for,
)
from tocsin.extract.phrases.ends import is_passive
from tocsin.extract.phrases.mentions import kind_of
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader
from tocsin.extract.ties.standing import is_conditional

_WILL = frozenset({"will", "shall", "'ll", "\u2019ll", "wo"})
_MAY = frozenset({"could", "may", "might"})
_CAN = frozenset({"can"})
_GOVERNING = frozenset({"for", "of", "to", "in", "about", "over"})
# "The plan is to attack": what is to be done is what these nouns say.
_AIMS = frozenset({"plan", "aim", "goal", "intention", "objective", "mission", "task"})
# Who tells of plans makes them known: they stand open, whatever the tense.
_TELLING = frozenset(
    {"announce", "unveil", "reveal", "outline", "confirm", "disclose", "declare", "have", "draw",
     "issue", "repeat", "say", "tell", "raise", "spark", "express", "renew", "sound", "give"}
)  # fmt: skip


_CANCELLING = frozenset(
    {"cancel", "abandon", "drop", "scrap", "reject", "foil", "thwart", "shelve", "deny", "halt",
     "stop", "oppose", "suspend", "postpone", "avert", "avoid", "prevent", "reduce", "dismiss",
     "downplay", "remove", "eliminate", "ease", "lower", "end", "disrupt", "uncover", "lessen",
     "mitigate", "minimize", "minimise", "counter", "combat", "defuse"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What puts an act into the future: its word, the clause's top, and the kind it hints at.

    `acts` are the types of acts that it takes, none where it takes all; `sayer` is the verb
    that tells the act and is no part of it ("vowed to attack"); `likely` says that the
    governor's word itself is one of probability; `judged` is how likely the clause over it says
    that it is.
    """

    governor: int
    top: int
    kind: OutlookKind
    rule: str
    negated: bool
    acts: frozenset[str] = frozenset()
    sayer: int | None = None
    likely: bool = False
    judged: Judged | None = None


def frame_of(reader: Reader, act: int) -> Frame | None:
    """Return what puts an act into the future, or None where nothing does, or it is none."""
    if any(reader.tree.lemma(child) == "no" for child in reader.tree.children(act, "det")):
        return None
    below = act
    for current, joined in steps(reader, act):
        found = _frame_at(reader, current, joined=joined, below=below)
        if found is not None:
            governor, top = found.governor, found.top
            if is_conditional(reader.tree, governor):
                return None
            if is_denied(reader, act, governor=governor, top=top):
                return None
            return replace(found, judged=judged(reader, top, governor))
        below = current
    return None


def _frame_at(reader: Reader, token: int, *, joined: bool, below: int) -> Frame | None:
    if reader.tree.is_verb(token):
        return (
            _by_modal(reader, token)
            or _by_governor(reader, token, own=not joined)
            or _by_predicate(reader, token, below)
        )
    return _by_modifier(reader, token) or _by_noun(reader, token) or _by_verb_over(reader, token)


def _by_modal(reader: Reader, verb: int) -> Frame | None:
    tree = reader.tree
    texts = {tree.tokens[child].text.lower() for child in tree.children(verb, "aux")}
    lemmas = {tree.lemma(child) for child in tree.children(verb, "aux")}
    if tree.tokens[verb].tag == "VBN" and "have" in lemmas:
        return None
    if any(tree.tokens[n].tag == "VBD" for n in tree.children(verb, "aux", "auxpass")):
        return None  # "on 24 May two men were shot" is no "may"
    going = (
        tree.lemma(verb) == "go"
        and tree.tokens[verb].tag == "VBG"
        and not texts & {"was", "were"}
        and bool(tree.children(verb, "xcomp"))
    )
    if not (texts & (_WILL | _MAY | _CAN) or going or "would" in texts):
        return None
    rule = "will" if texts & _WILL or going else "would" if "would" in texts else "may"
    rule = "can" if texts & _CAN else rule
    return Frame(
        governor=verb,
        top=verb,
        kind=OutlookKind.FORECAST,
        rule=f"outlooks/{rule}",
        negated=tree.negated(verb),
    )


def _by_governor(reader: Reader, verb: int, *, own: bool) -> Frame | None:
    """The verb or state over an infinitive or a noun of act: "plans to", "is likely to"."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    head = token.head
    if token.relation not in {"xcomp", "acl", "ccomp"} or head == verb:
        return _by_own_entry(reader, verb) if own else None
    if "to" not in {tree.lemma(child) for child in tree.children(verb, "aux")}:
        return _by_own_entry(reader, verb) if own else None
    parts = {"verb", "state"} if token.relation != "acl" else {"noun"}
    for entry in entries_of(reader, head, parts):
        if entry.features["part"] == "state" and _is_active(tree, head):
            continue  # "analysts expect attacks to increase": they are in no such state
        if entry.features.get("subject") != "yes" and points_ahead(reader, head, entry):
            return _frame(reader, head, entry)
    return _is_to(reader, verb) or (_by_own_entry(reader, verb) if own else None)


def _is_active(tree: Tree, verb: int) -> bool:
    """Return whether a word is a verb whose subject does what it says."""
    return tree.is_verb(verb) and tree.tokens[verb].tag != "VBN" and not is_passive(tree, verb)


def _is_to(reader: Reader, verb: int) -> Frame | None:
    """Read "is to stand trial", "said they were to withdraw"; of an aim, what it is."""
    tree, token = reader.tree, reader.tree.tokens[verb]
    head = token.head
    if token.relation != "xcomp" or tree.lemma(head) != "be":
        return None
    if tree.children(head, "attr", "acomp", "aux"):
        return None
    if tree.tokens[head].tag not in {"VBZ", "VBP"} and not is_backshifted(reader, head):
        return None
    subjects = tree.children(head, "nsubj", "nsubjpass")
    if not subjects or tree.tokens[subjects[0]].tag in {"EX", "WP", "DT"}:
        return None
    # "The point is to win" says what something is; who "is to go" is somebody.
    is_somebody = kind_of(reader, subjects[0]) is not PartyKind.UNKNOWN
    suffers = bool(tree.children(verb, "auxpass")) or tree.tokens[subjects[0]].tag == "NNP"
    if not (is_somebody or suffers or tree.lemma(subjects[0]) in _AIMS):
        return None
    return Frame(
        governor=head, top=head, kind=OutlookKind.PLAN, rule="outlooks/state",
        negated=tree.negated(head),
    )  # fmt: skip


def _by_own_entry(reader: Reader, verb: int) -> Frame | None:
    """A verb of planning with a noun of act as its object: "are planning attacks"."""
    for entry in entries_of(reader, verb, {"verb"}):
        takes = entry.features.get("object") == "yes" or entry.features.get("subject") == "yes"
        if not takes:
            continue
        if points_ahead(reader, verb, entry):
            return _frame(reader, verb, entry)
        # "was planning protests on Thursday": protests are planned in the open, attacks are not.
        if entry.code == OutlookKind.PLAN and was_planned_for(reader, verb):
            return replace(_frame(reader, verb, entry), acts=frozenset({EventType.PROTEST}))
    return None


def _by_predicate(reader: Reader, verb: int, below: int) -> Frame | None:
    """What is said of an act: "an attack is imminent", "war is inevitable"."""
    tree = reader.tree
    if tree.lemma(verb) not in {"be", "seem", "appear", "look"}:
        return None
    if below == verb or tree.tokens[below].relation not in {"nsubj", "attr"}:
        return None
    for state in tree.children(verb, "acomp"):
        for entry in entries_of(reader, state, {"predicate"}):
            is_open = clause_is_open(reader, verb) or was_open(reader, verb)
            if not tree.negated(verb) and is_open:
                return _frame(reader, state, entry)
    return None


def _by_verb_over(reader: Reader, noun: int) -> Frame | None:
    """A verb that takes the act under a preposition: "warned of attacks", "call for protests"."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "pobj":
        return None
    prep, verb = token.head, tree.tokens[token.head].head
    for entry in entries_of(reader, verb, {"verb", "state"}):
        taken = entry.features.get("prep", "").split(",")
        if tree.lemma(prep) in taken and points_ahead(reader, verb, entry):
            return _frame(reader, verb, entry)
    return None


def _by_noun(reader: Reader, noun: int) -> Frame | None:
    """A noun over the act: "a prospect for attacks", "the risk of war"."""
    tree, token = reader.tree, reader.tree.tokens[noun]
    if token.relation != "pobj" or tree.lemma(token.head) not in _GOVERNING:
        return None
    above = tree.tokens[token.head].head
    if not tree.is_noun(above):
        return None
    for entry in entries_of(reader, above, {"noun"}):
        if not tree.negated(above) and _noun_is_open(reader, above, entry):
            return _frame(reader, above, entry)
    return None


def _noun_is_open(reader: Reader, noun: int, entry: Entry) -> bool:
    """Return whether what a noun announces is still to come."""
    tree = reader.tree
    relation, over = tree.tokens[noun].relation, tree.tokens[noun].head
    if relation == "pobj":
        if tree.lemma(noun) == "preparation" and tree.lemma(over) == "in":
            return not any(tree.tokens[number].tag == "CD" for number in tree.subtree(noun))
        # "for fear of reprisals" says why something was done.
        return tree.lemma(noun) != "fear" and clause_is_open(reader, noun)
    if not tree.is_verb(over) or tree.lemma(over) in _CANCELLING or tree.negated(over):
        return False
    if clause_is_open(reader, noun) or is_backshifted(reader, noun):
        return tree.lemma(over) != "call" or not tree.children(over, "prt")
    told = relation in {"dobj", "nsubjpass", "nsubj"} and "told" in entry.features
    return told and tree.lemma(over) in _TELLING


def _by_modifier(reader: Reader, noun: int) -> Frame | None:
    """A word beside the act: "an imminent attack", "a tough fight ahead"."""
    tree = reader.tree
    for child in tree.children(noun, "amod"):
        for entry in entries_of(reader, child, {"modifier"}):
            return None if _is_over(tree, noun) else _frame(reader, child, entry)
    for clause in tree.children(noun, "relcl"):
        # "a ceasefire that will begin on Friday"
        if comes_about(tree, clause) and (found := _by_modal(reader, clause)) is not None:
            return found
    for child in tree.children(noun, "advmod"):
        for entry in entries_of(reader, child, {"after"}):
            # "ahead of" says before what, and nothing of the future.
            if child > noun and not tree.children(child, "prep") and clause_is_open(reader, noun):
                return _frame(reader, child, entry)
    return None


def _is_over(tree: Tree, noun: int) -> bool:
    """Return whether the text goes on to tell that an act that had been planned took place.

    "planned protests, which were crushed"; "it was a planned attack" says how it was done.
    """
    token = tree.tokens[noun]
    told = any(
        {tree.tokens[number].tag for number in (clause, *tree.children(clause, "aux", "auxpass"))}
        & {"VBD"}
        for clause in tree.subtree(noun)
        if tree.tokens[clause].relation == "relcl"
    )
    return told or (token.relation == "attr" and tree.lemma(token.head) == "be")


def entries_of(reader: Reader, token: int, parts: set[str]) -> list[Entry]:
    """Return what the table of frames says of a word in these parts."""
    table = reader.lexicons.table("outlooks")
    found = table.get(reader.tree.lemma(token)) or table.get(
        reader.tree.tokens[token].text.lower(), ()
    )
    return [entry for entry in found if entry.features["part"] in parts]


def _frame(reader: Reader, governor: int, entry: Entry) -> Frame:
    tree, top = reader.tree, governor
    for above in (governor, *tree.ancestors(governor)):
        if tree.is_verb(above) and tree.tokens[above].relation not in {"amod", "aux"}:
            top = above
            break
    acts = frozenset(entry.features.get("acts", "").split(",")) - {""}
    says = entry.features["part"] == "verb" and "past" in entry.features
    return Frame(
        governor=governor,
        top=top,
        kind=OutlookKind(entry.code),
        rule=f"outlooks/{entry.features['part']}",
        negated=tree.negated(governor),
        acts=acts,
        sayer=governor if says else None,
        likely="likelihood" in entry.features,
    )
