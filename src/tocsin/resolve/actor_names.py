"""Which entry of the actor registry a mention means, or none."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from tocsin.core.ports import Actors
from tocsin.core.types import Actor
from tocsin.core.vocab import ActorKind
from tocsin.resolve.actor_words import (
    ADMINISTRATION,
    BACKED,
    BEFORE_MEMBERS,
    BRANCHES,
    COUNT_WORDS,
    COUNTED,
    HEADS,
    LOOSE,
    MEMBERS,
    MEMBERS_OF,
    NOT_GIVEN,
    OFFICE_AFTER,
    OFFICE_BEFORE,
    OFFICES,
    OUTLETS,
    PREPOSITION,
    PRONOUNS,
)

LONGEST_NAME = 5
# Characters beside a name in which its office is looked for.
BESIDE = 80
GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION, ActorKind.STATE_FORCE})
POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[\w.’'‘-]+", re.UNICODE)
_PARENTHESIS = re.compile(r"^(?P<base>[^()]+?)\s*\((?P<gloss>[^()]+)\)\s*(?P<rest>.*)$")
_OWNER = re.compile(r"^(?P<owner>(?:[A-Z][\w.]*\s?){1,3}?)(?:['’]s|(?<=s)['’])\s+(?P<rest>.+)$")
_JOINED = re.compile(r"\band\s+(?:[\w-]+\s+){0,4}?[A-Z]|;|/")
_SMALL_START = re.compile(r"^(?:(?!al-|el-|ad-|as-|an-)[a-z0-9\"“][\w,.\"”-]*\s+)+(?=\S*[A-Z])")
_ARTICLE = re.compile(
    r"^(?:the|a|an|some|other|former|several|many|its|their|our)\s+", re.IGNORECASE
)
_DERIVED = re.compile(
    r"^(?:(?P<adjective>[A-Z]\w+)|(?P<place>[A-Z]\w+)[-‑]based)\s+(?P<noun>[a-z]+)$"
)


class ActorNames:
    """The registry as asked about one document, published by a day if that is known."""

    def __init__(self, actors: Actors, text: str, *, published_by: date | None = None) -> None:
        self._actors = actors
        self._text = text
        self._published_by = published_by

    def body(self, mention: str) -> Actor | None:
        """Return the state, force, group, organisation or outlet that a mention means.

        Members count as their body ("Hamas fighters"); a backer does not ("Iran-backed
        groups" are nobody known), nor does the body of a person ("a Hamas leader").
        """
        text = " ".join(mention.split()).strip(' "“”,')
        for form in self._forms(text):
            if found := self._one(form):
                return found
        return (
            self._glossed(text)
            or self._branch(text)
            or self._members(text)
            or self._administration(text)
        )

    def state(self, word: str) -> Actor | None:
        """Return the state behind one word, its name or adjective ("Iranian-backed")."""
        country = self._country(word) if len(word.split()) == 1 else None
        return self._actors.get(f"state-{country.lower()}") if country else None

    def person(self, mention: str) -> Actor | None:
        """Return the office-holder or leader that a mention names.

        A family name alone counts where the document names the person in full, or with an
        office, and nobody else of that family name.
        """
        if _JOINED.search(mention):
            return None
        full = {actor.id: actor for actor in self._full_names(mention)}
        if full:
            return next(iter(full.values())) if len(full) == 1 else None
        words = [match.group() for match in _WORD.finditer(mention)]
        family = words[-1] if words else ""
        titled = len(words) > 1 and OFFICES.search(mention) is not None
        if len(words) > 1 and not titled:
            return None
        return self._of_family(family)

    def known_family(self, mention: str) -> bool:
        """Return whether the registry has persons of the name that a mention ends with."""
        words = [POSSESSIVE.sub("", word) for word in _WORD.findall(mention)]
        return bool(words) and any(
            actor.kind is ActorKind.PERSON for actor in self._actors.find(words[-1])
        )

    def is_name(self, mention: str) -> bool:
        """Return whether a mention ends with a person's name, as far as capitals tell.

        A word that the document also writes in small letters is a word ("Woman" in a
        headline).
        """
        words = [POSSESSIVE.sub("", word) for word in _WORD.findall(mention)]
        if not words or not words[-1][:1].isupper() or words[-1].lower() in PRONOUNS:
            return False
        return not re.search(rf"\b{re.escape(words[-1].lower())}\b", self._text)

    def in_office(self, mention: str) -> bool:
        """Return whether the mention, or the document beside this name, gives an office."""
        if OFFICES.search(mention):
            return True
        words = [word for word in _WORD.findall(mention) if word[:1].isupper()]
        if not words:
            return False
        name = re.escape(POSSESSIVE.sub("", words[-1]))
        for match in re.finditer(rf"\b{name}\b", self._text):
            before = self._text[max(0, match.start() - BESIDE) : match.start()]
            after = self._text[match.end() : match.end() + BESIDE]
            if OFFICE_BEFORE.search(before) or OFFICE_AFTER.match(after):
                return True
        return False

    # ------------------------------------------------------------------ bodies

    def _one(self, name: str) -> Actor | None:
        found = [
            actor
            for actor in self._actors.find(name)
            if actor.kind is not ActorKind.PERSON and self._existed(actor)
        ]
        return found[0] if len(found) == 1 else None

    def _existed(self, actor: Actor) -> bool:
        if actor.since is None or self._published_by is None:
            return True
        return actor.since <= self._published_by

    def _forms(self, text: str) -> Iterator[str]:
        """Yield a mention, then with less and less of what stands before the name."""
        yield text
        text = _ARTICLE.sub("", text)
        yield text
        bare = _bare(text)
        if bare and bare != text:
            yield bare
        if match := _OWNER.match(bare):
            rest = _bare(match["rest"])
            owner, owned = self._one(match["owner"]), self._one(rest)
            if owned and owner and owner.country in {None, owned.country}:
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
        """Return "<parent>'s <country> branch", where the registry knows one such branch."""
        text = re.sub(r"\s*\([^)]*\)", "", text)
        match = _OWNER.match(_ARTICLE.sub("", text))
        if match is None or not text.split() or text.split()[-1].lower() not in BRANCHES:
            return None
        parent, derived = self._one(match["owner"]), _DERIVED.match(match["rest"])
        if parent is None or derived is None:
            return None
        country = self._country(derived["place"] or derived["adjective"])
        found = [
            branch
            for branch in self._actors.branches(parent.id)
            if country is not None and branch.country == country and self._existed(branch)
        ]
        return found[0] if len(found) == 1 else None

    def _administration(self, text: str) -> Actor | None:
        """Return the state of "the <head of state> administration"."""
        match = ADMINISTRATION.match(text)
        if match is None:
            return None
        states = {
            role.of
            for actor in self._actors.find(match["name"])
            for role in actor.roles
            if actor.kind is ActorKind.PERSON and role.of and role.role in HEADS
        }
        found = [actor for state in states if (actor := self._actors.get(state))]
        one = found[0] if len(found) == 1 else None
        return one if one and one.kind is ActorKind.STATE else None

    def _country(self, word: str) -> str | None:
        for name in (word, f"{word} government"):
            found = self._one(name)
            if found and found.kind is ActorKind.STATE:
                return found.country
        return None

    def _members(self, text: str) -> Actor | None:
        if match := MEMBERS_OF.match(text):
            found = self._one(match["name"].strip())
            return found if found and found.kind in GROUPS else None
        for form in self._forms(text):
            words = form.split()
            kept = _without_nouns(words)
            if 0 < len(kept) < len(words):
                found = self._one(" ".join(kept))
                media = words[-1].lower() in OUTLETS
                if found and (found.kind in GROUPS or (media and found.kind is ActorKind.MEDIA)):
                    return found
        return None

    # ------------------------------------------------------------------ persons

    def _full_names(self, text: str) -> Iterator[Actor]:
        """Yield the persons whose full name stands in a text as its head."""
        words = list(_WORD.finditer(text))
        taken = -1
        for first, last in _runs(len(words)):
            if first <= taken:
                continue
            start, end = words[first].start(), words[last].end()
            name = text[start:end]
            if not name[:1].isupper() or POSSESSIVE.search(name):
                continue
            if PREPOSITION.search(text[:start]) or not _ends(text[end:]):
                continue
            found = [a for a in self._actors.find(name) if a.kind is ActorKind.PERSON]
            if len(found) == 1:
                taken = last
                yield found[0]

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """Persons of the registry whom the document names in full or with an office, by word."""
        found: dict[str, set[str]] = {}
        for match in re.finditer(
            r"[A-ZÀ-Ž][\w.’'-]*(?:[ \u00a0](?:al-|el-|bin |al |el )?[A-ZÀ-Ž][\w.’'-]*)+", self._text
        ):
            words = POSSESSIVE.sub("", match.group()).split()
            for first in range(len(words)):
                for last in range(first + 1, min(len(words), first + LONGEST_NAME)):
                    for actor in self._actors.find(" ".join(words[first : last + 1])):
                        if actor.kind is ActorKind.PERSON:
                            found.setdefault(actor.id, set()).add(words[last])
        return found

    def _of_family(self, family: str) -> Actor | None:
        family = POSSESSIVE.sub("", family)
        candidates = [a for a in self._actors.find(family) if a.kind is ActorKind.PERSON]
        named = [actor for actor in candidates if actor.id in self._named]
        if not named:
            named = [actor for actor in candidates if self._titled(actor, family)]
        if len(named) != 1 or self._another(named[0], family):
            return None
        return named[0]

    def _names_state(self, word: str) -> bool:
        return any(
            actor.kind is ActorKind.STATE
            for name in (word, f"{word} government")
            for actor in self._actors.find(name)
        )

    def _titled(self, actor: Actor, family: str) -> bool:
        """Return whether the document gives this family name the office that the actor holds."""
        match = re.search(rf"(?P<title>(?:[\w.’'-]+\s+){{1,4}}){re.escape(family)}\b", self._text)
        if match is None:
            return False
        title = match["title"].lower()
        return any(
            role.role.split()[-1] in title and self._held(role.since, role.until)
            for role in actor.roles
        )

    def _held(self, since: date | None, until: date | None) -> bool:
        day = self._published_by
        return (
            day is not None and (since is None or since <= day) and (until is None or day <= until)
        )

    def _another(self, actor: Actor, family: str) -> bool:
        """Return whether the document names somebody else of this family name."""
        own = {word for name in (actor.name, *actor.names) for word in name.split()}
        pattern = re.compile(rf"\b(?P<given>[A-ZÀ-Ž][\w’'-]+)[ \u00a0]{re.escape(family)}\b")
        for match in pattern.finditer(self._text):
            given = match["given"]
            if given.lower() in NOT_GIVEN or OFFICES.search(given) or given in own:
                continue
            if re.search(rf"\b{re.escape(given.lower())}\b", self._text):
                continue
            if not self._names_state(given):
                return True
        return False


def _bare(text: str) -> str:
    """Return a mention from its name on, if what stands before only describes it."""
    text = _ARTICLE.sub("", BACKED.sub("", text))
    if text.split(" ")[0].lower() in COUNT_WORDS:
        text = text[:1].lower() + text[1:]
    match = _SMALL_START.match(text)
    if match is None:
        return text
    before = COUNTED.sub("", match.group())
    return text if LOOSE.search(before) else text[match.end() :]


def _without_nouns(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while kept and _plain(kept[-1]) in MEMBERS | OUTLETS | {"and"}:
        kept.pop()
    while len(kept) > 1 and len(kept) < len(words) and _plain(kept[-1]) in BEFORE_MEMBERS:
        kept.pop()
    return kept


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").strip(',."')


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Yield first and last of every run of two or more of `count` words, longest first."""
    for length in range(min(count, LONGEST_NAME), 1, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1


def _ends(rest: str) -> bool:
    return not rest.strip() or rest.lstrip()[:1] in ',(;:"”'
