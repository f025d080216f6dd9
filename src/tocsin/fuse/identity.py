"""Who is who among speakers: their names without titles, and posts that one of them holds."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from tocsin.core.types import Document, Reading, Speaker
from tocsin.core.words import plain_words, words_of

PARTICLES = frozenset({"al", "bin", "da", "de", "der", "van", "von"})
ARTICLES = frozenset({"a", "an", "the"})
HONORIFICS = frozenset("dr mr mrs ms miss prof professor sir sheikh rev".split())
# Posts that many people hold at one time, and words that say nothing of a post.
SHARED_POSTS = frozenset("official diplomat representative lawmaker legislator senator".split())
UNTELLING = frozenset("the of for in at to from and its his her their this that local said".split())
INDEFINITE = re.compile(r"^(?:an?|another|one|some|any|other)\b", re.IGNORECASE)
PAST = frozenset({"former", "ex", "late", "retired"})
APPOSITION = re.compile(r"\s*,\s*(?P<words>[^,.;:!?\n]{3,60})[,.;\n]")
OF_WHOM = re.compile(
    r"(?:for|of|at|with)\s+(?:the\s+)?(?P<name>[A-Z][^\s,]*(?:\s+(?:(?:of|for|and|the)\s+)*[A-Z][^\s,]*)*)"
)


def name_of(words: str, offices: Container[str]) -> str:
    """Return the name in a mention, without titles and posts before it.

    It is the last run of capitalised words, of two or more if any; where there are but posts
    before a comma ("the governor, Ana Vell"), after it.
    """
    names = [_name_in(part, offices) for part in words.split(",")]
    named = [name for name in names if name and not all(word in offices for word in name)]
    first = (*named, *filter(None, names), words_of(words))[0]
    return " ".join(first)


def _name_in(words: str, offices: Container[str]) -> Sequence[str]:
    runs: list[list[str]] = [[]]
    for word in words.split():
        plain = word.strip(".;:\"'’()").removesuffix("'s").removesuffix("’s")
        if plain[:1].isupper() and plain.lower() not in ARTICLES:
            runs[-1].append(plain.lower())
        elif plain not in PARTICLES:
            runs.append([])
    named = [run for run in runs if len(run) > 1] or [run for run in runs if run]
    return _untitled(named[-1], offices) if named else ()


def _untitled(run: Sequence[str], offices: Container[str]) -> Sequence[str]:
    titles = [at for at, word in enumerate(run) if word in HONORIFICS or word in offices]
    return run[titles[-1] + 1 :] or run if titles else run


def post_words(words: str, offices: Container[str]) -> frozenset[str]:
    """Return the words that say which post words name; empty where they name none.

    >>> sorted(post_words("the spokeswoman of the harbour police", {"spokeswoman"}))
    ['harbour', 'police', 'spokesperson']
    """
    found = plain_words(words)
    if PAST.intersection(found) or not any(word in offices for word in found):
        return frozenset()
    return frozenset(_neutral(word) for word in found if word not in UNTELLING and len(word) > 1)


def _neutral(word: str) -> str:
    return re.sub(r"(?<=s)(?:wo)?man$", "person", word)


def post_of(speaker: Speaker, offices: Container[str]) -> frozenset[str]:
    """Return the words of the one post that an unnamed speaker is called by, if any.

    "The police spokesman" is whoever holds the post; "a police spokesman" may be any of several.
    """
    words = speaker.mention.quote
    if speaker.named or (speaker.count or 1) > 1 or INDEFINITE.match(words):
        return frozenset()
    post = post_words(words, offices)
    return frozenset() if post & SHARED_POSTS else post


def roles_of(
    speaker: Speaker, document: Document, reading: Reading, offices: Container[str]
) -> frozenset[frozenset[str]]:
    """Return the words of each post that a document gives a named speaker."""
    said = _said_of(speaker, document, reading)
    told = (post_words(each, offices) for words, more in said for each in (_around(words), more))
    return frozenset(told) - {frozenset()}


def _said_of(speaker: Speaker, document: Document, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the mentions of a speaker in a document, each with what is said between commas after.

    "Ana Vell, a spokeswoman for the police, said"
    """
    for link in reading.attributions:
        for one in link.speakers:
            if one.speaker_key == speaker.speaker_key:
                after = APPOSITION.match(document.text, one.mention.end)
                yield one.mention.quote, re.sub(r"^an?\s", "", after["words"]) if after else ""


def spoken_for(
    speaker: Speaker, document: Document, reading: Reading, offices: Container[str]
) -> frozenset[str]:
    """Return the names of those whose spokesman, or head, a document calls a named speaker.

    "Relief Network spokeswoman Ana Vell"; "Ana Vell, a spokeswoman for the Relief Network".
    """
    said = _said_of(speaker, document, reading)
    found = (_whose(each, offices) for words, more in said for each in (words, more))
    return frozenset(name_of(words, offices) for words in found if words)


def _whose(words: str, offices: Container[str]) -> str:
    """Return whose office words tell, in their own words; empty where they tell none."""
    parts = words.split()
    at = next((at for at, word in enumerate(parts) if word.lower().strip(",") in offices), None)
    if at is None:
        return ""
    if after := OF_WHOM.match(" ".join(parts[at + 1 :])):
        return after["name"]
    # "Executive Director Ana Vell": a title, and nobody's name before it
    if parts[at][:1].isupper():
        return ""
    before = takewhile(lambda word: word[:1].isupper(), reversed(parts[:at]))
    return " ".join(reversed(list(before))).removesuffix("'s").removesuffix("’s")


def _around(words: str) -> str:
    """Return what stands around the name in a mention: "police spokesman Ana Vell"."""
    before, _, after = words.partition(",")
    plain = [word for word in before.split() if word[:1].islower()]
    titles = [word.lower() for word in before.split()[:-1] if word[:1].isupper()]
    return " ".join([*plain, *titles[: max(0, len(titles) - 1)], after])


def one_post(first: frozenset[str], second: frozenset[str], offices: Container[str]) -> bool:
    """Return whether the words of two posts may name one: one says no more than the other."""
    heads = [{w for w in post if w in offices or w == "spokesperson"} for post in (first, second)]
    return heads[0] == heads[1] and (first <= second or second <= first)
