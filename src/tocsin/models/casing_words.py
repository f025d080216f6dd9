"""The words of a text for the recaser: where they stand, and which begin a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Letters with points between them ("U.S.", "J.R."), else letters and digits, with apostrophes
# inside. Parts of a hyphenated word stand alone: "ANTI-SANDINISTA" is two.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’`]s$")
_END = re.compile(r"[.!?…][\"”’')\]]*\s|[.!?…][\"”’')\]]*$")
_PARAGRAPH = re.compile(r"\n\s*\n|\n {2,}|\n\t")
_OPENS_QUOTE = re.compile(r"[,:]\s+[\"“]\s*$")
# "BOGOTA, 3 MAR 89 (AGENCY) --" ends before the first sentence; a dash later on does not. The
# datelines of further paragraphs are short.
_DATELINE_DASH = re.compile(r"--|—|–")
_DATELINE_LENGTH = 160
_DATELINE_WORDS = 4
# A point after these ends no sentence.
_ABBREVIATED = frozenset(
    "adm brig capt cmdr col cpl det dr gen gov hon jr lt maj messrs mr mrs ms no nos prof pvt "
    "rep rev sen sgt sr st vs".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasedWord:
    """A word and its surroundings: `key` is it in small letters without a possessive's ending.

    `before` and `after` are what stands between it and its neighbours; `starts` says that a
    sentence begins with it.
    """

    start: int
    end: int
    key: str
    before: str
    after: str
    starts: bool


def words_of(text: str) -> list[CasedWord]:
    """Return the words of a text in order."""
    return list(_words(text))


def _words(text: str) -> Iterator[CasedWord]:
    matches = list(_WORD.finditer(text))
    end, key, starts, paragraph = 0, "", True, 0
    for number, match in enumerate(matches):
        before = text[end : match.start()]
        if _PARAGRAPH.search(before):
            paragraph = number
        within = match.start() < _DATELINE_LENGTH or number - paragraph <= _DATELINE_WORDS
        following = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        starts = _starts(before, key, begun=starts, within=within)
        end, key = match.end(), key_of(match.group())
        yield CasedWord(
            start=match.start(),
            end=end,
            key=key,
            before=before,
            after=text[end:following],
            starts=starts,
        )


def _starts(before: str, last: str, *, begun: bool, within: bool) -> bool:
    """Return whether a sentence begins after `before` and the word `last`.

    `begun` says that one began with `last`: a label in brackets ("[TEXT]") at the head of a
    sentence leaves the beginning to the next word.
    """
    if not last:
        return True
    if _PARAGRAPH.search(before) or _OPENS_QUOTE.search(before):
        return True
    if within and _DATELINE_DASH.search(before):
        return True
    if begun and "]" in before:
        return True
    # The point of "U.S." stands in the word itself; whether it ends a sentence is not told.
    return bool(_END.search(before)) and not (last in _ABBREVIATED or len(last) == 1)


def key_of(word: str) -> str:
    """Return a word as the recaser looks it up.

    >>> key_of("GARCIA'S")
    'garcia'
    """
    return _POSSESSIVE.sub("", word.lower())
