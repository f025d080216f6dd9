"""What a benchmark is handed: the data, readings, incidents, progress, the size of the run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar

from rich.progress import Progress

from tocsin.core import ids
from tocsin.core.types import Document, Fusion, Judgement, ReadDocument, Reading
from tocsin.fuse.fusion import fuse
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.outcome import read_document
from tocsin.pipeline.processes import read_in_processes
from tocsin.pipeline.stages import Reader
from tocsin.pipeline.view import with_registry
from tocsin.settings import Settings
from tocsin.tables.vocabulary import shipped_vocabulary

_NO_JUDGEMENTS: tuple[Judgement, ...] = ()


def document_of(
    text: str,
    *,
    id: str,  # noqa: A002
    published: date | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Document:
    """Return a text of a benchmark as a document, under the id that the benchmark gives it."""
    return Document(
        id=id,
        text=text,
        raw_digest=ids.raw_digest(text.encode("utf-8", "surrogatepass")),
        source=source,
        title=title,
        published_given=published,
    )


class Keyed(Protocol):
    """What can be drawn for a fast run: anything with an id."""

    @property
    def id(self) -> str:
        """Return what it is called, unique in its benchmark."""
        ...


Item = TypeVar("Item", bound=Keyed)
Thing = TypeVar("Thing")


@dataclass(frozen=True, kw_only=True)
class Tools:
    """Where the data is, how many processes read, how much is read.

    `sample` is the number of items of each part that a fast run reads, None for all.
    `settings` make the reader; cross-validation hands each fold its own.
    """

    data: Path
    jobs: int = 1
    sample: int | None = None
    settings: Settings = field(default_factory=Settings)
    progress: Progress | None = None

    def on_any_topic(self) -> "Tools":
        """Return tools that read every text in full, for texts that need not be of violence."""
        return replace(self, settings=self.settings.without_gate())

    def by_rules(self) -> "Tools":
        """Return tools that read by rules alone, for what the shipped model heads have learned."""
        return replace(self, settings=self.settings.without_heads())

    def chosen(self, items: Sequence[Item]) -> list[Item]:
        """Return the items to be read: all, or the same few at every fast run."""
        if self.sample is None:
            return list(items)
        drawn = sorted(items, key=lambda item: sha256(item.id.encode()).digest())[: self.sample]
        kept = {item.id for item in drawn}
        return [item for item in items if item.id in kept]

    def read(self, documents: Sequence[Document], *, what: str) -> list[Reading | None]:
        """Return the reading of each document in order, None where it could not be read."""
        if self.jobs > 1 and len(documents) > 1:
            outcomes = iter(read_in_processes(documents, self.settings, jobs=self.jobs))
        else:
            reader = Reader(self.settings)
            outcomes = (read_document(reader, document) for document in documents)
        found = self.steps(outcomes, what=what, total=len(documents))
        return [each.reading if isinstance(each, ReadDocument) else None for each in found]

    def fused(self, documents: Sequence[Document], readings: Sequence[Reading]) -> Fusion:
        """Return the incidents that some readings make."""
        return fuse(
            documents,
            readings,
            _NO_JUDGEMENTS,
            settings=self._fusing,
            rarity=Rarity(known=shipped_vocabulary()),
        )

    @cached_property
    def _fusing(self) -> FuseSettings:
        return with_registry(self.settings.fuse)

    def steps(
        self, items: Iterable[Thing], *, what: str, total: int | None = None
    ) -> Iterator[Thing]:
        """Yield the items, with a bar of progress where the run shows one."""
        if self.progress is None:
            yield from items
            return
        yield from self.progress.track(items, total=total, description=what)
