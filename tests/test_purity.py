"""The middle of the pipeline touches nothing outside: no file, no network, no database."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from tocsin.assess.evidence import evidence_of
from tocsin.core.selection import Selection
from tocsin.core.types import Document
from tocsin.fuse.fusion import fuse
from tocsin.ingest.readers import ReadOptions, read_file
from tocsin.pipeline.stages import Reader, Work
from tocsin.pipeline.view import grade, with_registry
from tocsin.publish.brief import Beside, build_brief
from tocsin.publish.counts.measured import Measured
from tocsin.publish.html import render_html
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import BriefScope
from tocsin.settings import Settings
from tocsin.tables.templates import brief_template
from tocsin.watch.counts.counting import World, count_incidents
from tocsin.watch.counts.coverage import Compared, coverage_asked
from tocsin.watch.grouping import By

EXAMPLE = Path(__file__).parent.parent / "examples" / "01_wire_intercepts.md"
OUTSIDE = ("open", "socket.", "subprocess.", "os.", "sqlite3.", "shutil.", "tempfile.")
_watchers: list[list[str]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(OUTSIDE):
        for watcher in _watchers:
            watcher.append(f"{event} {arguments[:1]}")


sys.addaudithook(_hook)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Collect what the interpreter reports of files, sockets, processes and databases."""
    seen: list[str] = []
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers.remove(seen)


def _read(reader: Reader, document: Document) -> tuple[Work, list[str]]:
    cleaned_at = reader.clean(Work(document=document))
    analysed = reader.analyse(cleaned_at)
    with watching() as seen:
        reader.clean(Work(document=document))
        work = reader.resolve(reader.extract(analysed))
    return work, seen


def test_the_watcher_sees_a_file_opened() -> None:
    with watching() as seen:
        EXAMPLE.read_bytes()
    assert any(str(EXAMPLE) in event for event in seen)


def test_cleaning_extraction_and_resolution_touch_nothing_outside() -> None:
    (document,) = read_file(str(EXAMPLE), ReadOptions(), BytesIO())
    assert isinstance(document, Document)
    reader = Reader(Settings())
    first, _ = _read(reader, document)  # the tables are read now, once
    again, seen = _read(reader, document)
    assert seen == []
    assert first == again


def test_fusion_grading_counting_and_briefs_touch_nothing_outside() -> None:
    (document,) = read_file(str(EXAMPLE), ReadOptions(), BytesIO())
    assert isinstance(document, Document)
    settings, template = Settings(), brief_template()
    fusing = with_registry(settings.fuse)
    readings = (Reader(settings).read(document),)
    texts = []
    for _ in range(2):  # the first time, libraries load their own modules
        with watching() as seen:
            fusion = fuse((document,), readings, (), settings=fusing)
            world = World(fusion, readings)
            covered = coverage_asked(Selection(), Compared(world=world, confidence=0.95))
            counts = count_incidents(
                world, Selection(), By.WEEK, settings=settings.count, coverage=covered
            )
            brief = build_brief(
                beside=Beside(measured=Measured(counts=counts)),
                fusion=fusion,
                assessments=grade(fusion, evidence_of((document,), readings, {}, settings.assess)),
                documents=(document,),
                readings=readings,
                sources={},
                scope=BriefScope(),
                as_of=datetime(2024, 2, 1, tzinfo=UTC),
                settings=settings.brief,
            )
            texts.append(render_markdown(brief) + render_html(brief, template=template))
    assert seen == []
    assert texts[0] == texts[1]
