"""Where the content of an attribution stands, seen from its cue: one function for each frame."""

from collections.abc import Callable

from tocsin.core.ports import Entry
from tocsin.extract.attribution.contents import (
    Content,
    Stretch,
    clause_frame,
    has_to,
    quote_frame,
    stretches_of,
)
from tocsin.extract.attribution.cues import Match, needed
from tocsin.extract.attribution.quotations import Quotation
from tocsin.extract.attribution.voices import agent, is_passive
from tocsin.extract.phrases.mentions import CALENDAR
from tocsin.extract.phrases.reflexives import is_reflexive
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

# Prepositions that go on with what is spoken of, and nouns that say where it was spoken of.
BEARING = frozenset({"of", "to", "from", "with", "against", "over", "between", "among", "for",
                     "in", "on", "as", "at"})  # fmt: skip
SETTINGS = frozenset({"statement", "speech", "interview", "conference", "tweet", "twitter",
                      "letter", "report", "briefing", "meeting", "television", "remark", "post",
                      "facebook", "message", "video", "address"})  # fmt: skip
# Verbs whose object a noun of saying is: a clause with one lacks it ("allegations he denied").
MAKING = frozenset({"make", "level", "deny", "face", "reject", "raise", "issue", "repeat", "say"})
GROWING = frozenset({"grow", "rise", "mount", "emerge", "surface", "spread", "persist",
                     "circulate", "swirl", "abound"})  # fmt: skip
ALONG, AGENT = ("prep", "dative"), ("prep", "agent")
# What follows a passive cue of suspicion, blame or opinion: "accused of", "attributed to".
BLAMING = frozenset({"of", "for", "with", "in", "to", "as"})


def find_content(
    reader: Reader, quotations: tuple[Quotation, ...], match: Match, entry: Entry
) -> Content | None:
    """Return the content of a cue by the first of the entry's frames that fits, or None."""
    for frame in entry.features.get("frames", "").split():
        content = _by_frame(reader, quotations, match, entry, frame)
        if content is not None:
            return content
    return None


def _by_frame(
    reader: Reader, quotations: tuple[Quotation, ...], match: Match, entry: Entry, frame: str
) -> Content | None:
    tree = reader.tree
    if frame == "clause":
        return clause_frame(reader, quotations, match)
    if frame == "quote":
        return quote_frame(reader, quotations, match)
    if frame == "bare":
        return Content(stretches=((tree.tokens[match.head].start, tree.tokens[match.last].end),),
                       root=None, frame=frame)  # fmt: skip
    members = _MEMBERS[frame](tree, match, entry) if frame in _MEMBERS else None
    if members is None and frame not in _MEMBERS:
        members = _after_preposition(tree, match, entry, frame)
    if not members or _excluded(tree, match, members[1], entry):
        return None
    groups, root = members
    found: list[Stretch] = []
    for group in groups:
        found.extend(stretches_of(reader, quotations, group))
    return Content(stretches=tuple(found), root=root, frame=frame) if found else None


Members = tuple[list[list[int]], int | None] | None


def _excluded(tree: Tree, match: Match, root: int | None, entry: Entry) -> bool:
    unless = needed(entry, "unless")
    heads = [*([root] if root is not None else []), *tree.children(match.head, "dobj")]
    return any(tree.lemma(head) in unless for head in heads)


def _infinitive(tree: Tree, match: Match, entry: Entry) -> Members:
    needs = needed(entry, "needs")
    if is_passive(tree, match.head):
        return None
    for verb in tree.children(match.head, "xcomp"):
        if needs:
            return _complement(tree, verb) if tree.lemma(verb) in needs else None
        if has_to(tree, verb) or entry.code == "DENIED":
            return [tree.subtree(verb)], verb
    return None


def _complement(tree: Tree, verb: int) -> Members:
    """What a verb of speaking that is declined would have been about, or the verb itself."""
    about = [
        child
        for child in tree.children(verb, "dobj", "ccomp", "prep", "xcomp")
        if tree.tokens[child].relation != "prep" or tree.lemma(child) in {"on", "about", "to"}
    ]
    members = [t for child in about for t in tree.subtree(child)]
    return [members or [verb]], verb


def _object_infinitive(tree: Tree, match: Match, entry: Entry) -> Members:
    verb = match.head
    for clause in tree.children(verb, "ccomp", "xcomp"):
        if not has_to(tree, clause):
            continue
        objects = tree.children(verb, "dobj", "dative")
        if is_passive(tree, verb):
            objects = []
        if objects or tree.children(clause, "nsubj", "nsubjpass"):
            members = [*tree.subtree(clause)]
            if objects:
                members = [*range(tree.subtree(objects[0])[0], max(members) + 1)]
            return [members], clause
        if is_passive(tree, verb):
            return [_subject_words(tree, verb), tree.subtree(clause)], clause
    return None


def _subject_words(tree: Tree, verb: int) -> list[int]:
    for child in tree.children(verb, "nsubjpass", "nsubj"):
        if tree.tokens[child].tag in {"WDT", "WP"} or tree.tokens[child].relation == "expl":
            break
        first, last = tree.noun_phrase_tokens(child)
        return list(range(first, last + 1))
    token = tree.tokens[verb]
    if token.relation in {"acl", "relcl"} and tree.is_noun(token.head):
        first, last = tree.noun_phrase_tokens(token.head)
        return list(range(first, min(last, verb - 1) + 1))
    return []


def _object(tree: Tree, match: Match, entry: Entry) -> Members:
    if is_passive(tree, match.head):
        return None
    needs = needed(entry, "object_needs")
    objects = tree.children(match.head, "dobj")
    if not objects and tree.tokens[match.head].relation == "relcl":
        antecedent = tree.tokens[match.head].head
        own = [n for n in tree.children(match.head, "nsubj") if tree.tokens[n].tag[:2] != "W"]
        if own and not needs:
            first, last = tree.noun_phrase_tokens(antecedent)
            return [list(range(first, last + 1))], antecedent
    for noun in objects:
        if noun in match.tokens or tree.tokens[noun].tag in {"WP", "WDT"}:
            continue
        joined = tree.conjuncts(noun)
        if not needs or any(tree.lemma(item) in needs for item in joined):
            return [_object_words(tree, match.head, noun)], noun
    return None


def _object_words(tree: Tree, verb: int, noun: int) -> list[int]:
    """The object with what the verb says of it right behind, without clauses behind a comma."""
    members = _bare(tree, noun)
    for child in tree.children(verb, "prep"):
        words = tree.subtree(child)
        dated = any(tree.tokens[word].text.lower() in CALENDAR for word in words)
        said = any(tree.lemma(word) in SETTINGS for word in tree.children(child, "pobj"))
        if words[0] != members[-1] + 1 or tree.lemma(child) not in BEARING or dated or said:
            break
        members += words
    return members


def _bare(tree: Tree, noun: int) -> list[int]:
    """The words of a noun phrase up to a relative clause that a comma sets off."""
    words = tree.subtree(noun)
    for child in tree.children(noun, "relcl"):
        first = tree.subtree(child)[0]
        if first - 1 > noun and tree.tokens[first - 1].text == ",":
            words = [word for word in words if word < first - 1]
    return words


def _gerund(tree: Tree, match: Match, entry: Entry) -> Members:
    for verb in tree.children(match.head, "xcomp", "ccomp"):
        if tree.tokens[verb].tag == "VBG" and not tree.children(verb, "aux"):
            return [tree.subtree(verb)], verb
    return None


def _small(tree: Tree, match: Match, entry: Entry) -> Members:
    verb = match.head
    if tree.tokens[verb].tag == "VBN" and is_passive(tree, verb) and agent(tree, verb) is None:
        return None
    if any(is_reflexive(tree, noun) for noun in tree.children(verb, "dobj")):
        return None
    for clause in tree.children(verb, "ccomp"):
        if tree.is_noun(clause) or tree.tokens[clause].tag in {"JJ", "NN"}:
            return [tree.subtree(clause)], clause
    if is_passive(tree, verb) and agent(tree, verb) is None:
        return None
    predicates = tree.children(verb, "oprd")
    objects = tree.children(verb, "dobj")
    if len(objects) == 2 and not predicates:
        predicates = [objects.pop()]
    if predicates and not objects and not is_passive(tree, verb):
        return [tree.subtree(predicates[0])], predicates[0]
    if predicates and (objects or is_passive(tree, verb)):
        words = _subject_words(tree, verb) if not objects else tree.subtree(objects[0])
        return [words, tree.subtree(predicates[0])] if not objects else [
            [*words, *tree.subtree(predicates[0])]
        ], predicates[0]
    return None


def _passive(tree: Tree, match: Match, entry: Entry) -> Members:
    verb = match.head
    if not is_passive(tree, verb):
        return None
    needs = needed(entry, "object_needs")
    if needs and not any(tree.lemma(n) in needs for n in tree.children(verb, "nsubjpass")):
        return None
    words = _subject_words(tree, verb)
    if entry.features.get("raising"):
        for clause in tree.children(verb, "xcomp"):
            if has_to(tree, clause):
                return [words, tree.subtree(clause)], clause
        if entry.features.get("inf_only"):
            return None
    extra = [
        noun
        for preposition in tree.children(verb, "prep")
        if tree.lemma(preposition) in _prepositions(entry)
        for noun in tree.children(preposition, "pobj", "pcomp")
    ]
    if (entry.code in {"ACCUSED", "SUSPECTED"} or "as_only" in entry.features) and not extra:
        return None
    groups = [words] if words else []
    groups += [tree.subtree(extra[0])] if extra else []
    return (groups, extra[0] if extra else None) if groups else None


def _prepositions(entry: Entry) -> frozenset[str]:
    """The words that lead to what a passive cue is about, by its active frames."""
    frames = entry.features.get("frames", "").split()
    listed = {frame[3:] for frame in frames if frame.startswith("obj")} - {"ect", "inf"}
    return frozenset(listed) or BLAMING


def _on_infinitive(tree: Tree, match: Match, entry: Entry) -> Members:
    objects = tree.children(match.last, "pobj") or tree.children(match.head, "dobj")
    for noun in objects:
        clauses = tree.children(match.head, "xcomp", "advcl", "ccomp") + tree.children(noun, "acl")
        for clause in clauses:
            if clause > noun and has_to(tree, clause):
                first, last = tree.subtree(noun)[0], tree.subtree(clause)[-1]
                return [list(range(first, last + 1))], clause
        return [tree.subtree(noun)], noun
    return None


def _for_infinitive(tree: Tree, match: Match, entry: Entry) -> Members:
    for clause in tree.children(match.head, "advcl", "xcomp", "ccomp"):
        if has_to(tree, clause) and any(
            tree.lemma(child) == "for" for child in tree.children(clause, "mark")
        ):
            members = [t for t in tree.subtree(clause) if tree.lemma(t) != "for" or t > clause]
            return [members], clause
    return None


def _noun_clause(tree: Tree, match: Match, entry: Entry) -> Members:
    for clause in tree.children(match.head, "acl", "ccomp", "relcl", "appos"):
        that = any(tree.lemma(mark) == "that" for mark in tree.children(clause, "mark"))
        full = tree.tokens[clause].relation in {"acl", "ccomp"} and any(
            tree.tokens[noun].tag[:1] != "W" for noun in tree.children(clause, "nsubj", "nsubjpass")
        )
        if tree.is_verb(clause) and (that or full or _tells_all(tree, clause)):
            return [tree.subtree(clause)], clause
    return _that_grows(tree, match.head)


def _tells_all(tree: Tree, clause: int) -> bool:
    """Whether a clause without a mark lacks nothing: "allegations he took part in raids"."""
    return (
        tree.tokens[clause].relation == "relcl"
        and tree.lemma(clause) not in MAKING
        and bool(tree.children(clause, "dobj", "prep", "acomp", "attr"))
        and any(tree.tokens[n].tag[:1] != "W" for n in tree.children(clause, "nsubj", "nsubjpass"))
        and not any(tree.tokens[n].tag[:1] == "W" for n in tree.children(clause))
    )


def _that_grows(tree: Tree, noun: int) -> Members:
    """The clause of a noun that stands behind its verb: "fears are growing that"."""
    verb = tree.tokens[noun].head
    if tree.tokens[noun].relation != "nsubj" or tree.lemma(verb) not in GROWING:
        return None
    for clause in tree.children(verb, "ccomp", "advcl"):
        if any(tree.lemma(mark) == "that" for mark in tree.children(clause, "mark")):
            return [tree.subtree(clause)], clause
    return None


def _noun_infinitive(tree: Tree, match: Match, entry: Entry) -> Members:
    governor = tree.tokens[match.head].head
    for clause in [*tree.children(match.head, "acl", "xcomp"),
                   *tree.children(governor, "advcl", "xcomp")]:  # fmt: skip
        members = tree.subtree(clause)
        if has_to(tree, clause) and members[0] == match.head + 1:
            return [members], clause
    return None


def _object_and(preposition: str) -> Callable[[Tree, Match, Entry], Members]:
    def members(tree: Tree, match: Match, entry: Entry) -> Members:
        relative = [n for n in tree.children(match.head, "dobj") if tree.tokens[n].tag == "WP"]
        if relative and preposition == "as":
            return _after_preposition(tree, match, entry, preposition)
        objects = [
            noun for noun in tree.children(match.head, "dobj")
            if noun not in match.tokens and tree.tokens[noun].tag not in {"WP", "WDT"}
        ]  # fmt: skip
        if not objects or is_passive(tree, match.head):
            return None
        needs = needed(entry, "object_needs")
        if needs and not any(tree.lemma(noun) in needs for noun in objects):
            return None
        for holder in (match.head, objects[0]):
            for child in tree.children(holder, "prep", "dative"):
                if tree.lemma(child) == preposition and tree.children(child):
                    words = [*tree.subtree(objects[0]), *tree.subtree(child)]
                    return [list(range(min(words), max(words) + 1))], objects[0]
        return None

    return members


def _after_preposition(tree: Tree, match: Match, entry: Entry, word: str) -> Members:
    needs = needed(entry, f"{word}_needs") | needed(entry, "prep_needs")
    holders = [match.last, match.head] if match.last != match.head else [match.head]
    own = [match.last] if tree.lemma(match.last) == word else []
    if entry.code == "ADMITTED" and is_passive(tree, match.head):
        return None
    prepositions = own or [
        child
        for holder in holders
        for child in tree.children(holder, *(AGENT if "experiencer" in entry.features else ALONG))
        if tree.lemma(child) == word
    ]
    for preposition in prepositions:
        clauses = [c for c in tree.children(match.head, "ccomp", "advcl") if has_to(tree, c)]
        if word == "for" and not tree.children(preposition) and clauses:
            return [tree.subtree(clauses[0])], clauses[0]
        for noun in tree.children(preposition, "pobj", "pcomp"):
            if needs and tree.lemma(noun) not in needs:
                continue
            wanted = needed(entry, "needs")
            if wanted:
                return _complement(tree, noun) if tree.lemma(noun) in wanted else None
            return [tree.subtree(noun)], noun
    return None


_MEMBERS: dict[str, Callable[[Tree, Match, Entry], Members]] = {
    "inf": _infinitive,
    "objinf": _object_infinitive,
    "object": _object,
    "gerund": _gerund,
    "small": _small,
    "passive": _passive,
    "on_inf": _on_infinitive,
    "forinf": _for_infinitive,
    "that": _noun_clause,
    "nominf": _noun_infinitive,
    **{f"obj{word}": _object_and(word) for word in
       ("of", "for", "as", "in", "with", "to", "on", "about", "against")},
}  # fmt: skip
