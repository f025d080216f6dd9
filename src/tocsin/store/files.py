"""Files: what finds the reports with which a report is compared, kept beside the ledger.

It follows from the documents, readings and rulings, and can be made anew from them. Each
document has a card; the keys under which its accounts are filed, those of its wording, and the
words of all reports with their number, are looked up without reading any record.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from tocsin import codec
from tocsin.core.types import Judgement, Reading
from tocsin.store import schema
from tocsin.store.engine import wait_to_record
from tocsin.store.explained import explained

# 48 bits: of ten million different keys, hardly any two are one number.
KEY_BYTES = 6
_POSTGRESQL = "postgresql"
_ROWS_AT_ONCE = 1_000
# Documents that share a key of their wording are taken in the order of their ids, as far as
# these digits tell.
_DIGITS = slice(1, 5)
_ONLY = 1

Row = Mapping[str, int | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Under what a document is filed.

    `filed` are the keys of its accounts, each with how many of them are filed under it;
    `copied` those of its wording; `words` all words of it, once.
    """

    document_id: str
    reading_id: str
    filed: Mapping[str, int]
    copied: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far filing is: by what it is made, the last reading and ruling that are in it.

    `reports` are the documents that are filed.
    """

    make: str
    readings: int
    judgements: int
    reports: int


class Files:
    """Looks up what is filed."""

    def __init__(self, engine: Engine, *, where: str) -> None:
        self._engine = engine
        self._where = where

    def standing(self) -> Standing | None:
        """Return how far filing is, or None if it was never begun."""
        with explained(self._where), self._engine.connect() as connection:
            return _standing(connection)

    def accounts(self, keys: Iterable[str], *, most: int) -> dict[str, dict[str, int]]:
        """Return for each key the documents with accounts filed under it, and how many these are.

        Of more than `most` documents some `most` are returned.
        """
        names = {number_of(key): key for key in keys}
        found: dict[str, dict[str, int]] = {key: {} for key in names.values()}
        with explained(self._where), self._engine.connect() as connection:
            for key, document, accounts in _looked_up(connection, "filed", names, most):
                found[names[key]][document] = accounts
        return found

    def copies(self, keys: Iterable[str], *, most: int) -> dict[str, tuple[str, ...]]:
        """Return for each key of wording the documents that have it, by their ids.

        Of more than `most` documents the first `most` are returned.
        """
        names = {number_of(key): key for key in keys}
        found: dict[str, list[str]] = {key: [] for key in names.values()}
        with explained(self._where), self._engine.connect() as connection:
            for key, document, _ in _looked_up(connection, "copied", names, most):
                found[names[key]].append(document)
        return {key: tuple(sorted(documents)) for key, documents in found.items()}

    def reports_with(self, words: Iterable[str]) -> dict[str, int]:
        """Return in how many filed reports each word stands; without those that stand in none."""
        asked = json.dumps(sorted(set(words)))
        with explained(self._where), self._engine.connect() as connection:
            query = _WORDS[connection.dialect.name == _POSTGRESQL]
            rows = connection.execute(query, {"asked": asked})
            return {word: number for word, number in rows if number}

    def count_unfiled(self) -> int:
        """Return how many documents have a newer reading than those that are in the files."""
        standing = self.standing()
        table = schema.readings
        query = select(func.count(func.distinct(table.c.document_id)))
        query = query.where(table.c.sequence > (standing.readings if standing else 0))
        with explained(self._where), self._engine.connect() as connection:
            return int(connection.execute(query).scalar_one())

    def unfiled(self, *, most: int) -> tuple[tuple[int, Reading], ...]:
        """Return the first readings that are not in the files, with their numbers.

        Those of which the document has a newer one are left out.
        """
        standing = self.standing()
        table = schema.readings
        newer = aliased(table)
        query = (
            select(table.c.sequence, table.c.record)
            .where(
                table.c.sequence > (standing.readings if standing else 0),
                ~select(newer.c.sequence)
                .where(
                    newer.c.document_id == table.c.document_id,
                    newer.c.sequence > table.c.sequence,
                )
                .exists(),
            )
            .order_by(table.c.sequence)
            .limit(most)
        )
        with explained(self._where), self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return tuple((number, codec.decode(Reading, record)) for number, record in rows)

    def rulings_after(self, number: int) -> tuple[tuple[int, Judgement], ...]:
        """Return the rulings recorded after one of that number, with their numbers."""
        table = schema.judgements
        query = select(table.c.sequence, table.c.record).where(table.c.sequence > number)
        with explained(self._where), self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.sequence)).all()
        return tuple((at, codec.decode(Judgement, record)) for at, record in rows)

    def filed_reading(self, document_id: str) -> Reading | None:
        """Return the reading by which a document is filed, or None."""
        cards, table = schema.cards, schema.readings
        query = select(table.c.record).join(cards, cards.c.reading_id == table.c.id)
        query = query.where(cards.c.document_id == document_id)
        with explained(self._where), self._engine.connect() as connection:
            record = connection.execute(query).scalar()
        return None if record is None else codec.decode(Reading, record)


class FilesWriter:
    """Writes what is filed, in the transaction of a ledger's writer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take_turn(self) -> Standing | None:
        """Wait until nobody else files, and return how far filing then is."""
        wait_to_record(self._connection)
        return _standing(self._connection)

    def begin_anew(self, make: str, *, judgements: int) -> None:
        """Empty the files; what is filed from now on is made by `make`, rulings and all."""
        for table in schema.DERIVED:
            self._connection.execute(delete(table))
        row = {"id": _ONLY, "make": make, "readings": 0, "judgements": judgements, "reports": 0}
        self._connection.execute(insert(schema.filing).values(row))

    def file(self, cards: Sequence[Card], *, instead_of: Iterable[Iterable[str]] = ()) -> None:
        """File documents. One that was filed is so no longer as it was.

        `instead_of` are the words of such documents as they were filed.
        """
        counts: dict[str, int] = {}
        for words, step in ((instead, -1) for instead in instead_of):
            for word in words:
                counts[word] = counts.get(word, 0) + step
        before = self._drop([card.document_id for card in cards])
        filed: list[Row] = []
        copied: list[Row] = []
        for card in cards:
            number = self._new_card(card)
            place = int(card.document_id[_DIGITS], 16) if _is_digest(card.document_id) else 0
            filed += [
                {"key": number_of(key), "card": number, "accounts": accounts}
                for key, accounts in card.filed.items()
            ]
            copied += [
                {"key": number_of(key), "place": place, "card": number} for key in card.copied
            ]
            for word in card.words:
                counts[word] = counts.get(word, 0) + 1
        self._insert(schema.filed, _once(filed, "key", "card"))
        self._insert(schema.copied, _once(copied, "key", "card"))
        self._count([{"word": word, "reports": step} for word, step in counts.items() if step])
        self._connection.execute(
            update(schema.filing).values(reports=schema.filing.c.reports + len(cards) - before)
        )

    def advance(self, *, readings: int | None = None, judgements: int | None = None) -> None:
        """Note up to which reading, or ruling, the files hold what was recorded."""
        given = {"readings": readings, "judgements": judgements}
        values = {name: number for name, number in given.items() if number is not None}
        self._connection.execute(update(schema.filing).values(values))

    def _drop(self, documents: Sequence[str]) -> int:
        """Take cards out; what refers to them is found no more. Return how many there were."""
        table, dropped = schema.cards, 0
        for start in range(0, len(documents), _ROWS_AT_ONCE // 2):
            asked = table.c.document_id.in_(documents[start : start + _ROWS_AT_ONCE // 2])
            dropped += self._connection.execute(delete(table).where(asked)).rowcount
        return dropped

    def _new_card(self, card: Card) -> int:
        row = {"document_id": card.document_id, "reading_id": card.reading_id}
        made = self._connection.execute(insert(schema.cards).values(row)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if self._connection.dialect.name != _POSTGRESQL:
            if rows:
                self._connection.execute(insert(table), rows)
            return
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            self._connection.execute(insert(table).values(rows[start : start + _ROWS_AT_ONCE]))

    def _count(self, rows: Sequence[Row]) -> None:
        postgres = self._connection.dialect.name == _POSTGRESQL
        made = postgresql.insert(schema.words) if postgres else sqlite.insert(schema.words)
        rows = sorted(rows, key=lambda row: str(row["word"]))
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            part = rows[start : start + _ROWS_AT_ONCE]
            query = made.values(part) if postgres else made
            sums = schema.words.c.reports + query.excluded.reports
            query = query.on_conflict_do_update(index_elements=["word"], set_={"reports": sums})
            if postgres:
                self._connection.execute(query)
            else:
                self._connection.execute(query, part)


def number_of(key: str) -> int:
    """Return the number that a key is stored as."""
    return int.from_bytes(blake2b(key.encode(), digest_size=KEY_BYTES).digest(), "big")


def _is_digest(document_id: str) -> bool:
    digits = document_id[_DIGITS]
    return len(digits) == 4 and all(digit in "0123456789abcdef" for digit in digits)


def _once(rows: Iterable[Row], *names: str) -> list[Row]:
    """Return rows sorted by their keys, those of one key once."""
    found = {tuple(row[name] for name in names): row for row in rows}
    return [found[key] for key in sorted(found)]


def _standing(connection: Connection) -> Standing | None:
    table = schema.filing
    row = connection.execute(select(table)).first()
    if row is None:
        return None
    return Standing(
        make=row.make, readings=row.readings, judgements=row.judgements, reports=row.reports
    )


def _looked_up(
    connection: Connection, table: str, keys: Iterable[int], most: int
) -> Iterator[tuple[int, str, int]]:
    """Return what stands under keys, at most so many of each: key, document, and its number."""
    query = _HELD[table, connection.dialect.name == _POSTGRESQL]
    values = {"asked": json.dumps(sorted(keys)), "most": most}
    rows = connection.execute(query, values)
    return ((int(key), str(document), int(number)) for key, document, number in rows)


# Of each key the first so many in the order of the table; a card that was taken out is passed over.
_SQLITE_HELD = """
SELECT asked.value, cards.document_id, {number}
FROM json_each(:asked) AS asked
JOIN {table} AS held ON held.key = asked.value AND held.card IN (
    SELECT one.card FROM {table} AS one JOIN cards AS own ON own.id = one.card
    WHERE one.key = asked.value ORDER BY {order} LIMIT :most)
JOIN cards ON cards.id = held.card
"""
_POSTGRESQL_HELD = """
SELECT asked.key, held.document_id, held.number
FROM (SELECT CAST(value AS bigint) AS key FROM json_array_elements_text(CAST(:asked AS json)))
    AS asked
CROSS JOIN LATERAL (
    SELECT own.document_id, {number} AS number FROM {table} AS held
    JOIN cards AS own ON own.id = held.card
    WHERE held.key = asked.key ORDER BY {order} LIMIT :most) AS held
"""
_TABLES = {
    "filed": ("held.accounts", "card"),
    "copied": ("held.place", "place, card"),
}


def _order(columns: str, alias: str) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns.split(", "))


_HELD = {
    (table, postgres): text(
        (_POSTGRESQL_HELD if postgres else _SQLITE_HELD).format(
            table=table, number=number, order=_order(order, "held" if postgres else "one")
        )
    )
    for table, (number, order) in _TABLES.items()
    for postgres in (False, True)
}
_WORDS = {
    False: text(
        "SELECT words.word, words.reports FROM json_each(:asked) AS asked "
        "JOIN words ON words.word = asked.value"
    ),
    True: text(
        "SELECT words.word, words.reports "
        "FROM json_array_elements_text(CAST(:asked AS json)) AS asked(value) "
        "JOIN words ON words.word = asked.value"
    ),
}
