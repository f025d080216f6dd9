"""Mask whom the user's own cases name as threatened wherever else a page names them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tocsin.core.ports import Names
from tocsin.core.types import Case, CaseOpened, Reading
from tocsin.publish.privacy.masking import Masker, joined_masker, public_names
from tocsin.publish.privacy.personal_names import Register, names_in
from tocsin.publish.wording.naming import is_neutral


def persons_of(cases: Iterable[Case]) -> tuple[str, ...]:
    """Return whom cases name as threatened, each once."""
    contents = [event.content for case in cases for event in case.events]
    opened = [content for content in contents if isinstance(content, CaseOpened)]
    persons = (person.strip() for content in opened for person in content.persons)
    return tuple(dict.fromkeys(filter(None, persons)))


def persons_masker(persons: Iterable[str], masker: Masker, *, names: Names | None) -> Masker:
    """Return what masks these persons too, in an office or not, and the words of their names.

    Words that are common nouns name nobody ("two teachers"), nor does that of a place
    ("the imam of Selby").
    """
    register = Register(names=names)
    whole: set[str] = set()
    alone: set[str] = set()
    for person in persons:
        written = person.title() if person == person.lower() else person
        if all(is_neutral(word.lower()) for word in written.split()):
            continue
        whole.add(person)
        words = filter(register.stands_alone, _words(written))
        alone.update(word for word in words if _is_name(word, names))
    return joined_masker(masker, whole=whole, alone=alone)


def not_public(persons: Iterable[str], readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return those of persons whom no reading names in an office, beside common nouns.

    Only whole names count: a minister Amina Quell makes no "nurse Amina" public.
    """
    public = public_names(readings)
    return tuple(person for person in persons if not _is_among(person.casefold().split(), public))


def _is_among(words: Sequence[str], public: frozenset[str]) -> bool:
    """Return whether words are a public name, with nothing but common nouns before it."""
    return any(
        " ".join(words[start:]) in public
        for start in range(len(words))
        if all(is_neutral(word) for word in words[:start])
    )


def _words(person: str) -> Iterator[str]:
    for name in names_in(person):
        yield from (re.sub(r"['’]s?$", "", word) for word in name.split())


def _is_name(word: str, names: Names | None) -> bool:
    return not is_neutral(word.lower()) and (names is None or not names.party_kinds(word))
