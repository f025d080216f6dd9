"""The stages in order, over one document, a list of files, or a whole ledger.

Data flows one way: bytes, Document, blocks and publication date, Analysis, claims,
resolved claims, Reading; then incidents and their grades.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from tocsin.assess.grading import assess
from tocsin.clean.document import clean_document
from tocsin.core import ids
from tocsin.core.errors import InputError
from tocsin.core.ports import Actors, Lexicons, Names, Places
from tocsin.core.types import (
    Analysis,
    Assessment,
    Cleaned,
    Document,
    Extraction,
    Fusion,
    Provenance,
    Reading,
    Source,
)
from tocsin.extract.document import extract
from tocsin.fuse.fusion import fuse
from tocsin.fuse.settings import FuseSettings
from tocsin.ingest.readers import Failure, ReadOptions, read_file
from tocsin.models.english import Analyser, EnglishAnalyser
from tocsin.resolve.document import resolve
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.tables.actors import ShippedActors
from tocsin.tables.countries import countries
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames
from tocsin.tables.outlets import ShippedOutlets

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One document on its way through the stages: each fills in its part."""

    document: Document
    cleaned: Cleaned | None = None
    analysis: Analysis | None = None
    extraction: Extraction | None = None


class Reader:
    """The stages that turn a document into a reading, with the tables they are handed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lexicons: Lexicons = ShippedLexicons()
        self._names: Names = ShippedNames()
        self._places: Places = ShippedGazetteer()
        self._actors: Actors = ShippedActors()

    @cached_property
    def _analyser(self) -> Analyser:
        return EnglishAnalyser(self._settings.models.spacy_pipeline)

    @cached_property
    def provenance(self) -> Provenance:
        """What makes the readings: stage versions, digests of settings and models."""
        return Provenance(
            stages=tuple((stage.name, stage.version) for stage in STAGES),
            settings_digest=self._settings.reading_digest(),
            model_digests=(("english", self._analyser.digest),),
        )

    @cached_property
    def _provenance_digest(self) -> str:
        provenance = self.provenance
        pairs = (*provenance.stages, *provenance.model_digests)
        return ids.digest(
            "p", provenance.settings_digest, *(part for pair in pairs for part in pair)
        )

    def reading_id(self, document: Document) -> str:
        """Return the id that this document's reading has or will have."""
        return ids.reading_id(document=document.id, provenance=self._provenance_digest)

    def read(self, document: Document) -> Reading:
        """Return the reading of one document.

        Raises:
            InputError: If the document cannot be read.
        """
        work = Work(document=document)
        for stage in STAGES:
            work = stage.run(self, work)
        assert work.cleaned is not None and work.extraction is not None
        return Reading(
            id=self.reading_id(document),
            document_id=document.id,
            blocks=work.cleaned.blocks,
            published_on=work.cleaned.published_on,
            rejected_dates=work.cleaned.rejected_dates,
            attributions=work.extraction.attributions,
            claims=work.extraction.claims,
            provenance=self.provenance,
        )

    def clean(self, work: Work) -> Work:
        """Find the blocks and the publication date."""
        return replace(work, cleaned=clean_document(work.document, settings=self._settings.clean))

    def analyse(self, work: Work) -> Work:
        """Parse the body and headings."""
        assert work.cleaned is not None
        return replace(work, analysis=self._analyser.analyse(work.document, work.cleaned.blocks))

    def extract(self, work: Work) -> Work:
        """Find attributions and claims."""
        assert work.cleaned is not None and work.analysis is not None
        extraction = extract(
            work.document,
            work.cleaned.blocks,
            work.analysis,
            lexicons=self._lexicons,
            names=self._names,
            settings=self._settings.extract,
            published_on=work.cleaned.published_on,
        )
        return replace(work, extraction=extraction)

    def resolve(self, work: Work) -> Work:
        """Resolve times, places and actors."""
        assert work.cleaned is not None and work.extraction is not None
        extraction = resolve(
            work.extraction,
            document=work.document,
            published_on=work.cleaned.published_on,
            places=self._places,
            actors=self._actors,
            settings=self._settings.resolve,
        )
        return replace(work, extraction=extraction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step from a document to its reading. A new version makes new readings."""

    name: str
    version: str
    run: Callable[[Reader, Work], Work]


STAGES = (
    Stage(name="clean", version="1", run=Reader.clean),
    Stage(name="models", version="1", run=Reader.analyse),
    Stage(name="extract", version="1", run=Reader.extract),
    Stage(name="resolve", version="1", run=Reader.resolve),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a run did: documents new, read anew by a newer Tocsin, known; what failed."""

    new: int
    reread: int
    known: int
    claims: int
    failures: tuple[Failure, ...]


def read_documents(
    files: Iterable[str], options: ReadOptions, *, on_file: Callable[[str], None] = lambda _: None
) -> Iterator[Document | Failure]:
    """Yield the documents of files; `on_file` is told each file when it is done."""
    for name in files:
        yield from read_file(name, options, sys.stdin.buffer)
        on_file(name)


def read_document(reader: Reader, document: Document) -> Reading | Failure:
    """Return the reading of a document, or why it has none."""
    try:
        return reader.read(document)
    except InputError as error:
        return Failure(name=document.url or document.title or document.id, error=error)


def read_into(
    ledger: Ledger, documents: Iterable[Document | Failure], *, reader: Reader, clock: Clock
) -> RunReport:
    """Record documents and their readings; what is there already is left as it is.

    Each document is recorded together with its reading, so that a run that was stopped
    goes on where it was.
    """
    new = reread = known = claims = 0
    failures: list[Failure] = []
    for document in documents:
        if isinstance(document, Failure):
            failures.append(document)
            continue
        if ledger.has_reading(reader.reading_id(document)):
            known += 1
            continue
        reading = read_document(reader, document)
        if isinstance(reading, Failure):
            failures.append(reading)
            continue
        with ledger.writing() as writer:
            at = clock()
            is_new = writer.append_document(document, recorded_at=at)
            writer.append_reading(reading, recorded_at=at)
        new, reread = new + is_new, reread + (not is_new)
        claims += len(reading.claims)
    return RunReport(new=new, reread=reread, known=known, claims=claims, failures=tuple(failures))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the ledger says: its records, and the incidents and grades computed from them."""

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    sources: Mapping[str, Source]
    fusion: Fusion
    assessments: Mapping[str, Assessment]


def view(ledger: Ledger, *, settings: Settings, as_of: datetime | None = None) -> View:
    """Return the incidents that the ledger's records make, as recorded by `as_of`."""
    documents = ledger.documents(as_of=as_of)
    readings = ledger.readings(as_of=as_of)
    judgements = ledger.judgements(as_of=as_of)
    fusion = fuse(documents, readings, judgements, settings=with_registry(settings.fuse))
    sources = _sources(documents)
    return View(
        documents=documents,
        readings=readings,
        sources=sources,
        fusion=fusion,
        assessments=grade(fusion, documents, readings, sources, settings),
    )


def with_registry(settings: FuseSettings) -> FuseSettings:
    """Return the settings of fusing with what the tables know of bodies and countries."""
    parents = {actor.id: actor.part_of for actor in ShippedActors() if actor.part_of}
    words = {word.lower(): country.code for country in countries() for word in country.words}
    return replace(
        settings,
        parents={**parents, **settings.parents},
        countries={**words, **settings.countries},
    )


def _sources(documents: Sequence[Document]) -> Mapping[str, Source]:
    """Return the outlets that the tables know, under the names that the documents give."""
    outlets = ShippedOutlets()
    known = {
        document.source: outlets.by_name(document.source)
        or (outlets.by_url(document.url) if document.url else None)
        for document in documents
        if document.source
    }
    return {name: source for name, source in known.items() if source is not None}


def grade(
    fusion: Fusion,
    documents: Sequence[Document],
    readings: Sequence[Reading],
    sources: Mapping[str, Source],
    settings: Settings,
) -> Mapping[str, Assessment]:
    """Return the grades of all incidents, by incident id."""
    return {
        incident.id: assess(
            incident,
            documents=documents,
            readings=readings,
            sources=sources,
            settings=settings.assess,
        )
        for incident in fusion.incidents
    }
