"""How rare words are in reports: in how many texts of the data sets that may ship each stands.

Their words and counts go into the table, no sentence of them. Run
`python -m training.rarity --data FOLDER --out src/tocsin/data/rarity.bin`.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tocsin.core.words import words_of
from tocsin.tables.rarity import pack
from training.casing import sources

_MESSAGE = re.compile(r"^DEV-MUC3-\d{4}\b.*$", re.MULTILINE)


def texts(data: Path) -> Iterator[str]:
    """Yield each text once: those of the recaser's table, and the news of MUC-4."""
    for text in sources(data):
        yield text.text
    for path in sorted((data / "muc4" / "corpora" / "dev").glob("dev-muc3-*")):
        yield from _MESSAGE.split(path.read_text("latin-1"))[1:]


def main() -> None:
    """Count the words and write the table."""
    parser = argparse.ArgumentParser(description="Make the table of rare words.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="write the table here")
    given = parser.parse_args()
    number, found = 0, Counter[str]()
    for text in texts(given.data):
        number += 1
        found.update(set(words_of(text)))
    packed = pack(number, found)
    given.out.write_bytes(packed)
    print(f"{number} texts, {len(found)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
