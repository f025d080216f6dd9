"""Edits that make a copy of a sentence or of a text: what editors do to an agency's story."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from tocsin.core.words import words_of
from tocsin.fuse.shingles import NUMBERS

Edit = Callable[[str, random.Random, Sequence[str]], str | None]
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
_OTHER_WORDS = 10


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, roughly."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [each.strip() for line in lines for each in _SENTENCE.split(line) if each.strip()]


def other_words(sentence: str, draw: random.Random, words: Sequence[str]) -> str | None:
    """Change a word in ten."""
    parts = sentence.split()
    for at in draw.sample(range(len(parts)), max(1, len(parts) // _OTHER_WORDS)):
        parts[at] = draw.choice(words)
    return " ".join(parts)


def other_figures(sentence: str, draw: random.Random, words: Sequence[str]) -> str | None:
    """Change every figure."""
    parts = sentence.split()
    figures = [at for at, part in enumerate(parts) if part.isdigit() or part.lower() in NUMBERS]
    for at in figures:
        parts[at] = str(draw.randint(2, 400))
    return " ".join(parts) if figures else None


def dropped_clause(sentence: str, draw: random.Random, words: Sequence[str]) -> str | None:
    """Leave out what stands before the first or after the last comma."""
    parts = sentence.rstrip(".").split(", ")
    if len(parts) < 2:
        return None
    kept = parts[1:] if draw.random() < 0.5 else parts[:-1]
    return ", ".join(kept) + "."


def other_speaker_words(sentence: str, draw: random.Random, words: Sequence[str]) -> str | None:
    """Put words of saying before or after."""
    plain = sentence.rstrip(".")
    if draw.random() < 0.5:
        return f"Police said that {plain[0].lower()}{plain[1:]}."
    return f"{plain}, a police spokesman said in a statement."


def added_clause(sentence: str, draw: random.Random, words: Sequence[str]) -> str | None:
    """Put a clause of six words in."""
    parts = sentence.split()
    at = draw.randrange(1, len(parts))
    return " ".join([*parts[:at], *(draw.choice(words) for _ in range(6)), *parts[at:]])


EDITS: Mapping[str, Edit] = {
    "a word in ten is another": other_words,
    "other figures": other_figures,
    "a clause is dropped": dropped_clause,
    "words of saying are added": other_speaker_words,
    "six words are put in": added_clause,
}


def edited(sentence: str, draw: random.Random, words: Sequence[str], *, share: float) -> str:
    """Return a sentence, with this probability under one edit."""
    if draw.random() >= share or len(words_of(sentence)) < 3:
        return sentence
    return draw.choice(list(EDITS.values()))(sentence, draw, words) or sentence


def reprint(text: str, draw: random.Random, words: Sequence[str]) -> str:
    """Return a text with every fifth sentence edited and one in ten left out."""
    kept = [each for each in sentences_of(text) if draw.random() >= 0.1]
    return " ".join(edited(each, draw, words, share=0.2) for each in kept)


def shortened(text: str, draw: random.Random, words: Sequence[str]) -> str:
    """Return the first half of a text, lightly edited."""
    lines = sentences_of(text)
    return " ".join(edited(each, draw, words, share=0.1) for each in lines[: len(lines) // 2])


def embedded(text: str, draw: random.Random, words: Sequence[str]) -> str:
    """Return a text, lightly edited, within one of three times its length of other words."""
    mine = [edited(each, draw, words, share=0.1) for each in sentences_of(text)]
    filler = [draw.choice(words) for _ in range(2 * len(text.split()))]
    half = len(filler) // 2
    return " ".join([*filler[:half], *mine, *filler[half:]])


COPIES: Mapping[str, Callable[[str, random.Random, Sequence[str]], str]] = {
    "reprinted": reprint,
    "cut to a half": shortened,
    "within a longer text": embedded,
}
