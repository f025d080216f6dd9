"""Articles on attacked defenders of rights: names of victims, what was done, by what kind."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from bench.hrdsattack.load import article
from bench.hrdsattack.records import Article
from training.examples import WHOLES, Example, Flags
from training.texts import Parsed, tokenised

# An article is marked as a whole; what it is about stands at its head.
MOST_WORDS = 450


def examples(path: Path) -> Iterable[Example]:
    """Yield the articles of a file, each cut to its head."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        yield example_of(article(entry))


def example_of(told: Article) -> Example:
    """Return an article as an example."""
    parsed = _head(tokenised(told.document.text))
    names = [name for victim in told.gold.victims for name in _wordings(victim.name)]
    kinds = WHOLES["perpetrator"]
    perpetrator = [kind for kind in kinds if kind == told.gold.perpetrator_type]
    return Example(
        id=told.id,
        origin="hrdsattack",
        words=parsed.words,
        sentences=parsed.sentences,
        flags={"filler": _victims(parsed, names)},
        wholes={
            "violation": told.gold.violations & set(WHOLES["violation"]),
            "perpetrator": frozenset(perpetrator),
        },
    )


def _head(parsed: Parsed) -> Parsed:
    last = next((each for each in parsed.sentences if each >= MOST_WORDS), parsed.count)
    return Parsed(
        words=parsed.words[:last],
        starts=parsed.starts[:last],
        ends=parsed.ends[:last],
        sentences=tuple(each for each in parsed.sentences if each < last),
    )


def _wordings(name: str) -> list[tuple[str, ...]]:
    words = tuple(re.findall(r"\w+", name.lower()))
    return [words] if words else []


def _victims(parsed: Parsed, names: Iterable[tuple[str, ...]]) -> Flags:
    """Mark full names; a single word of one may be somebody else's and teaches nothing."""
    lowered = [word.lower() for word in parsed.words]
    marked: set[int] = set()
    masked: set[int] = set()
    for name in names:
        for first in range(len(lowered) - len(name) + 1):
            if tuple(lowered[first : first + len(name)]) == name:
                marked |= set(range(first, first + len(name)))
        masked |= {number for number, word in enumerate(lowered) if word in name}
    return Flags(
        marked=frozenset((number, "victim") for number in marked),
        masked=frozenset(masked - marked),
        asked=("victim",),
    )
