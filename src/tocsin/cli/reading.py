"""Commands that read reports: into the ledger, or without one."""

import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tocsin.cli.app import command
from tocsin.cli.common import day, load
from tocsin.cli.effects import say_added
from tocsin.cli.options import (
    Jobs,
    LedgerPath,
    NoGate,
    Paths,
    PublishedOn,
    SettingsPath,
    SourceName,
)
from tocsin.cli.report import exit_on_failures, reporter
from tocsin.cli.stopping import stoppable

if TYPE_CHECKING:
    from tocsin.pipeline.run import RunReport
    from tocsin.settings import Settings


@command()
def read(  # noqa: PLR0913 (one parameter an option)
    paths: Paths,
    *,
    ledger: LedgerPath = "tocsin.db",
    source: SourceName = None,
    published: PublishedOn = None,
    jobs: Jobs = None,
    no_gate: NoGate = False,
    settings: SettingsPath = None,
) -> None:
    """Read reports into the ledger. Reading the same thing twice changes nothing.

    Each document is recorded together with its reading, so a run that was stopped goes on
    where it was when it is started again. What a newer Tocsin, other settings or something
    added by `tocsin actors add` would read differently is read anew.

    Example: tocsin read reports/ --source "The Meridian Post" --published 2024-01-05
    """
    from tocsin.cli.show import report_words
    from tocsin.ingest.readers import ReadOptions, find_files
    from tocsin.pipeline.run import read_documents, read_into
    from tocsin.pipeline.stages import Reader
    from tocsin.store.ledger import Ledger

    started = time.monotonic()
    loaded = load(settings).without_gate() if no_gate else load(settings)
    found = find_files(paths)
    options = ReadOptions(source=source, published=day(published), limits=loaded.read)
    with (
        stoppable("stopped; what was read is kept; run again to go on"),
        reporter().progress("Reading", len(found.files)) as on_file,
        Ledger.open(ledger) as opened,
    ):
        documents = read_documents(found.files, options, on_file=on_file)
        report = read_into(
            opened,
            documents,
            reader=Reader(loaded, additions=opened.additions()),
            clock=lambda: datetime.now(UTC),
            jobs=jobs,
        )
    seconds = time.monotonic() - started
    reporter().say(
        "read.done",
        report_words(report, skipped=found.skipped, ledger=opened.where, seconds=seconds),
        new=report.new,
        reread=report.reread,
        known=report.known,
        failed=len(report.failures),
        unread=report.unread,
        irrelevant=report.irrelevant,
        skipped=found.skipped,
        claims=report.claims,
        seconds=round(seconds, 2),
        ledger=opened.where,
    )
    _say_more(report, ledger, loaded)
    exit_on_failures((*found.failures, *report.failures), succeeded=report.new + report.known)


def _say_more(report: "RunReport", ledger: str, settings: "Settings") -> None:
    """Say what is odd about the documents that were read, and what they add."""
    from tocsin.store.ledger import Ledger

    for name in report.ahead:
        words = f"{name}: its publication date is in the future; check it"
        reporter().say("read.ahead", words, record=name)
    with stoppable("stopped; what was read is kept"), Ledger.open(ledger) as opened:
        say_added(opened, report.document_ids, settings)


@command()
def extract(
    paths: Paths,
    *,
    source: SourceName = None,
    published: PublishedOn = None,
    jobs: Jobs = None,
    no_gate: NoGate = False,
    settings: SettingsPath = None,
) -> None:
    """Read reports without a ledger: one JSON line each, the document with its reading.

    The form of a line is printed by: tocsin schema ReadDocument

    Example: tocsin extract report.txt | jq '.reading.claims[].content'
    """
    from tocsin import codec
    from tocsin.cli.show import skipped_words
    from tocsin.ingest.readers import Failure, ReadOptions, find_files
    from tocsin.pipeline.run import read_all, read_documents
    from tocsin.pipeline.stages import Reader

    loaded = load(settings).without_gate() if no_gate else load(settings)
    reader = Reader(loaded)
    found = find_files(paths)
    failures = list(found.failures)
    written = 0
    options = ReadOptions(source=source, published=day(published), limits=loaded.read)
    with (
        stoppable("stopped; each line written is whole"),
        reporter().progress("Reading", len(found.files)) as on_file,
        closing(
            read_all(reader, read_documents(found.files, options, on_file=on_file), jobs=jobs)
        ) as outcomes,
    ):
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            sys.stdout.write(codec.encode(outcome) + "\n")
            written += 1
    if found.skipped:
        reporter().say("skipped", skipped_words(found.skipped), skipped=found.skipped)
    exit_on_failures(tuple(failures), succeeded=written)
