"""Texts that a test hands out as tokens, put together again as an editor would print them."""

from collections.abc import Sequence

from bench.kit.spans import Extent

# How the Penn Treebank and its followers write quotation marks and brackets.
_PRINTED = {
    "``": "“",
    "''": "”",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "\\/": "/",
    "\\*": "*",
}
_TO_THE_LEFT = frozenset(".,;:!?)]}%”…") | frozenset({"...", "''"})
_TO_THE_RIGHT = frozenset("([{$£€“#")
_ENDINGS = frozenset({"n't", "'s", "'re", "'ve", "'m", "'ll", "'d"})
_QUOTES = frozenset({'"', "'"})


def detokenised(
    tokens: Sequence[str], *, close_hyphens: bool = False
) -> tuple[str, tuple[Extent, ...]]:
    """Return the text of some tokens, and where in it each token stands.

    `close_hyphens` takes a hyphen between two words for one inside a compound: for tests
    that break compounds there. A straight quotation mark opens and closes by turns; an
    apostrophe after a word in -s is its possessive where none is open.

    >>> detokenised(["``", "It", "is", "n't", ",", "''", "he", "said", "."])[0]
    "“It isn't,” he said."
    """
    text, extents, closed, opened = "", [], True, set[str]()
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else ""
        printed = _PRINTED.get(token, token)
        left, right = printed in _TO_THE_LEFT or token.lower() in _ENDINGS, False
        if token in _QUOTES:
            left = token in opened or (token == "'" and before.endswith("s"))
            right = not left
            opened = opened - {token} if left else opened | {token}
        elif printed in _TO_THE_RIGHT:
            right = True
        elif token == "-" and close_hyphens:
            after = tokens[number + 1] if number + 1 < len(tokens) else ""
            left = right = before[-1:].isalnum() and after[:1].isalnum()
        space = "" if closed or left else " "
        start = len(text) + len(space)
        text += space + printed
        extents.append((start, len(text)))
        closed = right
    return text, tuple(extents)
