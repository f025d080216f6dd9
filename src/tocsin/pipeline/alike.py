"""Documents of a ledger with wording in common, fetched by the keys of their wording."""

from collections.abc import Iterable

from tocsin.fuse.copies import Bond, Sketch, kinship, number_of_firsts, share_words, sketch
from tocsin.pipeline.around import Around
from tocsin.pipeline.known import Known
from tocsin.store.ledger import Ledger


class Alike:
    """Finds the copies of documents, and of these, as all documents together have them.

    `firsts` are, for keys that very many documents have, those with which all are compared.
    """

    def __init__(self, ledger: Ledger, known: Known, around: Around, *, most: int) -> None:
        self._ledger, self._settings = ledger, known.fuse.copies
        self._around, self._most = around, most
        self._sketches: dict[str, Sketch] = {}
        self.firsts: dict[str, frozenset[str]] = {}
        self.cut = False

    def related(self, document_ids: Iterable[str]) -> frozenset[str]:
        """Return documents with those that may be one text with them, or hold or share some.

        Copies of copies are followed; of what only shares text, the copies are.
        """
        whole: dict[str, bool] = dict.fromkeys(document_ids, True)
        waiting = sorted(whole)
        while waiting:
            one = waiting.pop()
            bonds = self._bonds(one)
            for other, bond in sorted(bonds.items()):
                if bond is Bond.SAME:
                    as_whole = whole[one]
                elif whole[one]:
                    as_whole = False
                else:
                    continue
                if other not in whole or (as_whole and not whole[other]):
                    whole[other] = as_whole
                    waiting.append(other)
            if len(whole) > self._most:
                self.cut = True
                break
        return frozenset(whole)

    def _bonds(self, one: str) -> dict[str, Bond]:
        mine = self._sketch(one)
        if mine is None:
            return {}
        others = self._sharing(one, mine)
        self._around.fetch(others)
        found: dict[str, Bond] = {}
        for other in others:
            theirs = self._sketch(other)
            if theirs is None:
                continue
            pair = (mine, theirs) if one < other else (theirs, mine)
            kin = kinship(*pair, self._settings)
            if kin is not None:
                found[other] = kin.bond
            elif share_words(*pair, self._settings):
                found[other] = Bond.REWRITTEN
        return found

    def _sharing(self, one: str, mine: Sketch) -> set[str]:
        """Return the documents with which one is compared."""
        settings, files = self._settings, self._ledger.files
        most = settings.max_key_documents
        others: set[str] = set()
        very_many = []
        for key, documents in files.copies(mine.keys, most=most + 1).items():
            if len(documents) <= most:
                others.update(documents)
                continue
            self.firsts[key] = frozenset(documents[: number_of_firsts(settings)])
            others |= self.firsts[key]
            if one in self.firsts[key]:
                very_many.append(key)
        for documents in files.copies(very_many, most=self._most + 1).values():
            self.cut |= len(documents) > self._most
            others.update(documents[: self._most])
        return others - {one}

    def _sketch(self, document_id: str) -> Sketch | None:
        if document_id not in self._sketches:
            held = self._around.held.get(document_id)
            if held is None:
                return None
            self._sketches[document_id] = sketch(held.document, held.reading, self._settings)
        return self._sketches[document_id]
