"""The incidents of some documents of a ledger, as the whole ledger has them, fused alone.

Fetched is what these incidents rest on, and no more: the accounts that links and rulings lead
to; those of incidents from which theirs are dated; those that may yet be one with them; and the
documents with wording in common. All that is fused as the whole ledger is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.assess.evidence import evidence_of
from tocsin.core.errors import NotFoundError
from tocsin.core.types import Fusion
from tocsin.fuse.days import is_known
from tocsin.fuse.fusion import Part
from tocsin.pipeline.alike import Alike
from tocsin.pipeline.around import MOST_FOLLOWED, Around, Held, Key
from tocsin.pipeline.filing import OnDocument, catch_up
from tocsin.pipeline.fused import fused
from tocsin.pipeline.known import Known
from tocsin.pipeline.view import View, graded_sources, known_of, view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The incidents of some documents, and what they would be without these.

    `seen` has the incidents of these documents and of those that may be one with them; `fusion`
    of these only the first, their open pairs and their copies. `before` is what the same reports
    make less these documents. `cut` says that there was too much to follow: what
    lies beyond is left out.
    """

    document_ids: tuple[str, ...]
    seen: View
    fusion: Fusion
    before: Fusion
    cut: bool


def neighbours(
    ledger: Ledger,
    document_ids: Iterable[str],
    *,
    settings: Settings,
    on_document: OnDocument = lambda _: None,
    most: int = MOST_FOLLOWED,
) -> Neighbours:
    """Return the incidents of some documents as the fusion of the whole ledger has them.

    What was not filed yet is filed first; `on_document` is told each document that is.

    Raises:
        NotFoundError: If one of the documents is not in the ledger, or was not read.
    """
    asked = tuple(dict.fromkeys(document_ids))
    known = catch_up(ledger, settings, on_document=on_document)
    standing = ledger.files.standing()
    around = Around(ledger, known, reports=standing.reports if standing else 0, most=most)
    around.fetch(asked)
    for each in asked:
        if each not in around.held:
            raise NotFoundError(f"there is no document {each}", hint="See `tocsin documents`.")
    alike = Alike(ledger, known, around, most=most)
    documents, told = _rested_on(asked, around)
    related = alike.related({*asked, *told})
    held = _in_order(ledger, around, documents | related)
    fuser = _Fuser(known=known, around=around, firsts=alike.firsts)
    seen = fuser.view(ledger, held)
    rest = {key: each for key, each in held.items() if key not in asked}
    return Neighbours(
        document_ids=asked,
        seen=seen,
        fusion=_of_documents(seen.fusion, frozenset(asked)),
        before=fuser.fused(rest)[1],
        cut=around.cut or alike.cut,
    )


def neighbours_as_of(
    ledger: Ledger, document_ids: Iterable[str], *, settings: Settings, as_of: datetime
) -> Neighbours:
    """Return the incidents of some documents as they were known then; all of it is fused.

    Raises:
        NotFoundError: If one of the documents was not in the ledger then.
    """
    asked = tuple(dict.fromkeys(document_ids))
    seen = view(ledger, settings=settings, as_of=as_of)
    missing = set(asked) - {reading.document_id for reading in seen.recorded}
    if missing:
        raise NotFoundError(
            f"there was no document {min(missing)} by then", hint="See `tocsin documents`."
        )
    known = known_of(settings, seen.carried, seen.additions)
    recorded = [each for each in seen.recorded if each.document_id not in asked]
    documents = [each for each in seen.documents if each.id not in asked]
    part = Part(
        documents=documents,
        readings=known.standing(documents, recorded),
        judgements=known.judgements,
        as_read=known.as_read(recorded),
    )
    _, before = fused(part, known)
    return Neighbours(
        document_ids=asked,
        seen=seen,
        fusion=_of_documents(seen.fusion, frozenset(asked)),
        before=before,
        cut=False,
    )


def _rested_on(asked: Iterable[str], around: Around) -> tuple[frozenset[str], frozenset[str]]:
    """Return the documents on which incidents rest, and those that tell these incidents.

    An incident without a date is dated by what its documents count from, and by when those of
    no known date were published, which other incidents of theirs tell.
    """
    told = around.linked(_accounts(asked, around))
    undated = {key[0] for key in told if not is_known(around.held[key[0]].reading.published_on)}
    dating = around.linked(_accounts(undated, around))
    anchors = {
        (anchor.document_id, anchor.start, anchor.end)
        for key in told | dating
        for one in around.account(key).told
        for time in one.occurrence.times
        if (anchor := time.anchor) is not None and not is_known(time)
    }
    counted_from = around.linked(
        key
        for key in _accounts({document for document, _, _ in anchors}, around)
        for one in around.account(key).told
        if (one.claim.document_id, one.occurrence.trigger.start, one.occurrence.trigger.end)
        in anchors
    )
    near = around.linked(around.nearly_linked(told))
    every = told | dating | counted_from | near
    return frozenset(key[0] for key in every), frozenset(key[0] for key in told)


def _accounts(document_ids: Iterable[str], around: Around) -> list[Key]:
    return [key for one in document_ids if one in around.held for key in around.held[one].accounts]


def _in_order(ledger: Ledger, around: Around, document_ids: Iterable[str]) -> dict[str, Held]:
    """Return documents by their ids, in the order in which they were first read."""
    ordered = ledger.reading_order(sorted(document_ids))
    return {each: around.held[each] for each in ordered if each in around.held}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fuser:
    """Fuses documents as in the whole of which they are a part."""

    known: Known
    around: Around
    firsts: Mapping[str, frozenset[str]]

    def fused(self, held: Mapping[str, Held]) -> tuple[Part, Fusion]:
        """Return the readings, dates and all, and the incidents."""
        part = Part(
            documents=[each.document for each in held.values()],
            readings=[each.reading for each in held.values()],
            judgements=self.known.judgements,
            as_read=self.known.as_read([each.recorded for each in held.values()]),
            crowded=self.around.crowded,
            firsts=self.firsts,
        )
        readings, fusion = fused(part, self.known, rarity=self.around.rarity)
        return replace(part, readings=readings), fusion

    def view(self, ledger: Ledger, held: Mapping[str, Held]) -> View:
        """Return what the ledger says, as far as these documents tell it; nothing is graded."""
        part, fusion = self.fused(held)
        documents, readings = tuple(part.documents), tuple(part.readings)
        grades = ledger.source_grades()
        sources = graded_sources(documents, grades)
        return View(
            documents=documents,
            readings=readings,
            recorded=tuple(each.recorded for each in held.values()),
            recorded_at={},
            sources=sources,
            fusion=fusion,
            judgements=self.known.carried.recorded,
            carried=self.known.carried,
            assessments={},
            evidence=evidence_of(documents, readings, sources, self.known.settings.assess),
            additions=ledger.additions(),
            source_grades=grades,
        )


def _of_documents(fusion: Fusion, asked: frozenset[str]) -> Fusion:
    """Return of a fusion what has to do with some documents."""
    incidents = [each for each in fusion.incidents if asked & set(each.document_ids)]
    claims = {claim for each in incidents for claim in each.claim_ids}
    return Fusion(
        incidents=tuple(incidents),
        copies=tuple(group for group in fusion.copies if asked & set(group.document_ids)),
        open=tuple(pair for pair in fusion.open if claims & set(pair.claim_ids)),
    )
