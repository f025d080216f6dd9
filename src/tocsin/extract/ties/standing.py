"""How surely a text says that a relation stands: stated, suspected, denied, or not at all."""

from collections.abc import Sequence

from tocsin.core.types import Attribution, Span
from tocsin.core.vocab import PartStatus, Stance
from tocsin.extract.attribution.links import innermost
from tocsin.extract.phrases.ends import clause_head
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

_CONDITIONS = frozenset({"if", "unless", "whether", "should"})
_POSSIBLE = frozenset({"may", "might", "could"})
_FUTURE = frozenset({"will", "would", "shall", "should", "must", "can", "'ll", "ought"})
# An infinitive under one of these says that the relation already stands.
_STANDING_GOVERNORS = frozenset({"continue", "begin", "start", "help", "keep", "come", "appear"})
# A gerund behind these names an act that is spoken of, not one that is done.
_SPOKEN_OF = frozenset({"about", "toward", "towards", "before", "against"})
_AIMS = frozenset(
    "hope wish push call plan apply application bid campaign aim prospect vote favor favour "
    "argue pressure talk discussion negotiation idea possibility support".split()
)
_SUSPECT_VERBS = frozenset(
    {"suspect", "accuse", "allege", "believe", "think", "blame", "doubt", "fear"}
)
_SUSPECT_NOUNS = frozenset(
    {"likelihood", "possibility", "suspicion", "allegation", "chance", "accusation", "charge"}
)
_CLAIMS = frozenset({"claim", "report", "rumour", "rumor", "assertion", "insinuation"})
_SIGNS = frozenset({"evidence", "proof", "indication", "sign"})
_REFUSALS = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "rubbish"})
_HEDGES = frozenset({"allegedly", "possibly", "probably", "perhaps", "likely", "purportedly"})
_QUALIFIERS = frozenset(
    {
        "usually", "mostly", "often", "sometimes", "mainly", "largely", "partly", "generally",
        "typically", "rarely", "occasionally", "primarily", "directly", "indirectly", "covertly",
        "openly", "secretly", "formerly", "once", "former", "partially",
    }
)  # fmt: skip
_UNSAID = frozenset({Stance.ASKED, Stance.ORDERED, Stance.THREATENED, Stance.PREDICTED})
_CONTRASTS = frozenset({"than", "instead", "without"})
_LONGER, _ANY_MORE = frozenset({"long", "longer"}), frozenset({"anymore", "more"})


def status_of(
    reader: Reader, attributions: Sequence[Attribution], trigger: int
) -> PartStatus | None:
    """Return the status of a relation with this trigger, None where none is claimed.

    None: it is asked, ordered, conditional or to come. A denial of a denied relation is
    None too, since it leaves open what is meant.
    """
    verb = clause_head(reader.tree, trigger)
    spoken = _from_speakers(reader, attributions, trigger)
    by_speaker = spoken is PartStatus.DENIED
    denials = _denials(reader.tree, trigger, verb, told=by_speaker) + by_speaker
    if not by_speaker and (doubted := _by_noun_over(reader.tree, verb)) is not None:
        return doubted if doubted is not PartStatus.STATED else None
    if denials > 1 or not _is_standing(reader.tree, verb) or _unsaid(reader, attributions, trigger):
        return None
    if denials:
        return PartStatus.DENIED
    if spoken is PartStatus.SUSPECTED or _is_hedged(reader.tree, trigger, verb):
        return PartStatus.SUSPECTED
    return PartStatus.STATED


def qualifier_of(reader: Reader, trigger: int) -> Span | None:
    """Return the word that limits a relation ("usually"), or None.

    A sentence that goes on with "instead" keeps the limit of the one before it.
    """
    tree = reader.tree
    verb = clause_head(tree, trigger)
    for token in sorted({trigger, verb}):
        for child in tree.children(token, "advmod", "amod"):
            if tree.lemma(child) in _QUALIFIERS:
                return tree.span(child, child)
    opens = [child for child in tree.children(verb, "advmod") if tree.lemma(child) == "instead"]
    if opens and (before := tree.sentence_number(verb)):
        sentence = tree.sentences[before - 1]
        for token in range(sentence.first, sentence.last):
            if tree.lemma(token) in _QUALIFIERS and tree.tokens[token].relation == "advmod":
                return tree.span(token, token)
    return None


def has_ended(tree: Tree, token: int) -> bool:
    """Return whether what a token says stands "no longer", or "not any more"."""
    adverbs = tree.children(token, "advmod")
    no_longer = any(tree.lemma(each - 1) == "no" for each in adverbs if tree.lemma(each) in _LONGER)
    return no_longer or (
        tree.negated(token) and any(tree.lemma(each) in _ANY_MORE for each in adverbs)
    )


def is_habit_of_old(tree: Tree, verb: int) -> bool:
    """Return whether a verb stands under "used to"."""
    return verb > 1 and [tree.tokens[verb - 2].text.lower(), tree.lemma(verb - 1)] == ["used", "to"]


def is_conditional(tree: Tree, verb: int) -> bool:
    """Return whether a verb stands in a clause that "if", "unless" or "whether" opens."""
    for token in (verb, *tree.ancestors(verb)):
        if any(tree.lemma(mark) in _CONDITIONS for mark in tree.children(token, "mark")):
            return True
        if tree.tokens[token].relation == "ROOT":
            break
    return False


def _from_speakers(
    reader: Reader, attributions: Sequence[Attribution], trigger: int
) -> PartStatus | None:
    found = None
    for stance in _stances(reader, attributions, trigger):
        if stance is Stance.DENIED:
            return PartStatus.DENIED
        if stance in {Stance.SUSPECTED, Stance.ACCUSED}:
            found = PartStatus.SUSPECTED
    return found


def _unsaid(reader: Reader, attributions: Sequence[Attribution], trigger: int) -> bool:
    return any(stance in _UNSAID for stance in _stances(reader, attributions, trigger))


def _stances(
    reader: Reader, attributions: Sequence[Attribution], trigger: int
) -> tuple[Stance, ...]:
    by_id = {attribution.id: attribution for attribution in attributions}
    current = innermost(tuple(attributions), reader.tree.tokens[trigger].start)
    found: list[Stance] = []
    while current is not None and len(found) <= len(by_id):
        found.append(current.stance)
        current = by_id.get(current.parent) if current.parent else None
    return tuple(found)


def _by_noun_over(tree: Tree, verb: int) -> PartStatus | None:
    """Return what a noun makes of the clause that it opens ("allegations that"), or None.

    STATED stands for what is not there: "no evidence that".
    """
    token = tree.tokens[verb]
    if token.relation not in {"acl", "ccomp", "relcl"} or not tree.is_noun(token.head):
        return None
    if not any(tree.lemma(mark) == "that" for mark in tree.children(verb, "mark")):
        return None
    noun, over = token.head, tree.tokens[token.head].head
    if tree.lemma(noun) in _SIGNS:
        return PartStatus.STATED if tree.negated(noun) or tree.negated(over) else None
    if tree.lemma(noun) not in _SUSPECT_NOUNS | _CLAIMS:
        return None
    return PartStatus.DENIED if tree.lemma(over) in _REFUSALS else PartStatus.SUSPECTED


def _denials(tree: Tree, trigger: int, verb: int, *, told: bool) -> int:
    """Return how often a clause denies; `told`, that its speaker does, counts elsewhere."""
    count = sum(
        tree.negated(token) and not has_ended(tree, token) for token in sorted({trigger, verb})
    )
    token = tree.tokens[verb]
    if token.relation in {"pcomp", "prep", "advcl"} or tree.children(verb, "mark"):
        opening = {tree.lemma(token.head), *(tree.lemma(c) for c in tree.children(verb, "mark"))}
        before = tree.lemma(verb - 1) if verb else ""
        count += int(bool(_CONTRASTS & (opening | {before})))
    head = token.head
    if token.relation in {"xcomp", "ccomp"} and head != verb:
        denied = tree.lemma(head) == "deny" and not told
        ended = tree.lemma(head) in {"refuse", "stop", "cease"}
        count += int(tree.negated(head)) + int(denied or ended)
    return count


def _is_standing(tree: Tree, verb: int) -> bool:
    if is_conditional(tree, verb):
        return False
    if _is_spoken_of(tree, verb):
        return False
    helpers = {tree.lemma(child) for child in tree.children(verb, "aux")}
    texts = {tree.tokens[child].text.lower() for child in tree.children(verb, "aux")}
    if (helpers | texts) & _FUTURE:
        return tree.lemma(verb) == "continue"
    if "to" in texts:
        head = tree.tokens[verb].head
        if tree.tokens[verb].relation not in {"xcomp", "ccomp"} or head == verb:
            return False
        if is_habit_of_old(tree, verb):
            return _is_standing(tree, head)
        return tree.lemma(head) in _STANDING_GOVERNORS and (
            tree.lemma(head) == "continue" or _is_standing(tree, head)
        )
    return not (tree.tokens[verb].tag == "VB" and not helpers)


def _is_spoken_of(tree: Tree, verb: int) -> bool:
    """Return whether a gerund names an act that is hoped for or talked of ("talks on arming")."""
    if tree.tokens[verb].relation != "pcomp" or tree.tokens[verb].tag != "VBG":
        return False
    prep = tree.tokens[verb].head
    governor = tree.tokens[prep].head
    return tree.lemma(prep) in _SPOKEN_OF or (
        tree.lemma(prep) in {"for", "of", "on"} and tree.lemma(governor) in _AIMS
    )


def _is_hedged(tree: Tree, trigger: int, verb: int) -> bool:
    for token in {trigger, verb}:
        below = {tree.lemma(child) for child in tree.children(token, "aux", "advmod", "amod")}
        if below & (_POSSIBLE | _HEDGES | {"suspected", "alleged"}):
            return True
    for above in tree.ancestors(verb):
        if tree.lemma(above) in _SUSPECT_VERBS or tree.lemma(above) in _SUSPECT_NOUNS:
            return True
        if any(tree.lemma(noun) in _SUSPECT_NOUNS for noun in tree.children(above, "attr")):
            return True
    return False
