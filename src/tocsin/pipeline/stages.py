"""The stages in order, over one document: from its text to its reading."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from tocsin.clean.document import clean_document
from tocsin.core import ids
from tocsin.core.ports import Actors, Lexicons, Names, Places
from tocsin.core.types import (
    Analysis,
    Cleaned,
    Document,
    Extraction,
    Provenance,
    Reading,
)
from tocsin.extract.document import extract
from tocsin.models.english import Analyser, EnglishAnalyser
from tocsin.models.language import LanguageTeller, Told
from tocsin.resolve.document import resolve
from tocsin.settings import Settings
from tocsin.tables.actors import ShippedActors
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One document on its way through the stages: each fills in its part."""

    document: Document
    cleaned: Cleaned | None = None
    told: Told = field(default_factory=Told)
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
    def _teller(self) -> LanguageTeller:
        return LanguageTeller(self._settings.models)

    @property
    def settings(self) -> Settings:
        """What it was made with."""
        return self._settings

    def prepare(self) -> None:
        """Load the models now rather than with the first document."""
        self._teller.prepare()
        self._analyser.prepare()

    @cached_property
    def provenance(self) -> Provenance:
        """What makes the readings: stage versions, digests of settings and models."""
        return Provenance(
            stages=tuple((stage.name, stage.version) for stage in STAGES),
            settings_digest=self._settings.reading_digest(),
            model_digests=(
                ("language", self._teller.digest),
                ("english", self._analyser.digest),
            ),
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
        """Return the reading of one document; in a language that is not read, without claims.

        Raises:
            InputError: If the document cannot be read.
        """
        work = Work(document=document)
        for stage in STAGES:
            if work.told.unread is None:
                work = stage.run(self, work)
        assert work.cleaned is not None
        extraction = work.extraction or Extraction(attributions=(), claims=())
        return Reading(
            id=self.reading_id(document),
            document_id=document.id,
            language=work.told.language,
            unread=work.told.unread,
            blocks=work.cleaned.blocks,
            published_on=work.cleaned.published_on,
            rejected_dates=work.cleaned.rejected_dates,
            attributions=extraction.attributions,
            claims=extraction.claims,
            provenance=self.provenance,
        )

    def clean(self, work: Work) -> Work:
        """Find the blocks and the publication date."""
        return replace(work, cleaned=clean_document(work.document, settings=self._settings.clean))

    def tell_language(self, work: Work) -> Work:
        """Tell in which language the body is, and whether that is read."""
        assert work.cleaned is not None
        return replace(work, told=self._teller.tell(work.cleaned.blocks))

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
    Stage(name="clean", version="2", run=Reader.clean),
    Stage(name="language", version="1", run=Reader.tell_language),
    Stage(name="models", version="1", run=Reader.analyse),
    Stage(name="extract", version="2", run=Reader.extract),
    Stage(name="resolve", version="2", run=Reader.resolve),
)
