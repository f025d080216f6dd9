"""What several commands do alike: open a ledger's view, check options, write a file."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.report import number_of, reporter
from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.vocab import (
    EventType,
    FigureKind,
    Mode,
    OutlookKind,
    Relation,
    StatementKind,
)

if TYPE_CHECKING:
    from tocsin.pipeline.view import View
    from tocsin.settings import Settings

# How near a name must be to a known one to be offered for it, from 0 to 100, and how many are.
NEAR = 65
NEAR_SHOWN = 3


def day(value: datetime | None) -> date | None:
    """Return the day that an option gives."""
    return None if value is None else value.date()


def load(path: Path | None) -> "Settings":
    """Return the settings of a file, or of `tocsin.toml` here, or the shipped ones."""
    from tocsin.settings import load_settings

    return load_settings(path)


def open_view(
    ledger: str,
    settings: "Settings",
    *,
    as_of: datetime | None = None,
    published_by: datetime | None = None,
) -> "View":
    """Return what a ledger says, as recorded by an instant and published by a day.

    Documents left out because nobody knows when they were published are counted aloud.
    """
    from tocsin.pipeline.view import view
    from tocsin.store.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        seen = view(opened, settings=settings, as_of=instant(as_of), published_by=day(published_by))
    if seen.undated:
        reporter().say(
            "view.undated",
            f"{number_of(seen.undated, 'document')} without a publication "
            "date left out: nobody knows whether they were published by then",
            documents=seen.undated,
        )
    return seen


def instant(value: datetime | None) -> datetime | None:
    """Return the instant that `--as-of` means, in UTC: of a day alone, its last second."""
    if value is None:
        return None
    if value.time() == time.min:
        return datetime.combine(value.date(), time.max, tzinfo=UTC)
    return value.replace(tzinfo=UTC)


def today(as_of: datetime | None) -> date:
    """Return the day of which a state is told: that of `--as-of`, else this one (UTC)."""
    return (instant(as_of) or datetime.now(UTC)).date()


def country_code(name: str | None) -> str | None:
    """Return the two-letter code behind a country's code or name.

    Raises:
        NotFoundError: If no country is called so.
    """
    if name is None:
        return None
    from tocsin.tables.countries import countries
    from tocsin.tables.names import ShippedNames

    code = ShippedNames().country_of(name)
    if code is None and name.upper() in {each.code for each in countries()}:
        return name.upper()
    if code is None:
        near = near_names(name, {each.name for each in countries()})
        raise NotFoundError(
            f"there is no country {name!r}",
            hint=f"Did you mean {' or '.join(near)}?"
            if near
            else "Give a country's name, or its code of two letters as in ISO 3166-1.",
        )
    return code


def near_names(wanted: str, known: Iterable[str]) -> list[str]:
    """Return the few of the names that are known which are spelled most like one that is not."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        wanted, sorted(known), scorer=fuzz.ratio, limit=NEAR_SHOWN, score_cutoff=NEAR,
        processor=str.casefold,
    )  # fmt: skip
    return [name for name, *_ in found]


def check_period(since: datetime | None, until: datetime | None) -> None:
    """Check that a period ends after it begins.

    Raises:
        FormatError: If it does not.
    """
    if since is not None and until is not None and until < since:
        raise FormatError(
            f"--until {until:%Y-%m-%d} is before --since {since:%Y-%m-%d}", hint="Swap them."
        )


def type_or_mode(name: str | None) -> str | None:
    """Return the code of a type or a mode, given by its code or as lists call it: "bombing".

    Raises:
        NotFoundError: If neither is called so; the nearest names are told.
    """
    return _one_of(name, "type or mode", (*EventType, *Mode))


def type_of_act(name: str | None) -> str | None:
    """Return the code of a type: what is only said to come has no modes.

    Raises:
        NotFoundError: If none is called so; the nearest names are told.
    """
    return _one_of(name, "type", EventType)


def _one_of(name: str | None, what: str, among: Iterable[str]) -> str | None:
    """Return a code as it is given, or the code of a label that lists show."""
    from tocsin.publish.wording.phrases import codes_by_label

    if name is None:
        return None
    codes = {str(item).lower() for item in among}
    labels = {label: code for label, code in codes_by_label().items() if code.lower() in codes}
    if name.lower() in codes:
        return name
    if name.lower() not in labels:
        near = near_names(name, {*codes, *labels})
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise NotFoundError(
            f"there is no {what} {name!r}",
            hint=f"{meant}`tocsin codebook` lists what is known.",
        )
    return labels[name.lower()]


def claim_kind(name: str | None) -> str | None:
    """Return the name of a kind of claim.

    Raises:
        NotFoundError: If no kind is called so.
    """
    from tocsin.publish.wording.claim_words import KINDS

    if name is not None and name.lower() not in KINDS:
        raise NotFoundError(
            f"there is no kind of claim {name!r}", hint=f"Kinds are {', '.join(KINDS)}."
        )
    return None if name is None else name.lower()


def claim_code(name: str | None) -> str | None:
    """Return a code that some kind of claim may have: a type, mode, relation and so on.

    Raises:
        NotFoundError: If none is called so.
    """
    kinds = (EventType, Mode, Relation, OutlookKind, StatementKind, FigureKind)
    return _one_of(name, "type of claim", (item for kind in kinds for item in kind))


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file, and the folders it stands in; under its name it is whole or as before.

    Raises:
        NotFoundError: If it cannot be written.
    """
    from tocsin.deliver.files import put_whole

    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            put_whole(path, data)
    except OSError as error:
        raise NotFoundError(
            f"cannot write {path}: {error.strerror}", hint="Make room, or choose another --out."
        ) from error
