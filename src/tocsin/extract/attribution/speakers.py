"""Which mentions are one speaker: names, "that source", pronouns."""

from dataclasses import dataclass, field

from tocsin.core.types import Span, Speaker
from tocsin.core.vocab import SourceKind
from tocsin.extract.attribution.naming import (
    ORDINALS,
    count_of,
    described_span,
    is_named,
    is_ordinal,
    is_plural,
    name_of,
    source_kind,
)
from tocsin.extract.attribution.referents import described_name, is_person
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them", "both"})
FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
PRONOUNS = SINGULAR | NEUTER | PLURAL | FIRST
INDEFINITE = frozenset({"a", "an", "another"})
BODIES = frozenset(
    {
        SourceKind.GOVERNMENT, SourceKind.ARMED_GROUP, SourceKind.INTERNATIONAL_ORG,
        SourceKind.NGO, SourceKind.MEDIA, SourceKind.DOCUMENT,
    }
)  # fmt: skip
# A pronoun reaches back this many sentences: set on the training part of the annotation.
PRONOUN_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    key: str
    head: int
    lemma: str
    name: str
    kind: SourceKind
    named: bool
    plural: bool
    count: int | None
    person: bool
    words: frozenset[str]


@dataclass(slots=True)
class Cast:
    """The speakers of one document so far, in text order; gives each mention its key.

    Mentions must be asked for in text order, for a pronoun reaches back only.
    """

    reader: Reader
    _known: list[_Known] = field(default_factory=list)
    _ordinals: dict[str, int] = field(default_factory=dict)
    _seen: dict[int, Speaker] = field(default_factory=dict)

    def speakers(self, head: int, within: tuple[Speaker, ...] = ()) -> tuple[Speaker, ...]:
        """Return the speakers named by a noun phrase; `within` are those whose speech it is in."""
        tree = self.reader.tree
        found = []
        for number in tree.conjuncts(head):
            if number != head and not (tree.is_noun(number) or is_ordinal(tree, number)):
                continue
            found.append(self._speaker(number, head, within))
        return tuple(found)

    def _speaker(self, head: int, first: int, within: tuple[Speaker, ...]) -> Speaker:
        tree = self.reader.tree
        mention = described_span(self.reader, head)
        lemma = pronoun_of(tree, head)
        if lemma in FIRST and within:
            return same_speaker(within[0], mention)
        if head not in self._seen:
            self._seen[head] = (
                self._pronoun(head, mention, lemma) if lemma else self._noun(head, first, mention)
            )
        return self._seen[head]

    def _noun(self, head: int, first: int, mention: Span) -> Speaker:
        tree = self.reader.tree
        ordinal = is_ordinal(tree, head)
        noun = first if ordinal else head
        kind = source_kind(self.reader, noun)
        named = is_named(self.reader, noun) and not ordinal
        name = name_of(self.reader, noun) if named else ""
        if not named and not ordinal and is_person(self.reader, noun):
            name = described_name(self.reader, noun)
            named = bool(name)
        known = self._match_name(name) if name else None
        if kind is SourceKind.UNKNOWN and name:
            kind = known.kind if known is not None else self._described(name)
        count = count_of(tree, head, named=named)
        key = known.key if known else self._key(head, noun, name)
        self._known.append(
            _Known(key=key, head=head, lemma=tree.lemma(noun), name=name, kind=kind,
                   named=named, plural=is_plural(tree, noun) and not ordinal, count=count,
                   person=is_person(self.reader, noun), words=_modifiers(tree, noun))
        )  # fmt: skip
        return Speaker(mention=mention, source_kind=kind, named=named, count=count,
                       speaker_key=key)  # fmt: skip

    def _pronoun(self, head: int, mention: Span, lemma: str) -> Speaker:
        referent = self._referent(head, lemma)
        if referent is None:
            return Speaker(mention=mention, source_kind=SourceKind.UNKNOWN, named=False,
                           count=1 if lemma in SINGULAR else None,
                           speaker_key=f"pronoun:{mention.start}")  # fmt: skip
        return Speaker(mention=mention, source_kind=referent.kind, named=referent.named,
                       count=referent.count, speaker_key=referent.key)  # fmt: skip

    def _referent(self, head: int, lemma: str) -> _Known | None:
        tree = self.reader.tree
        here = tree.sentence_number(head)
        for known in reversed(self._known):
            distance = here - tree.sentence_number(known.head)
            if distance > PRONOUN_REACH:
                break
            if known.head > head or not _agrees(known, lemma):
                continue
            return None if self._rivalled(known, head, body=lemma in NEUTER) else known
        if lemma in SINGULAR:
            return self._person_before(head)
        return self._singular_they(here) if lemma in PLURAL else None

    def _person_before(self, head: int) -> _Known | None:
        """Return the one named person who acts in this sentence or the one before, or None."""
        tree = self.reader.tree
        here = tree.sentence_number(head)
        first = tree.sentences[max(here - 1, 0)].first
        people = {
            name_of(self.reader, token): token
            for token in range(first, head)
            if tree.tokens[token].tag == "NNP"
            and tree.tokens[token].relation in {"nsubj", "nsubjpass"}
            and self._is_person(token)
        }
        if len(people) != 1:
            return None
        ((name, token),) = people.items()
        known = self._match_name(name)
        if known is not None:
            return known
        kind = source_kind(self.reader, token)
        kind = self._described(name) if kind is SourceKind.UNKNOWN else kind
        return _Known(key=self._name_key(name), head=token, lemma=tree.lemma(token), name=name,
                      kind=kind, named=True, plural=False, count=1, person=True,
                      words=frozenset())  # fmt: skip

    def _singular_they(self, here: int) -> _Known | None:
        """Return the one speaker of the sentence before, for a "they" of one person."""
        tree = self.reader.tree
        near = [k for k in self._known if here - tree.sentence_number(k.head) == 1]
        return near[-1] if len({known.key for known in near}) == 1 else None

    def _rivalled(self, known: _Known, head: int, *, body: bool) -> bool:
        """Return whether a subject between a speaker and a pronoun may be meant as well."""
        if known.plural:
            return False
        tree = self.reader.tree
        nouns = {"NN", "NNP"} if body else {"NNP"}
        return any(
            tree.tokens[token].tag in nouns
            and tree.tokens[token].relation in {"nsubj", "nsubjpass"}
            and tree.tokens[tree.tokens[token].head].relation == "ROOT"
            and tree.tokens[token].text not in known.name.split()
            and (body or self._is_person(token))
            for token in range(known.head + 1, head)
        )

    def _is_person(self, token: int) -> bool:
        country = self.reader.names.country_of(self.reader.tree.tokens[token].text)
        return country is None and source_kind(self.reader, token) not in BODIES

    def _described(self, name: str) -> SourceKind:
        """Return the kind that the document gives a name anywhere, by title or apposition."""
        tree, words = self.reader.tree, name.split()
        for token, parsed in enumerate(tree.tokens):
            if parsed.tag == "NNP" and parsed.text == words[-1]:
                if parsed.relation in {"compound", "nmod"}:
                    continue
                kind = source_kind(self.reader, token)
                if kind is not SourceKind.UNKNOWN and _same_name(
                    words, name_of(self.reader, token).split()
                ):
                    return kind
        return SourceKind.UNKNOWN

    def _match_name(self, name: str) -> _Known | None:
        words = name.split()
        for known in reversed(self._known):
            other = known.name.split()
            if known.named and other and _same_name(words, other):
                return known
        return None

    def _key(self, head: int, noun: int, name: str) -> str:
        tree = self.reader.tree
        if name:
            return self._name_key(name)
        if is_plural(tree, noun) and not is_ordinal(tree, head):
            return self._plural_key(noun)
        words = {tree.lemma(child) for child in tree.children(head, "det", "amod", "nummod")}
        words.add(tree.lemma(head))
        label = self._label(noun)
        highest = self._ordinals.get(label, 0)
        ordinal = next((ORDINALS[word] for word in words if word in ORDINALS), None)
        if ordinal is None and "one" in words:
            ordinal = 1
        if ordinal is None and not words & INDEFINITE:
            earlier = self._latest(noun, plural=False)
            if earlier is not None:
                return earlier.key
        ordinal = highest + 1 if ordinal is None else ordinal
        self._ordinals[label] = max(highest, ordinal)
        return f"{label}:{ordinal}"

    def _name_key(self, name: str) -> str:
        """Return the key of a name; a state and its government have one."""
        bare = name.removesuffix(" government").removesuffix(" Government")
        country = self.reader.names.country_of(bare)
        return f"state:{country}" if country else f"name:{name.lower()}"

    def _label(self, noun: int) -> str:
        """Return what unnamed speakers are counted under: "us official" and "official"."""
        tree = self.reader.tree
        words = _modifiers(tree, noun)
        earlier = None if words else self._latest(noun, plural=False)
        if earlier is not None and not earlier.named:
            return earlier.key.rsplit(":", 1)[0]
        return " ".join((*sorted(words), tree.lemma(noun)))

    def _plural_key(self, noun: int) -> str:
        tree, lemma = self.reader.tree, self.reader.tree.lemma(noun)
        determiners = tree.children(noun, "det")
        known = {tree.lemma(child) for child in determiners} & {"the", "these", "those", "both"}
        earlier = self._latest(noun, plural=True)
        if earlier is not None and known:
            return earlier.key
        first, last = tree.noun_phrase_tokens(noun)
        first = max([first, *(child + 1 for child in determiners)])
        return f"plural {lemma}:{tree.span(first, last).quote.lower()}"

    def _latest(self, noun: int, *, plural: bool) -> _Known | None:
        """Return the last speaker that "the official" may be: same noun, no word more."""
        lemma, words = self.reader.tree.lemma(noun), _modifiers(self.reader.tree, noun)
        return next(
            (
                known
                for known in reversed(self._known)
                if known.lemma == lemma and known.plural == plural and words <= known.words
            ),
            None,
        )


def _modifiers(tree: Tree, noun: int) -> frozenset[str]:
    words = {tree.lemma(child) for child in tree.children(noun, "amod", "compound", "nmod")}
    return frozenset(words - ORDINALS.keys())


def same_speaker(speaker: Speaker, mention: Span) -> Speaker:
    """Return a speaker under another mention ("I" in their own speech)."""
    return Speaker(mention=mention, source_kind=speaker.source_kind, named=speaker.named,
                   count=speaker.count, actor_id=speaker.actor_id,
                   speaker_key=speaker.speaker_key)  # fmt: skip


def _agrees(known: _Known, lemma: str) -> bool:
    body = known.kind in BODIES and not known.person
    if lemma in SINGULAR:
        return not known.plural and not body and not known.lemma.startswith("police")
    if lemma in NEUTER:
        return not known.plural and (body or not known.named or known.kind == SourceKind.OFFICIAL)
    return lemma not in FIRST and (known.plural or body or known.lemma == "police")


def _same_name(words: list[str], other: list[str]) -> bool:
    if words == other:
        return True
    shorter, longer = sorted((words, other), key=len)
    return len(longer) > 1 and len(shorter[-1]) > 2 and longer[-len(shorter) :] == shorter


def pronoun_of(tree: Tree, head: int) -> str:
    """Return a pronoun's lemma, or nothing for other words ("US" is no "us")."""
    word = tree.lemma(head)
    return word if word in PRONOUNS and tree.tokens[head].tag in {"PRP", "PRP$", "DT"} else ""
