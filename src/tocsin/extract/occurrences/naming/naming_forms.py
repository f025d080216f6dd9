"""The forms in which a text says who somebody is: "the boy was identified as Ada Roe".

What part whoever is described had in an act is asked elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.extract.occurrences.charges import OTHERS
from tocsin.extract.occurrences.clauses import after, is_passive, objects, subjects
from tocsin.extract.occurrences.counted import COLLECTIVES
from tocsin.extract.occurrences.harm.aftermath import ATTACKERS
from tocsin.extract.occurrences.victims.name_lists import names_listed
from tocsin.extract.occurrences.victims.same_victims import CULPRITS
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.phrases.mentions import name_tokens
from tocsin.extract.reader import Reader

NAMING = frozenset({"identify", "name", "recognize", "recognise", "id"})
BEING = frozenset({"be"})
SUFFERERS = frozenset({"victim", "deceased", "dead", "decedent", "fatality"})
# What may stand before "victim" or "suspect" where the act may be the text's: "murder suspect".
OF_VIOLENCE = frozenset(
    "shooting murder homicide gunshot killing stabbing slaying assault attack".split()
)
SUSPECTS = ATTACKERS | CULPRITS | {"defendant", "accused", "arrestee", "culprit"}
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "conj"})
INCLUDING = frozenset({"including", "include"})
APART = frozenset({",", "("})
DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
BODIES = frozenset({"body", "remains"})
CALLED = frozenset({"name", "identity"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The head of somebody described, and those of the names told of whoever that is."""

    described: int
    names: tuple[int, ...]


def find_namings(reader: Reader, victims: Victims) -> Iterator[Naming]:
    """Yield what the text says of who somebody is."""
    tree = reader.tree
    for number, token in enumerate(tree.tokens):
        if token.tag.startswith("VB") and not tree.negated(number):
            if tree.lemma(number) in NAMING:
                yield from _identified(reader, victims, number)
            elif tree.lemma(number) in BEING:
                yield from _equal(reader, victims, number)
        elif token.tag in {"NN", "NNS"} or _is_one_of(reader, number):
            beside = [one for one in tree.children(number, "appos") if _is_apart(reader, one)]
            yield from _naming(reader, victims, number, beside)
            if tree.lemma(number) in BODIES:
                yield from _naming(reader, victims, number, after(reader, number, "of"))
        elif token.tag == "NNP":
            yield from _titled(reader, victims, number)
        elif tree.lemma(number) in INCLUDING and token.relation == "prep":
            yield from _among(reader, victims, number)


def _identified(reader: Reader, victims: Victims, verb: int) -> Iterator[Naming]:
    """Read "identified the victim as X", "X was identified as the victim"."""
    tree = reader.tree
    told = subjects(reader, verb) if is_passive(reader, verb) else objects(reader, verb)
    above = [one for one in _own_words(reader, verb) if one >= verb or one in told]
    shown = [head for one in above for head in after(reader, one, "as")]
    shown += tree.children(verb, "oprd")
    shown += [name for head in shown for name in tree.children(head, "appos")]
    for place, one in enumerate(told):
        # "identified the dead man as X and the boy as Y"
        last = told[place + 1] if place + 1 < len(told) else None
        own = [head for head in shown if last is None or one > last or head < last]
        yield from _naming(reader, victims, one, own, in_full=False)
        named = [one] if victims.is_name(one) else tree.children(one, "appos")
        for other in shown:
            yield from _naming(reader, victims, other, named)
    if is_passive(reader, verb) and not shown:
        listed = _after_colon(reader, victims, verb)
        for one in told:
            yield from _naming(reader, victims, one, listed)


def _own_words(reader: Reader, verb: int) -> list[int]:
    """Return a verb with what is below it, without clauses: what is called "killed" may stay."""
    tree, found, stack = reader.tree, [verb], list(reader.tree.children(verb))
    while stack:
        current = stack.pop()
        if tree.tokens[current].relation not in CLAUSES:
            found.append(current)
            stack.extend(tree.children(current))
    return sorted(found)


def _after_colon(reader: Reader, victims: Victims, verb: int) -> list[int]:
    """Return the first name after a colon that follows a verb in its sentence."""
    tokens, last = reader.tree.tokens, reader.tree.sentence_of(verb).last
    colon = next((one for one in range(verb, last) if tokens[one].text == ":"), last)
    names = (one for one in range(colon + 1, last) if victims.is_name(one))
    return [one for one in names if victims.full_name(one) is not None and _ends(reader, one)][:1]


def _ends(reader: Reader, name: int) -> bool:
    tokens = reader.tree.tokens
    return name + 1 >= len(tokens) or tokens[name + 1].tag != "NNP"


def _equal(reader: Reader, victims: Victims, verb: int) -> Iterator[Naming]:
    """Read "the victim was X", "X was the victim", "his name is X", "among the dead was X"."""
    tree, acting = reader.tree, subjects(reader, verb)
    shown = tree.children(verb, "attr")
    for one in acting:
        described = one
        if tree.lemma(one) in CALLED:
            owners = [*tree.children(one, "poss"), *after(reader, one, "of")]
            described = owners[0] if owners else one
        yield from _naming(reader, victims, described, shown)
    for other in shown:
        if _is_definite(reader, other):
            yield from _naming(reader, victims, other, acting)
    for other in after(reader, verb, "among"):
        if tree.lemma(other) in SUFFERERS | SUSPECTS:
            yield from _naming(reader, victims, other, [*acting, *shown])


def _among(reader: Reader, victims: Victims, prep: int) -> Iterator[Naming]:
    """Read "four victims, including X", "four victims were taken there, including X"."""
    tree, over = reader.tree, reader.tree.tokens[prep].head
    many = [over]
    if tree.is_verb(over):
        many = objects(reader, over) or subjects(reader, over)
    for one in many[:1]:
        if tree.tokens[one].tag in {"NNS", "CD"}:
            yield from _naming(reader, victims, one, tree.children(prep, "pobj"))


def _is_definite(reader: Reader, noun: int) -> bool:
    """Return whether a noun tells of one part in one act: "the victim", "one of the suspects"."""
    tree = reader.tree
    pointing = any(tree.lemma(child) == "the" for child in tree.children(noun, "det"))
    part = pointing and tree.lemma(noun) in SUFFERERS | SUSPECTS
    return part or _is_one_of(reader, noun)


def _is_one_of(reader: Reader, number: int) -> bool:
    """Return whether a number is of those who had a part in an act: "two of the suspects"."""
    tree = reader.tree
    if tree.tokens[number].tag != "CD":
        return False
    return any(tree.lemma(one) in SUFFERERS | SUSPECTS for one in after(reader, number, "of"))


def _titled(reader: Reader, victims: Victims, head: int) -> Iterator[Naming]:
    """Read "the murder suspect Ada Roe", "Ada Roe, the victim,"."""
    tree = reader.tree
    if not victims.is_name(head) or victims.full_name(head) is None or not _ends(reader, head):
        return
    for other in tree.children(head, "appos"):
        if not _is_apart(reader, other):
            continue
        if tree.lemma(other) in SUFFERERS | SUSPECTS or _is_one_of(reader, other):
            yield from _naming(reader, victims, other, [head])
    title = name_tokens(reader, head)[0] - 1
    if title < 0 or tree.tokens[title].tag not in {"NN", "NNS"}:
        return
    if tree.lemma(title) in SUFFERERS | SUSPECTS and _may_be_of(reader, title):
        yield from _naming(reader, victims, title, [head])


def _is_apart(reader: Reader, head: int) -> bool:
    """Return whether a comma or two dashes, or a colon right after it, part it from its noun."""
    tokens, (first, last) = reader.tree.tokens, reader.tree.noun_phrase_tokens(head)
    if first == 0:
        return False
    before, following = tokens[first - 1].text, tokens[min(last + 1, len(tokens) - 1)].text
    beside = before == ":" and tokens[head].head == first - 2
    return beside or before in APART or (before in DASHES and following in DASHES)


def _may_be_of(reader: Reader, title: int) -> bool:
    """Return whether nothing before a title says that it is of something else than violence."""
    tree, before = reader.tree, title - 1
    if before < tree.sentence_of(title).first:
        return True
    named = tree.tokens[before].tag in {"NN", "NNP", "NNS"} or tree.lemma(before) in OTHERS
    return not named or tree.lemma(before) in OF_VIOLENCE


def _naming(
    reader: Reader,
    victims: Victims,
    described: int,
    heads: Sequence[int],
    *,
    in_full: bool = True,
) -> Iterator[Naming]:
    """Yield a naming where a person is described and names follow, in full if they must be."""
    if victims.is_name(described):
        return
    tree = reader.tree
    single = tree.tokens[described].tag == "NN" and tree.lemma(described) not in COLLECTIVES
    names = names_listed(reader, victims, heads)
    if in_full:
        names = [name for name in names if victims.full_name(name) is not None]
    if names:
        yield Naming(described=described, names=tuple(names[:1] if single else names))
