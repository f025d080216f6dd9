"""Filing: every document of a ledger under the keys by which others find it.

What is filed follows from the records, so it is made after them and can be made anew: a run of
reading is not slowed by it, and what a stopped run left out is filed at the next use.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set

from tocsin.core import ids
from tocsin.core.types import Document, Judgement, Reading
from tocsin.fuse.accounts import gather
from tocsin.fuse.blocks import keys_of
from tocsin.fuse.copies import copy_keys
from tocsin.fuse.profile import profiles, words_read
from tocsin.fuse.rulings import rulings_in_force
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.carried import Carried, carry, unheld
from tocsin.pipeline.known import Known
from tocsin.pipeline.view import known_of
from tocsin.settings import Settings
from tocsin.store.files import Card, Standing
from tocsin.store.ledger import Ledger
from tocsin.tables.vocabulary import shipped_vocabulary

# What is filed how; another number makes all files anew.
FORM = "1"
# Documents filed in one transaction.
AT_ONCE = 100

OnDocument = Callable[[str], None]


def catch_up(
    ledger: Ledger, settings: Settings, *, on_document: OnDocument = lambda _: None
) -> Known:
    """File what was read or ruled since, and return what readings are read with.

    All is filed anew where settings, tables or Tocsin are not those by which it was. A run that
    was stopped goes on where it was. `on_document` is told each document when it is filed.
    """
    rulings = ledger.files.rulings_after(0)
    last = rulings[-1][0] if rulings else 0
    carried = _carried(ledger, [ruling for _, ruling in rulings])
    known = known_of(settings, carried, ledger.additions())
    make = make_of(known)
    standing = ledger.files.standing()
    if standing is None or standing.make != make:
        with ledger.writing() as writer:
            found = writer.files.take_turn()
            if found is None or found.make != make:
                writer.files.begin_anew(make, judgements=last)
    elif standing.judgements < last:
        late = {
            subject
            for number, ruling in rulings
            for subject in ruling.subject
            if number > standing.judgements
        }
        late |= {carried.moved[each] for each in late if each in carried.moved}
        _file(ledger, known, _documents_of(ledger, late), standing, judgements=last)
    while batch := ledger.files.unfiled(most=AT_ONCE):
        standing = ledger.files.standing()
        if standing is not None and standing.readings < batch[0][0]:
            documents = [reading.document_id for _, reading in batch]
            _file(ledger, known, documents, standing, readings=batch[-1][0])
            for document in documents:
                on_document(document)
    return known


def make_of(known: Known) -> str:
    """Return the digest of all that decides what is filed, rulings and records left out."""
    fuse, words = known.fuse, shipped_vocabulary()
    decided = (
        fuse.merge,
        fuse.copies,
        fuse.min_claim_score,
        sorted(fuse.parents.items()),
        known.settings.resolve.times,
        sorted(known.same.items()),
        sorted(known.retired.items()),
        sorted(known.gone),
        (words.texts, len(words.counts)),
    )
    return ids.digest("k", FORM, *map(repr, decided))


def cards_of(
    documents: Sequence[Document], recorded: Sequence[Reading], known: Known
) -> tuple[Card, ...]:
    """Return under what documents are filed, in the order of their readings."""
    rarity = Rarity(known=shipped_vocabulary())
    texts = {document.id: document for document in documents}
    accounts = gather(
        documents,
        known.standing(documents, recorded),
        rulings_in_force(known.judgements),
        min_score=known.fuse.min_claim_score,
    )
    filed: dict[str, Counter[str]] = {reading.document_id: Counter() for reading in recorded}
    for subject in profiles(accounts, rarity, known.fuse.merge):
        filed[subject.account.document_id].update(keys_of(subject, known.fuse).filed)
    for reading in recorded:
        filed[reading.document_id].update(claim_key(claim.id) for claim in reading.claims)
    return tuple(
        Card(
            document_id=reading.document_id,
            reading_id=reading.id,
            filed=filed[reading.document_id],
            copied=copy_keys(texts[reading.document_id], reading, known.fuse.copies),
            words=words_read(texts[reading.document_id], reading),
        )
        for reading in recorded
    )


def claim_key(claim_id: str) -> str:
    """Return the key under which a document is filed for a claim of its reading."""
    return f"claim {claim_id}"


def _carried(ledger: Ledger, judgements: Sequence[Judgement]) -> Carried:
    """Return the rulings on the claims that stand now, as they follow from all readings.

    Only claims that no newest reading holds have to be looked for among all of them.
    """
    ruled = unheld(judgements, ())
    held = _newest(ledger, _documents_of(ledger, ruled)) if ruled else ()
    past = ledger.readings_telling(unheld(judgements, held))
    others = {reading.document_id for reading in past} - {each.document_id for each in held}
    return carry(judgements, (*held, *_newest(ledger, others)), past)


def _newest(ledger: Ledger, document_ids: Iterable[str]) -> tuple[Reading, ...]:
    return tuple(reading for _, reading in ledger.reports(sorted(document_ids)))


def _documents_of(ledger: Ledger, subjects: Set[str]) -> list[str]:
    """Return the documents among some ids, and those filed with claims among these."""
    found = ledger.files.accounts(map(claim_key, sorted(subjects)), most=1)
    return sorted({*subjects, *(each for documents in found.values() for each in documents)})


def _file(
    ledger: Ledger,
    known: Known,
    document_ids: Sequence[str],
    standing: Standing,
    *,
    readings: int | None = None,
    judgements: int | None = None,
) -> None:
    """File documents unless somebody else filed since; note how far filing then is."""
    pairs = ledger.reports(document_ids)
    documents = [document for document, _ in pairs]
    cards = cards_of(documents, [reading for _, reading in pairs], known)
    before = [
        words_read(document, filed)
        for document in documents
        if (filed := ledger.files.filed_reading(document.id)) is not None
    ]
    with ledger.writing() as writer:
        if writer.files.take_turn() == standing:
            writer.files.file(cards, instead_of=before)
            writer.files.advance(readings=readings, judgements=judgements)
