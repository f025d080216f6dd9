"""The codebook: what each term of each vocabulary means, for people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cache

from tocsin.core import vocab
from tocsin.core.errors import ModelError
from tocsin.tables.shipped import read_table

ABOUT = "about"
# Written where no published standard has a code.
_NO_STANDARD = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term: its `name`, the `code` that records hold, and what it means.

    `distinct_from` says what it is told apart from; `standard` is the code that a published
    standard has for it, or None.
    """

    vocabulary: str
    name: str
    code: str
    means: str
    example: str | None = None
    distinct_from: str | None = None
    standard: str | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A closed vocabulary. `slug` is its name in commands and addresses."""

    name: str
    slug: str
    title: str
    means: str
    source: str
    terms: tuple[Term, ...]


def vocabularies() -> Mapping[str, type[Enum]]:
    """Return the vocabularies of the core by name, in the order of that file."""
    return {
        name: kind
        for name, kind in vars(vocab).items()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind.__module__ == vocab.__name__
    }


@cache
def codebook() -> tuple[Vocabulary, ...]:
    """Return the codebook, in the order of the core's vocabularies.

    Raises:
        ModelError: If a term has no entry, or an entry no term.
    """
    content = read_table("vocab", "codebook.toml")
    known = vocabularies()
    _check_same("vocabulary", content[ABOUT].keys(), known.keys())
    return tuple(_vocabulary(content, name, kind) for name, kind in known.items())


def _vocabulary(
    content: Mapping[str, Mapping[str, dict[str, str]]], name: str, kind: type[Enum]
) -> Vocabulary:
    about, entries = content[ABOUT][name], content.get(name, {})
    codes = {_name(member): str(member.value) for member in kind}
    _check_same(f"term of {name}", entries.keys(), codes.keys())
    return Vocabulary(
        name=name,
        slug=re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower(),
        title=about["title"],
        means=about["means"],
        source=about["source"],
        terms=tuple(
            _term({**about, **entries[term]}, vocabulary=name, name=term, code=code)
            for term, code in codes.items()
        ),
    )


def _term(entry: Mapping[str, str], *, vocabulary: str, name: str, code: str) -> Term:
    standard = entry["standard"].format(term=name, code=code)
    return Term(
        vocabulary=vocabulary,
        name=name,
        code=code,
        means=entry["means"],
        example=entry.get("example"),
        distinct_from=entry.get("not"),
        standard=None if standard == _NO_STANDARD else standard,
        source=entry["source"],
    )


def _name(member: Enum) -> str:
    """Return what a term is called: its code, or its name where the code is a number."""
    return member.name if isinstance(member, IntEnum) else str(member.value)


def _check_same(kind: str, written: object, known: object) -> None:
    strays = sorted(set(written) ^ set(known))  # type: ignore[call-overload]
    if strays:
        raise ModelError(
            f"the codebook and the {kind} list differ on: {', '.join(strays)}",
            hint="Write each into data/vocab/codebook.toml, or take it out there.",
        )
