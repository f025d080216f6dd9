"""The words over an act that say whether it happened: the lexicon `realis`."""

from tocsin.core.ports import Entry
from tocsin.core.vocab import Realis
from tocsin.extract.reader import Reader

UNREAL = frozenset({Realis.PLANNED, Realis.POSSIBLE, Realis.HYPOTHETICAL, Realis.DENIED})


def entries_of(reader: Reader, number: int) -> tuple[Entry, ...]:
    """Return what the lexicon has of a word."""
    return reader.lexicons.table("realis").get(reader.tree.lemma(number), ())


def code_of(reader: Reader, number: int) -> Realis | None:
    """Return what the lexicon makes of acts under this word."""
    for entry in entries_of(reader, number):
        if entry.code not in {"trend", "fiction"}:
            return Realis(entry.code)
    return None


def is_trend(reader: Reader, number: int) -> bool:
    """Return whether a word tells how many acts there are, and of none: "a rise in"."""
    return any(entry.code == "trend" for entry in entries_of(reader, number))
