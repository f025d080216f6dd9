"""The five real reports, read once by the shipped pipeline. They are read where they lie."""

import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from asked import Ledger, Report
from tocsin.assess.evidence import evidence_of
from tocsin.core.types import Document
from tocsin.fuse.fusion import fuse
from tocsin.ingest.readers import ReadOptions, read_file
from tocsin.pipeline.dated import dated_by_incidents
from tocsin.pipeline.stages import Reader
from tocsin.pipeline.view import grade, with_registry
from tocsin.settings import Settings


@pytest.fixture(scope="session")
def reports() -> Mapping[str, Report]:
    """The reports by the number that their file name starts with."""
    folder = os.environ.get("TOCSIN_TEST_DATA")
    if not folder:
        pytest.skip("TOCSIN_TEST_DATA is not set: the real reports are not here")
    reader = Reader(Settings())
    found = {}
    for path in sorted((Path(folder) / "reports").glob("*.txt")):
        (document,) = read_file(str(path), ReadOptions(), BytesIO())
        assert isinstance(document, Document)
        assert document.text == path.read_bytes().decode("utf-8")
        found[path.name[:3]] = Report(document=document, reading=reader.read(document))
    return found


@pytest.fixture(scope="session")
def ledger(reports: Mapping[str, Report]) -> Ledger:
    """The five reports fused, in the order of their numbers."""
    documents = tuple(report.document for report in reports.values())
    readings = tuple(report.reading for report in reports.values())
    settings = Settings()
    fusion = fuse(documents, readings, (), settings=with_registry(settings.fuse))
    dated, fusion = dated_by_incidents(documents, readings, fusion, (), settings=settings)
    return Ledger(
        fusion=fusion,
        assessments=grade(fusion, evidence_of(documents, readings, {}, settings.assess)),
        reports=reports,
        dated=dict(zip(reports, dated, strict=True)),
    )
