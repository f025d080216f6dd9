"""What is said of the clause that tells an act to come: denied, or how likely it is.

"It is unlikely that rebels will attack" forecasts with a small likelihood, "nobody expects that
they will" forecasts nothing. What denies an act may stand in any clause over it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.extract.phrases.refuted import TRUE, UNTRUE, is_refuted_noun
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

# Words of likelihood, whether or not they are negated.
GRADED = frozenset({"likely", "unlikely", "probable", "improbable", "doubtful", "questionable"})
# Of these a negation leaves nothing said to come, of those below it does the contrary.
_SURE = frozenset(
    {"possible", "conceivable", "imaginable", "plausible", "certain", "sure", "clear", "obvious",
     "evident", "inevitable", "apparent", "definite"}
)  # fmt: skip
_IMPOSSIBLE = frozenset({"impossible", "inconceivable", "unthinkable", "unimaginable"})
_UNTOLD = frozenset({"unclear", "uncertain", "unknown", "unsure", "implausible", "debatable"})
# What is not so, if they stand under a negation: "it is not a given that".
_FACTS = frozenset({"case", "fact", "certainty", "truth", "given", "conclusion"})
_NIL = frozenset({"nil", "zero", "gone", "nonexistent", "non", "over", "negligible"})
_CHANCES = frozenset(
    {"chance", "possibility", "likelihood", "probability", "prospect", "risk", "danger", "odds"}
)
_DOUBTS = frozenset({"doubt", "question", "dispute"})
_DOUBTING = frozenset({"doubt", "question", "dispute", "rule", "exclude", "discount", "deny"})
_RULING_OUT = frozenset({"rule", "exclude", "discount"})
# "It is no secret that they will": a negation of these denies nothing.
_KNOWN = frozenset({"secret", "surprise", "coincidence", "accident", "mystery", "wonder"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_FEW = frozenset({"few", "little", "scant", "hardly", "scarcely"})
_NEVER = frozenset({"never", "hardly", "scarcely", "barely", "rarely", "seldom", "nowhere"})
_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "acl", "xcomp", "conj", "pcomp"})
# "not" as written in "isn't".
CONTRACTED = frozenset({"n't", "n\u2019t"})
_EXPLETIVE = frozenset({"it", "that", "this"})
_FARTHEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How likely the clause over an act says that it is: its head, and the words from to."""

    top: int
    first: int
    last: int


def is_denied(reader: Reader, act: int, *, governor: int, top: int) -> bool:
    """Return whether the clauses of and over an act deny or doubt that it will come.

    `governor` is what puts it into the future, `top` the head of the clause that tells it.
    """
    tree = reader.tree
    if tree.is_noun(governor) and _noun_denies(tree, governor):
        return True
    if any(_is_nobodys(tree, verb) or _is_never(tree, verb) for verb in {top, act}):
        return True
    return any(
        _is_denied_under(tree, clause, head, nearest=not at)
        for at, (clause, head) in enumerate(_over(tree, top))
    )


def judged(reader: Reader, top: int, governor: int) -> Judged | None:
    """Return how likely the clause right over an act says that it is, None where it does not.

    `governor` is what puts it into the future: "the RISK of an attack is small".
    """
    tree = reader.tree
    if tree.is_noun(governor) and _states_of(tree, governor):
        return _of_noun(tree, governor)
    clause, head = next(_over(tree, top), (None, top))
    if clause is None:
        return None
    if tree.is_verb(head) and tree.lemma(head) in _RULING_OUT:
        first = [*tree.children(head, "aux", "auxpass", "neg"), head]
        return Judged(top=head, first=min(first), last=max([head, *tree.children(head, "prt")]))
    if tree.is_noun(head):
        return _of_noun(tree, head)
    word = _said_of(tree, head)
    if word is None or _has_holder(tree, head):
        return None
    if tree.is_noun(word):
        return _of_noun(tree, word)
    if tree.lemma(word) not in GRADED | _SURE | _IMPOSSIBLE:
        return None
    return _judged(tree, _verb_at(tree, head), word)


def is_turned(tree: Tree, state: int) -> bool:
    """Return whether "is not ready to" or "nobody is set to" denies a state, not how likely."""
    verb = _verb_at(tree, state)
    negated = _is_negative(tree, verb) and tree.lemma(state) not in GRADED
    return negated or _is_nobodys(tree, verb)


def _over(tree: Tree, top: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses in which a clause stands, from within: its head and what it hangs on."""
    current = top
    while (token := tree.tokens[current]).head != current and token.relation in _CLAUSES:
        # What is joined to a clause stands under the same words, and not under that clause; what
        # stands before a clause as its content is a quotation, or only run together with it.
        before = token.relation == "ccomp" and current < token.head
        if token.relation != "conj" and not before:
            yield current, token.head
        current = token.head
        if not tree.is_verb(current):
            current = _verb_at(tree, current)


def _is_denied_under(tree: Tree, clause: int, head: int, *, nearest: bool) -> bool:
    if tree.tokens[clause].relation == "xcomp" and tree.is_verb(head):
        return _is_negative(tree, head) or _is_nobodys(tree, head)
    if tree.is_noun(head):
        return _noun_denies(tree, head)
    word = _said_of(tree, head)
    verb = _verb_at(tree, head)
    if _is_nobodys(tree, verb) and tree.lemma(verb) not in _DOUBTING:
        return True
    if word is None:
        doubts = tree.lemma(verb) in _DOUBTING
        return doubts is not (_is_negative(tree, verb) or _is_nobodys(tree, verb))
    if tree.is_noun(word):
        return _noun_denies(tree, word)
    return _state_denies(tree, verb, word, nearest=nearest)


def _state_denies(tree: Tree, verb: int, word: int, *, nearest: bool) -> bool:
    lemma = tree.lemma(word)
    negated = any(_is_negative(tree, each) for each in (verb, word))
    if lemma in GRADED:
        # "She is doubtful that they will"; "it is unlikely that she said that they will".
        return not nearest or (_has_holder(tree, verb) and lemma in {"doubtful", "questionable"})
    if lemma in _SURE | TRUE | {"convinced", "confident"}:
        return negated
    if lemma in _IMPOSSIBLE:
        return not negated
    return lemma in UNTRUE | _UNTOLD | {"skeptical", "sceptical"}


def _noun_denies(tree: Tree, noun: int) -> bool:
    lemma = tree.lemma(noun)
    missing = _is_missing(tree, noun)
    few = any(_is_few(tree, child) for child in tree.children(noun, "amod", "det", "advmod"))
    if lemma in _DOUBTS:
        return not (missing or few)
    if lemma in _KNOWN:
        return False
    if lemma in UNTRUE:
        return not missing
    if missing or is_refuted_noun(tree, noun):
        return True
    said = {tree.lemma(word) for word in _states_of(tree, noun)}
    return bool(said & (_NIL | UNTRUE)) or (few and lemma not in _CHANCES)


def _is_missing(tree: Tree, noun: int) -> bool:
    """Return whether there is none of something: "no chance", "there is not any chance"."""
    if any(tree.lemma(child) == "no" for child in tree.children(noun, "det", "neg", "amod")):
        return True
    token = tree.tokens[noun]
    over = token.head
    taken = token.relation in {"attr", "dobj", "nsubjpass"} and tree.is_verb(over)
    return taken and (_is_negative(tree, over) or _is_nobodys(tree, over))


def _states_of(tree: Tree, noun: int) -> list[int]:
    """Return what is said of a noun: "the chance ... is small"."""
    token = tree.tokens[noun]
    if token.relation != "nsubj" or not tree.is_verb(token.head):
        return []
    return tree.children(token.head, "acomp")


def _of_noun(tree: Tree, noun: int) -> Judged | None:
    if tree.lemma(noun) not in _CHANCES | _DOUBTS:
        return None
    for state in _states_of(tree, noun):
        return _judged(tree, tree.tokens[noun].head, state)
    token = tree.tokens[noun]
    there = token.relation == "attr" and bool(tree.children(token.head, "expl"))
    first = tree.noun_phrase_tokens(noun)[0]
    return Judged(top=token.head if there else noun, first=first, last=noun)


def _judged(tree: Tree, verb: int, state: int) -> Judged:
    """Return a state with the words before it: "highly unlikely", "not at all likely"."""
    first = min([state, *(n for n in tree.children(state, "advmod", "neg") if n < state)])
    turns = [
        child
        for child in tree.children(verb, "neg", "advmod")
        if tree.tokens[child].relation == "neg" or tree.lemma(child) in _NEVER | {"long", "longer"}
        if state - _FARTHEST <= child < first
    ]
    first = min([first, *turns])
    # "isn't likely", "no longer likely"
    if tree.tokens[first].text.lower() in CONTRACTED or (first and tree.lemma(first - 1) == "no"):
        first -= 1
    return Judged(top=verb, first=first, last=state)


def _said_of(tree: Tree, head: int) -> int | None:
    """Return the word that says something of a clause: "it is UNLIKELY that"."""
    if not tree.is_verb(head):
        return head
    return next(iter(tree.children(head, "acomp", "attr", "oprd")), None)


def _verb_at(tree: Tree, word: int) -> int:
    """Return a verb itself, or the verb over a state or noun."""
    if tree.is_verb(word) or tree.tokens[word].relation not in {"acomp", "attr", "oprd"}:
        return word
    return tree.tokens[word].head


def _has_holder(tree: Tree, head: int) -> bool:
    """Return whether somebody is said to be in a state: "she is sure that they will"."""
    subjects = tree.children(_verb_at(tree, head), "nsubj", "nsubjpass")
    return any(
        tree.lemma(one) not in _EXPLETIVE and not tree.children(one, "acl") for one in subjects
    )


def _is_negative(tree: Tree, verb: int) -> bool:
    return tree.negated(verb) or _is_never(tree, verb)


def _is_never(tree: Tree, verb: int) -> bool:
    """Return whether an adverb denies a verb or a state: "hardly", "no longer"."""
    if tree.is_noun(verb):
        return False
    never = any(tree.lemma(child) in _NEVER for child in tree.children(verb, "advmod"))
    longer = any(
        tree.lemma(child - 1) == "no"
        for child in tree.children(verb, "advmod")
        if child and tree.tokens[child].text.lower() == "longer"
    )
    return never or longer


def _is_nobodys(tree: Tree, verb: int) -> bool:
    """Return whether the subject of a verb is nobody, or few."""
    for subject in tree.children(verb, "nsubj", "nsubjpass"):
        words = [subject, *tree.children(subject, "det", "amod", "advmod", "preconj")]
        if tree.lemma(subject) in _NOBODY or any(
            tree.lemma(word) in {"no", "neither"} or _is_few(tree, word) for word in words
        ):
            return True
    return False


def _is_few(tree: Tree, word: int) -> bool:
    """Return whether a word is "few", not "a few"."""
    return tree.lemma(word) in _FEW and not (word and tree.tokens[word - 1].tag == "DT")
