"""Signs in a text itself that a name is a private person's: an age, a lay word, Mr or Mrs."""

import re
from collections.abc import Iterable

from tocsin.core.spans import overlap
from tocsin.core.types import Reading, Span
from tocsin.core.vocab import BlockKind
from tocsin.publish.privacy.personal_names import names_in

# What people are called who act in no office. Source: general news English.
_LAY_WORDS = (
    "student|pupil|schoolgirl|schoolboy|shopkeeper|farmer|herder|fisherman|trader|vendor|merchant"
    "|teacher|nurse|midwife|doctor|driver|mechanic|tailor|baker|cook|labou?rer|worker|defender"
    "|activist|protester|demonstrator|resident|villager|neighbou?r|survivor|victim|witness"
    "|eyewitness|bystander|passenger|patient|refugee|migrant|detainee|prisoner|hostage|captive"
    "|father|mother|brother|sister|son|daughter|wife|husband|widow|widower|uncle|aunt|cousin"
    "|nephew|niece|grandfather|grandmother|grandson|granddaughter|fiancée?|girlfriend|boyfriend"
    "|friend|classmate|colleague|blogger|journalist|reporter|correspondent|photographer"
    "|photojournalist|cameraman|camerawoman|lawyer|writer|poet|singer|musician|artist|actor|actress"
    "|athlete|footballer|pastor|priest|nun|lecturer|medic|paramedic|volunteer|miner|clerk|boy|girl|man|woman|teenager|toddler|orphan|child|baby|father-of-\\w+|mother-of-\\w+"
)
_LAY = rf"(?i:{_LAY_WORDS})"
_WORD = r"[A-ZÀ-Ž][\w’'-]+"
_NEXT = rf"(?:\s+(?:bin\s+|al-|de\s+|da\s+|van\s+|von\s+)?{_WORD})"
_NOT_IN = r"(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\b[Oo]n )(?<!\b[Nn]ear )(?<!\w)(?!(?:In|At|On|Near)\s)"
_SIGNS: tuple[re.Pattern[str], ...] = (
    # "Odile Tarrant, 42,"
    re.compile(rf"({_WORD}{_NEXT}{{1,3}}),? (?:aged )?\d{{1,2}}(?=[,.;) ])"),
    # "16-year-old Odile", "a 16-year-old school pupil, Odile Tarrant"
    re.compile(rf"[Yy]ear[-‑\s]old(?:(?:\s+[\w-]+){{0,3}}?\s+{_LAY})?,?\s+({_WORD}{_NEXT}{{0,3}})"),
    # "the witness Odile Tarrant", "her sister Odile"
    re.compile(rf"\b{_LAY}\s+(?:named\s+|called\s+|identified\s+as\s+)?({_WORD}{_NEXT}{{0,3}})"),
    # "a nurse, Odile Tarrant, was"
    re.compile(rf"\b{_LAY},\s+({_WORD}{_NEXT}{{0,3}})(?=[,.;)])"),
    # "Odile Tarrant, a mother of three"; not "in Selby Hill, a man"
    re.compile(
        rf"{_NOT_IN}({_WORD}{_NEXT}{{1,3}}),"
        rf"\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){{0,3}}?{_LAY}(?=\s+(?:of|from|in|at)\b|[,.;])"
    ),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss)\.?\s+({_WORD}{_NEXT}{{0,3}})"),
)

_LONG = re.compile(rf"(?<!\w){_WORD}{_NEXT}+")
# What may stand with a capital before a name: "Nurse Odile Tarrant", "Ten-year-old Odile".
_LEAD = re.compile(rf"^(?:(?:[\w-]+[-‑]year[-‑]old|{_LAY})\s+)+")
_PLACE = re.compile(
    r"\b(?i:town|city|village|hamlet|district|province|region|county|suburb|neighbou?rhood|camp)"
    rf"\s+of\s+({_WORD}{_NEXT}{{0,3}})"
)


def names_by_sign(reading: Reading) -> Iterable[str]:
    """Yield names in a document's text that bear a sign of a private person.

    Headings count only where they are written like sentences: where every word has a
    capital, a name cannot be told from what stands beside it.
    """
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING and _is_title_case(block.span.quote):
            continue
        for sign in _SIGNS:
            for match in sign.finditer(block.span.quote):
                yield from names_in(match[1])


def names_around(reading: Reading, words: frozenset[str]) -> Iterable[str]:
    """Yield the longer names in a document's sentences that hold one of these words."""
    for block in reading.blocks:
        if block.kind is not BlockKind.HEADING or not _is_title_case(block.span.quote):
            for match in _LONG.finditer(block.span.quote):
                for name in names_in(_LEAD.sub("", match[0])):
                    if not words.isdisjoint(name.split()) and " " in name:
                        yield name


def full_names_at(reading: Reading, mention: Span) -> Iterable[str]:
    """Yield the full names, of two words at least, that a mention is or is part of."""
    for block in reading.blocks:
        if not overlap(block.span, mention):
            continue
        for match in _LONG.finditer(block.span.quote):
            start = block.span.start + match.start()
            if start < mention.end and mention.start < start + len(match[0]):
                yield from (name for name in names_in(_LEAD.sub("", match[0])) if " " in name)


def places_by_sign(reading: Reading) -> Iterable[str]:
    """Yield names that a document's text calls places: "the town of Selby"."""
    for block in reading.blocks:
        yield from (match[1] for match in _PLACE.finditer(block.span.quote))


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    capitalised = [word for word in words if word[0].isupper()]
    return len(capitalised) > 0.6 * len(words)
