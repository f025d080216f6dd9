"""In how many texts each word stands, so that rare words can be told from common ones.

The texts are those of the recaser's table: data sets that may ship. Their words and counts go
into the table, no sentence of them. Run
`python -m training.vocabulary --data FOLDER --out src/tocsin/data/vocabulary.bin`.
"""

import argparse
from pathlib import Path

from tocsin.core.words import vocabulary_of, words_of
from tocsin.tables.vocabulary import pack
from training.casing import sources


def main() -> None:
    """Count the words and write the table."""
    parser = argparse.ArgumentParser(description="Make the table of words.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="write the table here")
    given = parser.parse_args()
    found = vocabulary_of(words_of(text.text) for text in sources(given.data))
    packed = pack(found)
    given.out.write_bytes(packed)
    print(f"{found.texts} texts, {len(found.counts)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
