"""Where a text has some words as words of their own, not within longer ones."""

from collections.abc import Iterator


def starts_of(words: str, text: str) -> Iterator[int]:
    r"""Yield where words start in a text, whole: where the pattern `\bwords\b` matches.

    Without a pattern, as there would be one for every name: to compile them takes longer than
    all else that is asked of a name.
    """
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        whole = _is_edge(text, start) and _is_edge(text, end)
        if whole:
            yield start
        start = text.find(words, max(end, start + 1) if whole else start + 1)


def stands(words: str, text: str) -> bool:
    """Return whether a text has these words as whole words, in these letters."""
    return next(starts_of(words, text), None) is not None


def _is_edge(text: str, at: int) -> bool:
    return _is_of_word(text[at - 1 : at] if at else "") != _is_of_word(text[at : at + 1])


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
