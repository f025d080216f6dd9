"""Commands that read reports: into the ledger, or without one."""

import sys
import time
from datetime import UTC, datetime

from tocsin.cli.app import command
from tocsin.cli.common import day, load
from tocsin.cli.options import LedgerPath, Paths, PublishedOn, SettingsPath, SourceName
from tocsin.cli.report import exit_on_failures, reporter


@command()
def read(
    paths: Paths,
    *,
    ledger: LedgerPath = "tocsin.db",
    source: SourceName = None,
    published: PublishedOn = None,
    settings: SettingsPath = None,
) -> None:
    """Read reports into the ledger. Reading the same thing twice changes nothing.

    Each document is recorded together with its reading, so a run that was stopped goes on
    where it was when it is started again.

    Example: tocsin read reports/ --source "The Meridian Post" --published 2024-01-05
    """
    from tocsin.cli.show import report_words
    from tocsin.ingest.readers import ReadOptions, find_files
    from tocsin.pipeline import Reader, read_documents, read_into
    from tocsin.store.ledger import Ledger

    started = time.monotonic()
    loaded = load(settings)
    files, missing = find_files(paths)
    opened = Ledger.open(ledger)
    options = ReadOptions(source=source, published=day(published))
    with reporter().progress("Reading", len(files)) as on_file:
        documents = read_documents(files, options, on_file=on_file)
        report = read_into(
            opened, documents, reader=Reader(loaded), clock=lambda: datetime.now(UTC)
        )
    opened.close()
    seconds = time.monotonic() - started
    reporter().say(
        "read.done",
        report_words(report, ledger=ledger, seconds=seconds),
        new=report.new,
        reread=report.reread,
        known=report.known,
        failed=len(report.failures),
        claims=report.claims,
        seconds=round(seconds, 2),
        ledger=ledger,
    )
    exit_on_failures((*missing, *report.failures), succeeded=report.new + report.known)


@command()
def extract(
    paths: Paths,
    *,
    source: SourceName = None,
    published: PublishedOn = None,
    settings: SettingsPath = None,
) -> None:
    """Read reports without a ledger: one JSON line each, the document with its reading.

    The form of a line is printed by: tocsin schema ReadDocument

    Example: tocsin extract report.txt | jq '.reading.claims[].content'
    """
    from tocsin import codec
    from tocsin.core.types import ReadDocument
    from tocsin.ingest.readers import Failure, ReadOptions, find_files
    from tocsin.pipeline import Reader, read_document, read_documents

    reader = Reader(load(settings))
    files, failures = find_files(paths)
    written = 0
    options = ReadOptions(source=source, published=day(published))
    with reporter().progress("Reading", len(files)) as on_file:
        for document in read_documents(files, options, on_file=on_file):
            if isinstance(document, Failure):
                failures.append(document)
                continue
            reading = read_document(reader, document)
            if isinstance(reading, Failure):
                failures.append(reading)
                continue
            line = codec.encode(ReadDocument(document=document, reading=reading))
            sys.stdout.write(line + "\n")
            written += 1
    exit_on_failures(tuple(failures), succeeded=written)
