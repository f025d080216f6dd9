"""The messages of MUC-4's development tests as restraint reads them, by their ids.

A corpus file holds messages one after the other, each under a line that starts with its id
(`TST1-MUC3-0001`). A message's text is everything from the line after that line to the next
such line, stripped of surrounding white space: dateline, line breaks and all. The code point
ranges of `verdicts_muc4.toml` count in these texts, and its digests are theirs.
"""

import re
from pathlib import Path

from bench.kit.files import parts_in, text_of
from bench.kit.types import MissingDataError

FILES = ("tst1/tst1-muc3", "tst2/tst2-muc4")
_ID_LINE = re.compile(r"^(TST\d-MUC\d-\d{4})\b.*\n?", re.MULTILINE)


def load_texts(folder: Path) -> dict[str, str]:
    """Return the text of each message under `folder` (`muc4`), by its id, in corpus order.

    Raises:
        MissingDataError: If no corpus file is there, one holds no message, or an id repeats.
    """
    corpora = folder / "corpora"
    found: dict[str, str] = {}
    for name in parts_in(corpora, *FILES):
        for identifier, text in _messages(corpora / name):
            if identifier in found:
                raise MissingDataError(f"{corpora / name} has {identifier} a second time")
            found[identifier] = text
    return found


def _messages(path: Path) -> list[tuple[str, str]]:
    """Return the id and text of each message of a corpus file.

    Raises:
        MissingDataError: If the file cannot be read or holds no id line.
    """
    corpus = text_of(path)
    lines = list(_ID_LINE.finditer(corpus))
    if not lines:
        raise MissingDataError(f"{path} has no line that starts with a message id")
    ends = [line.start() for line in lines[1:]] + [len(corpus)]
    return [
        (line.group(1), corpus[line.end() : end].strip())
        for line, end in zip(lines, ends, strict=True)
    ]
