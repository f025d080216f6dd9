"""The stages in order, over one document: from its text to its reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tocsin.clean.document import clean_document
from tocsin.clean.labels import opinion_label
from tocsin.core import ids
from tocsin.core.ports import Actors, Lexicons, Names, Places
from tocsin.core.types import (
    Addition,
    Analysis,
    Cleaned,
    Document,
    Extraction,
    Provenance,
    Reading,
)
from tocsin.extract.document import extract
from tocsin.models.casing import Recaser
from tocsin.models.casing_file import ShippedRecaser
from tocsin.models.english import Analyser, EnglishAnalyser
from tocsin.models.gate import DocumentGate
from tocsin.models.heads import Heads, heads_of
from tocsin.models.language import LanguageTeller, Told
from tocsin.models.settings import OFF
from tocsin.pipeline.recased import quoted_from, recased
from tocsin.resolve.document import resolve
from tocsin.resolve.focus.document import with_focus
from tocsin.settings import Settings
from tocsin.tables.additions import actors_of, unmerged
from tocsin.tables.casing import ShippedNameForms
from tocsin.tables.gazetteer_added import own_gazetteer, places_of
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames

# What recasing is called among the stages and the models of a reading.
RECASE = "recase"
# What a user's additions to the tables are called there.
ADDITIONS = "additions"
# What a user's own gazetteer is called there.
GAZETTEER = "gazetteer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One document on its way through the stages: each fills in its part.

    `document` is the text as it is read; `recased` says that this is not as it was received.
    """

    document: Document
    recased: bool = False
    cleaned: Cleaned | None = None
    told: Told = field(default_factory=Told)
    relevance: float | None = None
    analysis: Analysis | None = None
    extraction: Extraction | None = None


class Reader:
    """The stages that turn a document into a reading, with the tables they are handed."""

    def __init__(self, settings: Settings, *, additions: Sequence[Addition] = ()) -> None:
        self._settings = settings
        self._additions = tuple(additions)
        self._lexicons: Lexicons = ShippedLexicons()
        self._own_gazetteer = own_gazetteer()
        self._places: Places = places_of(self._additions, own=self._own_gazetteer)
        registry = actors_of(unmerged(self._additions))
        self._names: Names = ShippedNames(actors=registry, places=self._places)
        self._actors: Actors = registry

    @cached_property
    def _analyser(self) -> Analyser:
        return EnglishAnalyser(self._settings.models.spacy_pipeline)

    @cached_property
    def _heads(self) -> Heads | None:
        return heads_of(self._settings.models.heads.bundle)

    @cached_property
    def _teller(self) -> LanguageTeller:
        return LanguageTeller(self._settings.models)

    @cached_property
    def _gate(self) -> DocumentGate:
        return DocumentGate(self._settings.models.gate)

    @cached_property
    def _recaser(self) -> Recaser:
        return ShippedRecaser(ShippedNameForms(self._additions))

    @property
    def settings(self) -> Settings:
        """What it was made with."""
        return self._settings

    @property
    def additions(self) -> tuple[Addition, ...]:
        """The user's additions to the tables that it was made with."""
        return self._additions

    def prepare(self) -> None:
        """Load the models now rather than with the first document."""
        self._teller.prepare()
        self._gate.prepare()
        self._analyser.prepare()
        if self._heads is not None:
            self._heads.prepare()

    @cached_property
    def provenance(self) -> Provenance:
        """What makes the readings: stage versions, digests of settings and models."""
        return Provenance(
            stages=tuple((stage.name, stage.version) for stage in STAGES),
            settings_digest=self._settings.reading_digest(),
            model_digests=(
                ("language", self._teller.digest),
                ("gate", self._gate.digest),
                ("english", self._analyser.digest),
                ("heads", self._heads.manifest.digest if self._heads else OFF),
                (RECASE, self._recaser.digest),
                *self._added,
            ),
        )

    @cached_property
    def _added(self) -> tuple[tuple[str, str], ...]:
        """What names the user's additions and gazetteer in a reading; nothing without any."""
        held = sorted(each.id for each in self._additions)
        added = ((ADDITIONS, ids.digest("n", *held)),) if held else ()
        own = self._own_gazetteer
        return (*added, (GAZETTEER, own.digest)) if own is not None else added

    def _provenance_of(self, work: Work) -> Provenance:
        """Return what made one reading; recasing, only if it had a part in it."""
        made = self.provenance
        if work.recased:
            return made
        return replace(
            made,
            stages=tuple(stage for stage in made.stages if stage[0] != RECASE),
            model_digests=tuple(model for model in made.model_digests if model[0] != RECASE),
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
        """Return the reading of one document; without claims where it is not read, with why.

        Raises:
            InputError: If the document cannot be read.
        """
        work = Work(document=document)
        for stage in STAGES:
            if work.told.unread is None:
                work = stage.run(self, work)
        assert work.cleaned is not None
        extraction = work.extraction or Extraction(attributions=(), claims=())
        reading = Reading(
            id=self.reading_id(document),
            document_id=document.id,
            language=work.told.language,
            unread=work.told.unread,
            relevance=work.relevance,
            blocks=work.cleaned.blocks,
            published_on=work.cleaned.published_on,
            rejected_dates=work.cleaned.rejected_dates,
            attributions=extraction.attributions,
            claims=extraction.claims,
            focus=extraction.focus,
            doubts=extraction.doubts,
            opinion_label=opinion_label(document),
            provenance=self._provenance_of(work),
        )
        return quoted_from(document, reading) if work.recased else reading

    def clean(self, work: Work) -> Work:
        """Find the blocks and the publication date."""
        return replace(work, cleaned=clean_document(work.document, settings=self._settings.clean))

    def recase(self, work: Work) -> Work:
        """Supply small letters where the text is in capitals; a copy is read from here on."""
        assert work.cleaned is not None
        copy = recased(
            work.document, work.cleaned, recaser=self._recaser, settings=self._settings.models
        )
        if copy is None:
            return work
        return replace(work, document=copy, recased=True, cleaned=quoted_from(copy, work.cleaned))

    def tell_language(self, work: Work) -> Work:
        """Tell in which language the body is, and whether that is read."""
        assert work.cleaned is not None
        return replace(work, told=self._teller.tell(work.cleaned.blocks))

    def ask_gate(self, work: Work) -> Work:
        """Ask how probable it is that anything is found, and stop where it is too little."""
        assert work.cleaned is not None
        relevance = self._gate.relevance(work.cleaned.blocks)
        told = replace(work.told, unread=self._gate.refused(relevance))
        return replace(work, relevance=relevance, told=told)

    def analyse(self, work: Work) -> Work:
        """Parse what is read, and ask the model heads if it is relevant enough."""
        assert work.cleaned is not None
        analysis = self._analyser.analyse(work.document, work.cleaned.blocks)
        settings = self._settings.models.heads
        relevance = 1.0 if work.relevance is None else work.relevance
        if self._heads is not None and relevance >= settings.min_relevance:
            asked = [
                sentence
                for sentence in analysis.sentences
                if self._gate.weight(
                    [token.text for token in analysis.tokens[sentence.first : sentence.last]]
                )
                >= settings.min_weight
            ]
            analysis = self._heads.scored(analysis, asked)
        return replace(work, analysis=analysis)

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
        """Resolve times, places and actors, and find what the report is about."""
        assert work.cleaned is not None and work.extraction is not None
        report = resolve(
            work.extraction,
            document=work.document,
            cleaned=work.cleaned,
            places=self._places,
            actors=self._actors,
            lexicons=self._lexicons,
            settings=self._settings.resolve,
        )
        found = with_focus(report, places=self._places, settings=self._settings.resolve)
        return replace(work, extraction=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step from a document to its reading. A new version makes new readings."""

    name: str
    version: str
    run: Callable[[Reader, Work], Work]


STAGES = (
    Stage(name="clean", version="2", run=Reader.clean),
    Stage(name=RECASE, version="1", run=Reader.recase),
    Stage(name="language", version="1", run=Reader.tell_language),
    Stage(name="gate", version="1", run=Reader.ask_gate),
    Stage(name="models", version="4", run=Reader.analyse),
    Stage(name="extract", version="10", run=Reader.extract),
    Stage(name="resolve", version="7", run=Reader.resolve),
)
