"""The gazetteer's file: sorted keys and places in compressed blocks, read by bisection.

Layout: magic, length of the header, header (JSON, compressed), blocks. Four kinds of block, each
of lines: names (key, tab, numbers of places), ids (id, tab, number), places (tab-separated
fields, sorted by name, so that namesakes lie together), and for each country the keys of its
better known places. The header tells the blocks' offsets, the first key of each block that is
looked into by bisection, each country's own number, the notes on names, and whether the file is
of a full dump. A block is decompressed when first asked for, and the latest are kept.
"""

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from tocsin.core.errors import ModelError
from tocsin.core.spelling import name_key
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

MAGIC = b"TOCSINGAZ2"
KEYS_PER_BLOCK = 128
PLACES_PER_BLOCK = 64
BLOCKS_KEPT = 4096
PLACES_KEPT = 65_536
LEVEL = 9
# A misspelt name is looked for among areas and the settlements of so many people.
WELL_KNOWN = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedEntry:
    """A place, the keys of its names, and by key what is to be said of a name."""

    place: Place
    keys: tuple[str, ...]
    notes: Mapping[str, str] = field(default_factory=dict)


class Packed:
    """An open gazetteer file, held as bytes."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ModelError("the gazetteer file is not one", hint="Reinstall Tocsin.")
        start = len(MAGIC) + 4
        length = int.from_bytes(data[len(MAGIC) : start], "big")
        try:
            header = json.loads(zlib.decompress(data[start : start + length]))
        except (zlib.error, ValueError) as error:
            raise ModelError("the gazetteer file is damaged", hint="Reinstall Tocsin.") from error
        self._data = data
        self._base = start + length
        self._names = _Index(**header["names"])
        self._ids = _Index(**header["ids"])
        self._places: list[int] = header["places"]
        self._spellings: dict[str, tuple[int, int]] = header["spellings"]
        self._countries: dict[str, int] = header["countries"]
        self._notes: dict[str, dict[str, str]] = header["notes"]
        self.count: int = header["count"]
        self.digest: str = header["digest"]
        self.full: bool = header.get("full", False)
        self._block = lru_cache(maxsize=BLOCKS_KEPT)(self._read)
        self.place = lru_cache(maxsize=PLACES_KEPT)(self._place)

    @property
    def is_whole(self) -> bool:
        """Whether the blocks are those that were written."""
        return _digest(self._data[self._base :]) == self.digest

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the places that bear a name of this key."""
        found = self._line(self._names, key)
        return tuple(map(int, found.split(","))) if found else ()

    def number_of(self, place_id: str) -> int | None:
        """Return the number of a place's id, or None."""
        found = self._line(self._ids, place_id)
        return int(found) if found else None

    def number_of_country(self, code: str) -> int | None:
        """Return the number of the country with this ISO code, or None."""
        return self._countries.get(code)

    def spellings(self, country: str, letter: str) -> Sequence[str]:
        """Return the keys of a country's better known places that begin with a letter, in order."""
        stretch = self._spellings.get(country)
        keys = self._block(*stretch) if stretch else []
        return keys[bisect_left(keys, letter) : bisect_left(keys, chr(ord(letter) + 1))]

    def note(self, key: str, place_id: str) -> str | None:
        """Return what is to be said of this name for this place, or None."""
        return self._notes.get(key, {}).get(place_id)

    def _place(self, number: int) -> Place:
        """Return the place of this number."""
        block, line = divmod(number, PLACES_PER_BLOCK)
        return _place(self._block(self._places[block], self._places[block + 1])[line])

    def _line(self, index: "_Index", key: str) -> str | None:
        block = bisect_right(index.firsts, key) - 1
        if block < 0:
            return None
        lines = self._block(index.offsets[block], index.offsets[block + 1])
        found = bisect_left(lines, key + "\t")
        if found == len(lines) or not lines[found].startswith(key + "\t"):
            return None
        return lines[found].partition("\t")[2]

    def _read(self, start: int, end: int) -> list[str]:
        return (
            zlib.decompress(self._data[self._base + start : self._base + end]).decode().split("\n")
        )


@dataclass(frozen=True, slots=True)
class _Index:
    """The first key of each block of a kind, and where the blocks lie."""

    firsts: list[str]
    offsets: list[int]


def write_packed(target: Path, entries: Iterable[PackedEntry], *, full: bool = False) -> int:
    """Write places and the keys of their names; return the size of the file in bytes.

    The same entries give the same bytes, in whatever order they come. `full` says that they
    are of a full dump, with every hill and house: these are not guessed at in a misspelling.
    """
    ordered = sorted(entries, key=lambda entry: (name_key(entry.place.name), entry.place.id))
    names: dict[str, list[int]] = {}
    for number, entry in enumerate(ordered):
        for key in entry.keys:
            names.setdefault(key, []).append(number)
    blocks = _Blocks()
    header: dict[str, object] = {
        "names": blocks.index({key: ",".join(map(str, found)) for key, found in names.items()}),
        "ids": blocks.index({entry.place.id: str(n) for n, entry in enumerate(ordered)}),
        "places": blocks.add([_line(entry.place) for entry in ordered], PLACES_PER_BLOCK),
        "spellings": _spellings(blocks, ordered, full=full),
        "countries": {
            entry.place.country: number
            for number, entry in enumerate(ordered)
            if entry.place.kind is PlaceKind.COUNTRY and entry.place.country
        },
        "notes": _notes(ordered),
        "count": len(ordered),
    }
    if full:
        header["full"] = True
    header["digest"] = _digest(b"".join(blocks.done))
    text = json.dumps(header, separators=(",", ":"), sort_keys=True)
    packed = zlib.compress(text.encode(), LEVEL)
    data = b"".join((MAGIC, len(packed).to_bytes(4, "big"), packed, *blocks.done))
    target.write_bytes(data)
    return len(data)


def _digest(blocks: bytes) -> str:
    return blake2b(blocks, digest_size=16).hexdigest()


class _Blocks:
    """The compressed blocks of a file, as they are added."""

    def __init__(self) -> None:
        self.done: list[bytes] = []
        self._end = 0

    def index(self, values: Mapping[str, str]) -> dict[str, list[str] | list[int]]:
        """Append the lines of sorted keys and values; return the index to them."""
        lines = [f"{key}\t{value}" for key, value in sorted(values.items())]
        firsts = [line.partition("\t")[0] for line in lines[::KEYS_PER_BLOCK]]
        return {"firsts": firsts, "offsets": self.add(lines, KEYS_PER_BLOCK)}

    def add(self, lines: Sequence[str], per_block: int) -> list[int]:
        """Append the lines' blocks; return the offset of each and of the end."""
        offsets = [self._end]
        for first in range(0, len(lines), per_block):
            block = zlib.compress("\n".join(lines[first : first + per_block]).encode(), LEVEL)
            self.done.append(block)
            self._end += len(block)
            offsets.append(self._end)
        return offsets


def _spellings(
    blocks: _Blocks, ordered: Sequence[PackedEntry], *, full: bool
) -> dict[str, list[int]]:
    """Append one block for each country: the keys of its areas and larger settlements."""
    keys: dict[str, set[str]] = {}
    for entry in ordered:
        place = entry.place
        small = place.kind is PlaceKind.SETTLEMENT and (place.population or 0) < WELL_KNOWN
        small = small or (full and place.kind in {PlaceKind.FACILITY, PlaceKind.FEATURE})
        if place.country and not small:
            keys.setdefault(place.country, set()).update(entry.keys)
    return {
        country: blocks.add(sorted(found), max(1, len(found)))
        for country, found in sorted(keys.items())
        if found
    }


def _notes(ordered: Sequence[PackedEntry]) -> dict[str, dict[str, str]]:
    notes: dict[str, dict[str, str]] = {}
    for entry in ordered:
        for key, note in entry.notes.items():
            notes.setdefault(key, {})[entry.place.id] = note
    return notes


def _line(place: Place) -> str:
    fields = (
        place.id,
        place.name,
        place.kind.value,
        place.country,
        place.first_order,
        place.latitude,
        place.longitude,
        place.population,
        place.parent,
        place.source,
    )
    return "\t".join("" if field is None else str(field) for field in fields)


def _place(line: str) -> Place:
    identifier, name, kind, country, area, latitude, longitude, population, parent, source = (
        line.split("\t")
    )
    return Place(
        id=identifier,
        name=name,
        kind=PlaceKind(kind),
        country=country or None,
        first_order=area or None,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(population) if population else None,
        parent=parent or None,
        source=source,
    )
