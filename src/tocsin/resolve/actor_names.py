"""Which entry of the actor registry a mention means, or none; and whether it is a person."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from tocsin.core.ports import Actors
from tocsin.core.types import Actor
from tocsin.core.vocab import ActorKind, PartyKind
from tocsin.resolve.actor_words import (
    BODY_NOUN,
    MEMBERS,
    NOT_GIVEN,
    OFFICE_AFTER,
    OFFICE_BEFORE,
    OFFICES,
    PREPOSITION,
    PRONOUNS,
)
from tocsin.resolve.body_names import JOINED, BodyNames
from tocsin.resolve.whole_words import stands, starts_of

# Who can be a body that the registry does not know.
BODIES = frozenset({PartyKind.GROUP, PartyKind.FORCE, PartyKind.ORGANISATION})
LONGEST_NAME = 5
# Words of the longest family name ("bin Laden").
LONGEST_FAMILY = 2
# Characters beside a name in which its office is looked for.
BESIDE = 80
POSSESSIVE = re.compile(r"['’]s?$")
_GIVEN_BEFORE = re.compile(r"\b(?P<given>[A-ZÀ-Ž][\w’'-]+)[ \u00a0]\Z")
_WORD = re.compile(r"[\w.’'‘-]+", re.UNICODE)


class ActorNames:
    """The registry as asked about one document, published by a day if that is known."""

    def __init__(self, actors: Actors, text: str, *, published_by: date | None = None) -> None:
        self._actors = actors
        self._text = text
        self._published_by = published_by
        self._bodies = BodyNames(actors, text, published_by=published_by)
        self._persons: dict[str, Actor | None] = {}
        self._offices: dict[str, bool] = {}

    def body(self, mention: str) -> Actor | None:
        """Return the state, force, group, organisation or outlet that a mention means."""
        return self._bodies.body(mention)

    def force(self, mention: str) -> Actor | None:
        """Return the forces behind a country's adjective or people, as of one that fights."""
        return self._bodies.force(mention)

    def state(self, word: str) -> Actor | None:
        """Return the state behind one word, its name or adjective ("Iranian-backed")."""
        return self._bodies.state(word)

    def unregistered(self, mention: str, kind: PartyKind) -> str | None:
        """Return the key of a body that a mention names and that the registry does not know."""
        words = mention.split()
        members = kind is PartyKind.PERSON and len(words) > 1 and words[-1].lower() in MEMBERS
        unclear = kind is PartyKind.UNKNOWN and BODY_NOUN.search(mention)
        if kind in BODIES or members or unclear:
            return self._bodies.unregistered(mention)
        return None

    def person(self, mention: str) -> Actor | None:
        """Return the office-holder or leader that a mention names.

        A family name alone counts where the document names the person in full, or with an
        office, and nobody else of that family name.
        """
        if mention not in self._persons:
            self._persons[mention] = self._person(mention)
        return self._persons[mention]

    def _person(self, mention: str) -> Actor | None:
        if JOINED.search(mention):
            return None
        words = list(_WORD.finditer(mention))
        full = {actor.id: actor for actor in self._full_names(mention, words)}
        if full:
            return next(iter(full.values())) if len(full) == 1 else None
        family = words[-1].group() if words else ""
        titled = len(words) > 1 and OFFICES.search(mention) is not None
        if len(words) > 1 and not titled:
            return None
        return self._of_family(family)

    def known_family(self, mention: str) -> bool:
        """Return whether the registry has persons of the name that a mention ends with."""
        words = [POSSESSIVE.sub("", word) for word in _WORD.findall(mention)]
        return any(
            actor.kind is ActorKind.PERSON
            for length in range(1, min(len(words), LONGEST_FAMILY) + 1)
            for actor in self._actors.find(" ".join(words[-length:]))
        )

    def is_name(self, mention: str) -> bool:
        """Return whether a mention ends with a person's name, as far as capitals tell.

        A word that the document also writes in small letters is a word ("Woman" in a
        headline).
        """
        words = [POSSESSIVE.sub("", word) for word in _WORD.findall(mention)]
        if not words or not words[-1][:1].isupper() or words[-1].lower() in PRONOUNS:
            return False
        return not stands(words[-1].lower(), self._text)

    def in_office(self, mention: str) -> bool:
        """Return whether the mention, or the document beside this name, gives an office."""
        if OFFICES.search(mention):
            return True
        words = [word for word in _WORD.findall(mention) if word[:1].isupper()]
        if not words:
            return False
        name = POSSESSIVE.sub("", words[-1])
        if name not in self._offices:
            self._offices[name] = self._office_beside(name)
        return self._offices[name]

    def _office_beside(self, name: str) -> bool:
        for start in starts_of(name, self._text):
            end = start + len(name)
            before = self._text[max(0, start - BESIDE) : start]
            if OFFICE_BEFORE.search(before):
                return True
            if OFFICE_AFTER.match(self._text[end : end + BESIDE]):
                return True
        return False

    # ------------------------------------------------------------------ persons

    def _full_names(self, text: str, words: Sequence[re.Match[str]]) -> Iterator[Actor]:
        """Yield the persons whose full name stands in a text of these words as its head."""
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
        for start in starts_of(family, self._text):
            match = _GIVEN_BEFORE.search(self._text, max(0, start - BESIDE), start)
            given = match["given"] if match else None
            if given is None or given.lower() in NOT_GIVEN or OFFICES.search(given) or given in own:
                continue
            if stands(given.lower(), self._text):
                continue
            if not self._names_state(given):
                return True
        return False


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Yield first and last of every run of two or more of `count` words, longest first."""
    for length in range(min(count, LONGEST_NAME), 1, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1


def _ends(rest: str) -> bool:
    return not rest.strip() or rest.lstrip()[:1] in ',(;:"”'
