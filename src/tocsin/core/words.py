"""Words of a text as they are compared: in lower case, without punctuation."""

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]
