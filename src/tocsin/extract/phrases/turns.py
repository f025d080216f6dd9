"""Turns of a transcript: who speaks from which character on, by the label before each turn.

"PRESENTER: Good evening." A label is in capitals at the head of a line. It takes two such lines,
one of them the outlet's, to make a transcript: "WHERE:" has none. What stands in square
brackets in one ("[inaudible]") nobody said.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_LABEL = re.compile(
    r"^[^\S\n]*(?P<label>[^\W\d_][\w.'\u2019-]*(?:[^\S\n]+[^\W\d_][\w.'\u2019-]*){0,4})"
    r"(?:[^\S\n]*\([^()\n]{1,40}\))?:(?=[^\S\n])",
    re.MULTILINE,
)
_DIRECTION = re.compile(r"\[[a-z][^\[\]\n]{1,40}\]")
# Those who speak for the outlet itself.
OUTLET = frozenset(
    "presenter host anchor announcer newsreader correspondent reporter interviewer journalist "
    "moderator narrator editor studio voiceover question q".split()
)
LEAST_TURNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A label at `text[label_start:label_end]`, and what is said from `start` to `end`."""

    label_start: int
    label_end: int
    start: int
    end: int
    by_outlet: bool


@lru_cache(maxsize=8)
def turns_in(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; none of a text that is no transcript."""
    found = [match for match in _LABEL.finditer(text) if match["label"].isupper()]
    own = [not OUTLET.isdisjoint(match["label"].lower().split()) for match in found]
    if len(found) < LEAST_TURNS or not any(own):
        return ()
    ends = [*(match.start() for match in found[1:]), len(text)]
    return tuple(
        Turn(
            label_start=match.start("label"),
            label_end=match.end("label"),
            start=match.end(),
            end=match.end() + len(text[match.end() : end].rstrip()),
            by_outlet=by_outlet,
        )
        for match, end, by_outlet in zip(found, ends, own, strict=True)
    )


@lru_cache(maxsize=8)
def unsaid(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a transcript that nobody said: its labels and stage directions."""
    turns = turns_in(text)
    labels = [(turn.label_start, turn.start) for turn in turns]
    directions = [match.span() for match in _DIRECTION.finditer(text)] if turns else []
    return tuple(sorted([*labels, *directions]))
