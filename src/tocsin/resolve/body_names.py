"""Which state, force, group or organisation of the registry a mention means, or none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from tocsin.core.ports import Actors
from tocsin.core.spelling import is_acronym, trim, unregistered_id
from tocsin.core.types import Actor
from tocsin.core.vocab import ActorKind
from tocsin.resolve.actor_words import (
    ADMINISTRATION,
    AGAINST,
    BACKED,
    BEFORE_MEMBERS,
    BRANCHES,
    COUNT_WORDS,
    COUNTED,
    DESCRIBED,
    EVERY_STATE_HAS,
    FORCES_OF,
    HEADS,
    LOOSE,
    MEMBERS,
    MEMBERS_OF,
    OUTLETS,
    PEOPLES,
    UNIT,
)
from tocsin.resolve.glossary import SMALL_WORDS, alike, explained
from tocsin.resolve.whole_words import stands, starts_of

GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.STATE_FORCE})
# What may send units ("Interior Ministry troops").
SENDERS = GROUPS | {ActorKind.GOVERNMENT_BODY, ActorKind.INTERNATIONAL_ORG}
# So short an acronym names several bodies of the world: it needs its country in the text.
SHORT_ACRONYM = 3
_BESIDE_NAME = MEMBERS | BEFORE_MEMBERS
# What may follow the name of a body in a mention of its members ("Hamas militants and fighters").
_NOUNS = MEMBERS | OUTLETS | {"and"}
JOINED = re.compile(r"\band\s+(?:[\w-]+\s+){0,4}?[A-Z]|;|/")
_PARENTHESIS = re.compile(r"^(?P<base>[^()]+?)\s*\((?P<gloss>[^()]+)\)\s*(?P<rest>.*)$")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OWNER = re.compile(r"^(?P<owner>(?:[A-Z][\w.]*\s?){1,3}?)(?:['’]s|(?<=s)['’])\s+(?P<rest>.+)$")
_SMALL_START = re.compile(r"^(?:(?!al-|el-|ad-|as-|an-)[a-z0-9\"“][\w,.\"”-]*\s+)+(?=\S*[A-Z])")
_ARTICLE = re.compile(
    r"^(?:the|a|an|some|other|former|several|many|its|their|our)\s+(?!of\b)", re.IGNORECASE
)
_DERIVED = re.compile(
    r"^(?:(?P<adjective>[A-Z]\w+)|(?P<place>[A-Z]\w+)[-‑]based)\s+(?P<noun>[a-z]+)$"
)
# What stands before a word within a sentence.
_WITHIN = re.compile(r"[\w,;:] ")
# "Iran-backed": most mentions have none.
_HYPHENS = re.compile("[-‑]")
_QUOTES = re.compile(r"[\"“”]")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ž][\w.’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-ZÀ-Ž][\w.’'-]*)*")


class BodyNames:
    """The registry's bodies as asked about one document, published by a day if that is known."""

    def __init__(self, actors: Actors, text: str, *, published_by: date | None = None) -> None:
        self._actors = actors
        self._text = text
        self._published_by = published_by
        self._long_names = explained(text)
        self._bodies: dict[str, Actor | None] = {}

    def body(self, mention: str) -> Actor | None:
        """Return the state, force, group, organisation or outlet that a mention means.

        Members count as their body ("Hamas fighters"); a backer does not ("Iran-backed
        groups" are nobody known), nor does the body of a person ("a Hamas leader").
        """
        if mention not in self._bodies:
            self._bodies[mention] = self._body(mention)
        return self._bodies[mention]

    def _body(self, mention: str) -> Actor | None:
        text = _QUOTES.sub("", " ".join(mention.split())).strip(" ,")
        forms = self._forms(text)
        return (
            self._first(forms)
            or self._glossed(text)
            or self._branch(text)
            or self._members(text, forms)
            or self._administration(text)
            or self._described(text)
            or self._forces_of(text)
        )

    def force(self, mention: str) -> Actor | None:
        """Return the forces behind a country's adjective or people, as of one that fights."""
        word = _ARTICLE.sub("", " ".join(mention.split()))
        return self._one(f"{word} forces") if len(word.split()) == 1 else None

    def state(self, word: str) -> Actor | None:
        """Return the state behind one word, its name or adjective ("Iranian-backed")."""
        country = self.country(word) if len(word.split()) == 1 else None
        return self._actors.get(f"state-{country.lower()}") if country else None

    def country(self, word: str) -> str | None:
        """Return the country behind a name or an adjective, or None."""
        for name in (word, f"{word} government"):
            found = self._only(self._actors.find(name))
            if found and found.kind is ActorKind.STATE:
                return found.country
        return None

    def unregistered(self, mention: str) -> str | None:
        """Return the key of a body that a mention names and that the registry does not know.

        None where it names nobody: "gunmen", "Turkish forces", "Coast Guard", a single word
        that the document also writes in small letters, or several bodies.
        """
        text = _QUOTES.sub("", " ".join(mention.split())).strip(" ,")
        if JOINED.search(text) or BACKED.search(text):
            return None
        text = _BRACKETS.sub("", text)
        of = MEMBERS_OF.match(text)
        words = _bare(of["name"] if of else text).split()
        while words and words[-1].islower() and _plain(words[-1]) in _BESIDE_NAME:
            words.pop()
        name = trim(" ".join(words))
        name = self._long_names.get(name, name)
        if self._actors.find(name) or not self._is_proper(name.split()):
            return None
        return unregistered_id(name)

    def _is_proper(self, words: Sequence[str]) -> bool:
        telling = [word for word in words if word.lower() not in SMALL_WORDS]
        if all(word.lower() in EVERY_STATE_HAS for word in telling):
            return False
        if not telling or not all(word[:1].isupper() or word[:1].isdigit() for word in telling):
            return False
        named = [word for word in telling if word[:1].isupper() and not self._describes(word)]
        return len(named) > 1 or (len(named) == 1 and not self._is_word(named[0]))

    def _describes(self, word: str) -> bool:
        """Return whether a word only says of what people or country somebody is."""
        return _plain(word) in PEOPLES or self.country(word) is not None

    def _is_word(self, word: str) -> bool:
        """Return whether the document writes a name as a word, or only begins sentences with it."""
        if stands(word.lower(), self._text):
            return True
        before = (self._text[max(0, at - 2) : at] for at in starts_of(word, self._text))
        return not any(map(_WITHIN.fullmatch, before))

    # ------------------------------------------------------------------ one name

    def _one(self, name: str) -> Actor | None:
        """Return the one entry that a name means in this document.

        What the document says that a short name stands for goes before the registry.
        """
        name = trim(name)
        long = self._long_names.get(name)
        if long is None:
            return self._only(self._actors.find(name), name) or self._by_short_name(name)
        if found := self._only(self._actors.find(long)):
            return found
        return self._alike(name, long)

    def _by_short_name(self, name: str) -> Actor | None:
        """Return what a long name means whose short name the document gives and is known."""
        if " " not in name or not self._long_names:
            return None
        shorts = (short for short, long in self._long_names.items() if long == name)
        return next((found for short in shorts if (found := self._alike(short, name))), None)

    def _alike(self, short: str, long: str) -> Actor | None:
        """Return the entry of a short name if the long one is a spelling of one of its names."""
        found = self._only(self._actors.find(short))
        if found is None or not any(alike(long, name) for name in (found.name, *found.names)):
            return None
        return found

    def _only(self, found: Sequence[Actor], name: str = "") -> Actor | None:
        """Return the one body among entries, or the one whose country the document names."""
        if not found:
            return None
        bodies = [a for a in found if a.kind is not ActorKind.PERSON and self._existed(a)]
        if len(bodies) > 1:
            bodies = [a for a in bodies if a.country in self._countries]
        if len(bodies) != 1 or not self._is_supported(bodies[0], name):
            return None
        return bodies[0]

    def _is_supported(self, actor: Actor, name: str) -> bool:
        """Return whether a document that uses a name can mean this body.

        A very short name needs the body's country, a coalition of somebody's leading the name
        of what it is against.
        """
        if actor.kind is ActorKind.COALITION and "-led" in name:
            foes = (match["name"] for each in _names(actor) if (match := AGAINST.search(each)))
            found = (foe for each in foes for foe in self._actors.find(each))
            return any(each in self._text for foe in found for each in _names(foe))
        is_short = name and is_acronym(name) and len(name) <= SHORT_ACRONYM
        if not is_short or actor.kind not in GROUPS or actor.country is None:
            return True
        if actor.country in self._countries:
            return True
        return any(len(each) > len(name) and each in self._text for each in _names(actor))

    def _existed(self, actor: Actor) -> bool:
        if actor.since is None or self._published_by is None:
            return True
        return actor.since <= self._published_by

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the document names, by name, adjective or capital."""
        runs = {match.group() for match in _CAPITALISED.finditer(self._text)}
        words = {word for run in runs for word in (run, *run.split())}
        states = (
            found[0].country
            for word in words
            for name in (word, f"{word} government")
            if len(found := self._actors.find(name)) == 1 and found[0].kind is ActorKind.STATE
        )
        return frozenset(country for country in states if country)

    def _first(self, names: Iterable[str]) -> Actor | None:
        return next((found for name in names if (found := self._one(name))), None)

    # ------------------------------------------------------------------ mentions

    def _forms(self, text: str) -> Sequence[str]:
        """Return a mention, then with less and less of what stands before the name, each once."""
        return tuple(dict.fromkeys(self._shortened(text)))

    def _shortened(self, text: str) -> Iterator[str]:
        yield text
        text = _ARTICLE.sub("", text)
        yield text
        bare = _bare(text)
        if bare:
            yield bare
        if match := _OWNER.match(bare):
            rest = _bare(match["rest"])
            owner, owned = self._one(match["owner"]), self._one(rest)
            if owned and owner and owner.country in {None, owned.country}:
                yield rest
        first, _, rest = bare.partition(" ")
        country = self.country(first) if rest[:1].isupper() else None
        if country and (owned := self._one(rest)) and owned.country == country:
            yield rest

    def _glossed(self, text: str) -> Actor | None:
        """Return what a mention with a name in brackets means: the narrower of the two."""
        match = _PARENTHESIS.match(text)
        if match is None:
            return None
        rest = match["rest"]
        base = self.body(f"{match['base']} {rest}".strip())
        if rest and base is None:
            return None
        glosses = [self._one(name) for name in re.split(r"\s+or\s+|[,;]\s*", match["gloss"])]
        if base is None and LOOSE.search(match["base"]):
            return None
        found = {actor.id: actor for actor in (base, *glosses) if actor is not None}
        for actor in found.values():
            if set(found) <= {actor.id, actor.part_of}:
                return actor
        return None

    def _branch(self, text: str) -> Actor | None:
        """Return "<parent>'s <country> branch", or the force of a numbered or named unit."""
        text = _ARTICLE.sub("", _BRACKETS.sub("", text))
        if match := UNIT.match(text):
            force = self._one(match["force"] or match["whole"])
            return force if force and force.kind is ActorKind.STATE_FORCE else None
        match = _OWNER.match(text)
        if match is None or text.split()[-1].lower() not in BRANCHES:
            return None
        parent, derived = self._one(match["owner"]), _DERIVED.match(match["rest"])
        if parent is None or derived is None:
            return None
        country = self.country(derived["place"] or derived["adjective"])
        found = [
            branch
            for branch in self._actors.branches(parent.id)
            if country is not None and branch.country == country and self._existed(branch)
        ]
        return found[0] if len(found) == 1 else None

    def _administration(self, text: str) -> Actor | None:
        """Return the state of "the <head of state> administration"."""
        match = ADMINISTRATION.match(text)
        return self._headed_by(match["name"]) if match else None

    def _forces_of(self, text: str) -> Actor | None:
        """Return the forces of the state of "troops loyal to <head of state>"."""
        match = FORCES_OF.match(text)
        state = self._headed_by(match["name"]) if match else None
        return self._one(f"{state.name} forces") if state else None

    def _headed_by(self, name: str) -> Actor | None:
        """Return the state that the person heads or headed with whose name these words end."""
        words = name.split()
        named = (" ".join(words[first:]) for first in range(len(words)))
        heads = next((states for name in named if (states := self._heads(name))), frozenset())
        found = [actor for state in heads if (actor := self._actors.get(state))]
        one = found[0] if len(found) == 1 else None
        return one if one and one.kind is ActorKind.STATE else None

    def _heads(self, name: str) -> frozenset[str]:
        """Return the states that persons of a name head or headed."""
        return frozenset(
            role.of
            for actor in self._actors.find(name)
            for role in actor.roles
            if actor.kind is ActorKind.PERSON and role.of and role.role in HEADS
        )

    def _members(self, text: str, forms: Sequence[str]) -> Actor | None:
        if match := MEMBERS_OF.match(text):
            name = match["name"].strip()
            inner = self._forms(name)
            found = self._first(inner) or self._members(name, inner)
            return found if found and found.kind in GROUPS else None
        for form in forms:
            words = form.split()
            kept = _without_nouns(words)
            if 0 < len(kept) < len(words):
                found = self._first(self._forms(" ".join(kept)))
                media = words[-1].lower() in OUTLETS
                if found and (found.kind in SENDERS or (media and found.kind is ActorKind.MEDIA)):
                    return found
        return None

    def _described(self, text: str) -> Actor | None:
        """Return the body that follows its description: "the Kurdish militia the YPG"."""
        match = DESCRIBED.match(_ARTICLE.sub("", text))
        found = self._one(match["name"]) if match else None
        return found if found and found.kind in GROUPS else None


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.names)


def _bare(text: str) -> str:
    """Return a mention from its name on, if what stands before only describes it."""
    text = _ARTICLE.sub("", BACKED.sub("", text) if _HYPHENS.search(text) else text)
    if text.split(" ")[0].lower() in COUNT_WORDS:
        text = text[:1].lower() + text[1:]
    match = _SMALL_START.match(text)
    if match is None:
        return text
    before = COUNTED.sub("", match.group())
    return text if LOOSE.search(before) else text[match.end() :]


def _without_nouns(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while kept and _plain(kept[-1]) in _NOUNS:
        kept.pop()
    while len(kept) > 1 and len(kept) < len(words) and _plain(kept[-1]) in BEFORE_MEMBERS:
        kept.pop()
    return kept


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").strip(',."')
