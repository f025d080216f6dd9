"""Who is who among speakers: their names without titles, and posts that one of them holds."""

import re
from collections.abc import Container, Sequence

from tocsin.core.types import Document, Reading, Speaker
from tocsin.core.words import plain_words, words_of

PARTICLES = frozenset({"al", "bin", "da", "de", "der", "van", "von"})
HONORIFICS = frozenset("dr mr mrs ms miss prof professor sir sheikh rev".split())
# Posts that many people hold at one time, and words that say nothing of a post.
SHARED_POSTS = frozenset("official diplomat representative lawmaker legislator senator".split())
UNTELLING = frozenset("the of for in at to from and its his her their this that local said".split())
INDEFINITE = re.compile(r"^(?:an?|another|one|some|any|other)\b", re.IGNORECASE)
PAST = frozenset({"former", "ex", "late", "retired"})
APPOSITION = re.compile(r"\s*,\s*(?P<words>[^,.;:!?\n]{3,60})[,.;\n]")


def name_of(words: str, offices: Container[str]) -> str:
    """Return the name in a mention, without titles and posts before it.

    It is the last run of capitalised words, of two or more if any.
    """
    runs: list[list[str]] = [[]]
    for word in words.split(",", maxsplit=1)[0].split():
        plain = word.strip(".;:\"'’()").removesuffix("'s").removesuffix("’s")
        if plain[:1].isupper():
            runs[-1].append(plain.lower())
        elif plain not in PARTICLES:
            runs.append([])
    named = [run for run in runs if len(run) > 1] or [run for run in runs if run]
    return " ".join(_untitled(named[-1], offices) if named else words_of(words))


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
    found = set()
    for link in reading.attributions:
        for one in link.speakers:
            if one.speaker_key != speaker.speaker_key:
                continue
            words = one.mention.quote
            found.add(post_words(_around(words), offices))
            # "Ana Vell, a spokeswoman for the police, said"
            if after := APPOSITION.match(document.text, one.mention.end):
                found.add(post_words(re.sub(r"^an?\s", "", after["words"]), offices))
    return frozenset(found - {frozenset()})


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
