"""Parties and places: from the head of a noun phrase to a record."""

from collections.abc import Iterable

from tocsin.core.ports import Entry
from tocsin.core.types import Party, PlaceRef, Span
from tocsin.core.vocab import Known, PartStatus, PartyKind
from tocsin.extract.phrases.ages import is_aged
from tocsin.extract.phrases.quantities import is_amount
from tocsin.extract.reader import Reader

NAME_TAGS = frozenset({"NNP", "NNPS"})
PLACE_KINDS = frozenset({PartyKind.PLACE, PartyKind.STATE})
PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside off around across within throughout along "
    "from to into toward towards over above between of on".split()
)
# Kinds of mention that cannot take part in anything.
NOT_A_PARTY = frozenset({PartyKind.UNKNOWN, PartyKind.PLACE})
# Prepositions that say where even before a name nobody knows.
LOCATING = frozenset("in at near outside inside off around within throughout across".split())
# Complements that belong to a name or a post; others say where, when or how.
KEPT_COMPLEMENTS = frozenset({"of"})
KEPT_IN_NAMES = frozenset({"of", "for", "against"})
CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
EDGE_TAGS = frozenset({"CC", ",", ":", "_SP", "-LRB-", "''", "``"})
SETTLEMENTS = frozenset({"city", "town", "village", "province", "district", "region", "suburb"})
# Words that are a name only with what follows "of".
NAMED_BY_OF = frozenset({"gulf", "bay", "strait", "straits", "sea", "cape", "horn", "isle"})
UNRESOLVED = "not resolved yet"
NAMED_PARTS = 2


def party(reader: Reader, head: int, *, status: PartStatus = PartStatus.STATED) -> Party:
    """Return the party whose noun phrase has this head."""
    kind = kind_of(reader, head)
    return Party(
        mention=mention_of(reader, head),
        kind=kind,
        status=status,
        private_person=_private(reader, head, kind),
    )


def mention_of(reader: Reader, head: int) -> Span:
    """Return the shortest noun phrase of a head that stands alone.

    Prepositional complements that say where or when are left out ("two men", not "two
    men in the market"); those that belong to the name stay ("the head of the guard").
    """
    tree = reader.tree
    first, last = tree.noun_phrase_tokens(head)
    kept = _kept_complements(reader, head)
    cut = [
        child
        for child in tree.children(head, "prep")
        if child > head and tree.lemma(child) not in kept
    ]
    if cut:
        last = max(head, min(last, cut[0] - 1))
    first = max([first, *(child + 2 for child in listed_before(reader, head))])
    while first < head and (
        tree.tokens[first].tag in EDGE_TAGS or tree.tokens[first].text.lower() in CALENDAR
    ):
        first += 1
    while last > head and tree.tokens[last].tag in EDGE_TAGS:
        last -= 1
    return tree.span(first, last)


def listed_before(reader: Reader, head: int) -> list[int]:
    """Return what the parser took for modifiers of a name though a comma parts them."""
    tree = reader.tree
    return [
        child
        for child in tree.children(head, "nmod")
        if child < head and tree.tokens[child + 1].text == ","
    ]


def _kept_complements(reader: Reader, head: int) -> frozenset[str]:
    """Return the prepositions whose complements belong to a head's name or post."""
    if reader.names.country_of(name_of(reader, head)):
        return frozenset()
    named = reader.tree.tokens[head].tag in NAME_TAGS
    return KEPT_IN_NAMES if named else KEPT_COMPLEMENTS


def kind_of(reader: Reader, head: int) -> PartyKind:
    """Return what kind of party a noun phrase names; UNKNOWN where its words do not say."""
    tag = reader.tree.tokens[head].tag
    if _is_counted_people(reader, head) or is_aged(reader.tree, head):
        return PartyKind.CIVILIANS
    if tag in NAME_TAGS:
        return _kind_of_name(reader, head)
    entry = party_entry(reader, head)
    if entry is not None:
        return PartyKind(entry.code)
    if is_amount(reader, head):
        for prep in reader.tree.children(head, "prep"):
            for counted in reader.tree.children(prep, "pobj"):
                return kind_of(reader, counted)
    if tag == "CD" or tag.startswith("JJ"):
        return PartyKind.UNKNOWN
    known = _known_kind(reader, name_of(reader, head))
    if known is None and _taken_up_by_who(reader, head):
        return PartyKind.PERSON
    return known or PartyKind.UNKNOWN


def _is_counted_people(reader: Reader, head: int) -> bool:
    """Return whether a number stands before a nationality ("12 Kenyans", "dozens of Kenyans")."""
    tree, token = reader.tree, reader.tree.tokens[head]
    names = reader.names
    if token.tag not in {"NNPS", "NNS"} or not names.country_of(token.text):
        return False
    if names.party_kinds(token.text):
        return False
    amount = tree.tokens[token.head].head
    of_amount = token.relation == "pobj" and tree.lemma(token.head) == "of"
    return bool(tree.children(head, "nummod")) or (of_amount and is_amount(reader, amount))


def _taken_up_by_who(reader: Reader, head: int) -> bool:
    tree = reader.tree
    return any(
        tree.lemma(child) in {"who", "whom"}
        for verb in tree.children(head, "relcl")
        for child in tree.children(verb)
    )


def party_entry(reader: Reader, head: int) -> Entry | None:
    """Return what the table of parties says of a head, with its compounds first."""
    table, tree = reader.lexicons.table("parties"), reader.tree
    lemma = tree.lemma(head)
    for width in (2, 1):
        if head - width >= 0:
            words = [tree.lemma(number) for number in range(head - width, head)]
            if found := table.get(" ".join([*words, lemma])):
                return found[0]
    text = tree.tokens[head].text.lower()
    for word in (lemma, text, text.removesuffix("s")):
        if found := table.get(word):
            return found[0]
    for length in range(6, 2, -1):
        found = table.get("*" + lemma[-length:]) if len(lemma) > length else None
        if found and "suffix" in found[0].features and tree.tokens[head].tag in {"NN", "NNS"}:
            return found[0]
    return None


def is_armed(reader: Reader, head: int) -> bool:
    """Return whether a party by its name bears arms: a force, an armed group, a gunman."""
    entry = party_entry(reader, head)
    if entry is not None and "armed" in entry.features:
        return True
    if reader.tree.tokens[head].tag not in NAME_TAGS:
        return False
    return bool(
        reader.names.party_kinds(name_of(reader, head)) & {PartyKind.GROUP, PartyKind.FORCE}
    )


def is_human(reader: Reader, head: int) -> bool:
    """Return whether a party is one or more people, by name, noun or pronoun."""
    kinds = {PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.GROUP, PartyKind.FORCE}
    return kind_of(reader, head) in kinds


def name_tokens(reader: Reader, head: int) -> tuple[int, int]:
    """Return the first and last token of the run of name words that ends at a head."""
    tokens, first = reader.tree.tokens, head
    while first > 0 and _continues_name(reader, first - 1, head):
        first -= 1
    while first < head and tokens[first].text in {"-", "&", "'s"}:
        first += 1
    return first, head


def name_of(reader: Reader, head: int) -> str:
    """Return the run of name words that ends at a head."""
    first, last = name_tokens(reader, head)
    return reader.tree.span(first, last).quote


def place_refs(reader: Reader, tokens: Iterable[int]) -> tuple[PlaceRef, ...]:
    """Return the places that stand at these tokens, in text order, each unresolved.

    A name counts as a place when the tables know it for one, or when nothing else is
    known of it and a preposition of place governs it.
    """
    refs: list[PlaceRef] = []
    for head in sorted(set(tokens)):
        if is_place(reader, head):
            ref = place_ref(reader, head)
            if refs and refs[-1].mention.end > ref.mention.start:
                continue
            refs.append(ref)
    return tuple(refs)


def place_ref(reader: Reader, head: int) -> PlaceRef:
    """Return the place whose name ends at a head, unresolved; "Gulf of Oman" is one name."""
    first, last = name_tokens(reader, head)
    named = reader.tree.tokens[head].text.lower() in NAMED_BY_OF
    return PlaceRef(
        mention=reader.tree.span(first, _after_of(reader, head) if named else last),
        reason=UNRESOLVED,
    )


def _after_of(reader: Reader, head: int) -> int:
    """Return the last word of the name that "of" joins to a head, the head if there is none."""
    tree = reader.tree
    names = [
        name
        for prep in tree.children(head, "prep")
        if prep == head + 1 and tree.lemma(prep) == "of"
        for name in tree.children(prep, "pobj")
        if tree.tokens[name].tag in NAME_TAGS
    ]
    return names[0] if names else head


def is_place(reader: Reader, head: int) -> bool:
    """Return whether a name stands here as a place, not as one who acts."""
    tree = reader.tree
    if tree.tokens[head].tag not in NAME_TAGS or _inside_name(reader, head):
        return False
    if _is_counted_people(reader, head):
        return False
    name = name_of(reader, head)
    if name.lower().rstrip(".") in CALENDAR or name.split()[0].lower() in CALENDAR:
        return False
    governor = _governor(reader, head)
    kinds = reader.names.party_kinds(name)
    if governor is None or _joined_by_of(reader, head):
        return False
    if kinds & PLACE_KINDS or reader.names.country_of(name):
        return governor in PLACE_PREPOSITIONS
    named = governor == "of" and _names_settlement(reader, head)
    return not kinds and (governor in LOCATING or named) and _can_be_place(reader, head)


def _names_settlement(reader: Reader, head: int) -> bool:
    """Return whether a name stands in "the town of X"."""
    tree = reader.tree
    prep = tree.tokens[head].head
    return tree.lemma(tree.tokens[prep].head) in SETTLEMENTS


def _joined_by_of(reader: Reader, head: int) -> bool:
    """Return whether a name is the end of another ("Oman" in "the Gulf of Oman")."""
    tree = reader.tree
    prep = tree.tokens[head].head
    over = tree.tokens[prep].head
    return (
        tree.tokens[head].relation == "pobj"
        and tree.lemma(prep) == "of"
        and tree.tokens[over].tag in NAME_TAGS
        and tree.tokens[over].text.lower() in NAMED_BY_OF
    )


def _governor(reader: Reader, head: int) -> str | None:
    """Return the preposition over a name, seen through conjunction and apposition.

    None for a name that only qualifies the noun after it ("on Malian and allied troops").
    """
    tree = reader.tree
    while tree.tokens[head].relation in {"conj", "appos", "nmod", "npadvmod"}:
        above = tree.tokens[head].head
        if above == head or (tree.tokens[head].relation == "nmod" and above > head):
            return None
        head = above
    if tree.tokens[head].relation != "pobj":
        return None
    return tree.lemma(tree.tokens[head].head)


def _can_be_place(reader: Reader, head: int) -> bool:
    tree = reader.tree
    entry = reader.lexicons.table("parties").get(tree.lemma(head))
    if entry is not None and entry[0].code not in {"facility", "place"}:
        return False
    name = name_of(reader, head)
    return not (name.isupper() and len(name) > NAMED_PARTS) and not any(
        character.isdigit() for character in name
    )


def _inside_name(reader: Reader, head: int) -> bool:
    """Return whether a longer name goes on after this token ("Kabul University")."""
    tree = reader.tree
    return (
        tree.tokens[head].relation in {"compound", "nmod"}
        and tree.tokens[head].head > head
        and tree.tokens[tree.tokens[head].head].tag in NAME_TAGS
    )


def _continues_name(reader: Reader, number: int, head: int) -> bool:
    tree = reader.tree
    token = tree.tokens[number]
    if tree.sentence_number(number) != tree.sentence_number(head):
        return False
    if token.end == tree.tokens[number + 1].start and "-" in {
        token.text,
        tree.tokens[number + 1].text,
    }:
        return True
    if token.tag in NAME_TAGS:
        return token.relation in {"compound", "nmod"} and token.head <= head
    return token.text in {"-", "&", "al", "ul", "el", "de", "bin"} and token.head <= head


def _kind_of_name(reader: Reader, head: int) -> PartyKind:
    name = name_of(reader, head)
    known = _known_kind(reader, name)
    if known is not None:
        return known
    if _has_title(reader, head) or _taken_up_by_who(reader, head):
        return PartyKind.PERSON
    entry = party_entry(reader, head)
    if entry is not None:
        return PartyKind(entry.code)
    return PartyKind.PERSON if _titled_elsewhere(reader, head) else PartyKind.UNKNOWN


def _known_kind(reader: Reader, name: str) -> PartyKind | None:
    kinds = reader.names.party_kinds(name) or reader.names.party_kinds(name.removeprefix("the "))
    if reader.names.country_of(name):
        return PartyKind.STATE
    order = (
        PartyKind.GROUP,
        PartyKind.STATE,
        PartyKind.FORCE,
        PartyKind.ORGANISATION,
        PartyKind.PERSON,
        PartyKind.FACILITY,
        PartyKind.PLACE,
    )
    return next((kind for kind in order if kind in kinds), None)


def _has_title(reader: Reader, head: int) -> bool:
    """Return whether a post or title of a person stands before or beside the name."""
    tree, table = reader.tree, reader.lexicons.table("parties")
    first, _ = tree.noun_phrase_tokens(head)
    beside = [tree.tokens[head].head] if tree.tokens[head].relation == "appos" else []
    beside += tree.children(head, "appos")
    for number in [*range(first, head), *beside]:
        words = (tree.lemma(number), tree.tokens[number].text.lower())
        for entry in (table[word][0] for word in words if word in table):
            if entry.code == "person" and "pronoun" not in entry.features:
                return True
    return False


def _titled_elsewhere(reader: Reader, head: int) -> bool:
    """Return whether the same last name bears a person's post or title in this document."""
    alike = reader.tree.proper_nouns.get(reader.tree.tokens[head].text, ())
    return any(number != head and _has_title(reader, number) for number in alike)


def _private(reader: Reader, head: int, kind: PartyKind) -> Known:
    if kind is not PartyKind.PERSON:
        return Known.UNKNOWN if kind is PartyKind.UNKNOWN else Known.NO
    return Known.NO if _in_office(reader, head) else Known.UNKNOWN


def _in_office(reader: Reader, head: int) -> bool:
    offices, tree = reader.lexicons.table("offices"), reader.tree
    first, last = tree.noun_phrase_tokens(head)
    beside = [tree.tokens[head].head] if tree.tokens[head].relation == "appos" else []
    beside += tree.children(head, "appos")
    return any(tree.lemma(number) in offices for number in [*range(first, last + 1), *beside])
