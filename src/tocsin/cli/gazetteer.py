"""Commands that look places up in the gazetteer, and add to it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.adding import who
from tocsin.cli.app import app, command
from tocsin.cli.common import country_code, instant, load
from tocsin.cli.options import AsCsv, AsJsonLines, AsOf, AsTable, LedgerPath, SettingsPath
from tocsin.cli.report import exit_on_failures, number_of, reporter
from tocsin.core.errors import FormatError
from tocsin.core.vocab import PlaceKind

if TYPE_CHECKING:
    from tocsin.cli.gazetteer_adding import Added

# So many lines of a dump that could not be used are named.
LINES_NAMED = 20

group = typer.Typer(
    name="gazetteer",
    help="Look places up by name; add a place of your own, or a full dump of GeoNames.",
    no_args_is_help=True,
)
Near = Annotated[
    str | None,
    typer.Option(
        "--near", metavar="LAT,LON", help="The nearest to this point first, with the distance."
    ),
]

InCountry = Annotated[
    str | None, typer.Option(help="The country it lies in: its name or two-letter code.")
]
NewName = Annotated[
    str | None, typer.Argument(metavar="NAME", help="The place's name.", show_default=False)
]
Kind = Annotated[PlaceKind, typer.Option(help="What it is.")]
At = Annotated[str | None, typer.Option("--at", metavar="LAT,LON", help="Where it is, in degrees.")]
Parent = Annotated[
    str | None, typer.Option(metavar="ID", help="The id of the place around it (see find).")
]
FurtherNames = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="NAME", help="A further name or spelling; repeatable."),
]
People = Annotated[int | None, typer.Option(min=1, help="How many people live there.")]
WhoSays = Annotated[
    str | None, typer.Option(help="Who says so: a map, a page, a person. Required.")
]
WhoAdds = Annotated[
    str | None,
    typer.Option(help="Who adds; by default `review.by`, or the login name."),
]
ToChange = Annotated[
    str | None,
    typer.Option("--id", metavar="ID", help="Change the entry of this id instead of a new one."),
]
Dump = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Instead of one place: a dump of GeoNames (allCountries, US.txt, or its zip).",
    ),
]


@command(group)
def find(  # noqa: PLR0913 (one parameter an option)
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any of its spellings.")],
    *,
    country: InCountry = None,
    near: Near = None,
    ledger: LedgerPath = "tocsin.db",
    jsonl: AsJsonLines = False,
    csv: AsCsv = False,
    table: AsTable = False,
    as_of: AsOf = None,
) -> None:
    """List the places that bear a name, those known by it alone first, then by population.

    With what each lies in, where it is and who says so. Places that were added to the ledger
    are among them. A name that no entry bears ends the command with status 2; with --country
    the message names places that are spelt much like it.

    Example: tocsin gazetteer find Tripoli --near 33.9,35.5
    """
    from tocsin.cli.forms import Column, Listing, form_of, put
    from tocsin.cli.gazetteer_adding import named_places, places_with
    from tocsin.publish.place_rows import PlaceRow, found_places, place_rows

    point = point_given(near)
    code = country_code(country)
    places = places_with(ledger, as_of=instant(as_of))
    entries = named_places(places, name, code)
    found = found_places(entries, name=name, places=places, near=point)
    columns = (
        Column(name="Place", cell=lambda row: row.name, max_width=26),
        Column(name="Kind", cell=lambda row: row.kind.replace("_", "-"), whole=True),
        Column(name="Lies in", cell=lambda row: row.lies_in, max_width=40),
        Column(
            name="People", cell=lambda row: row.population and f"{row.population:,}", right=True
        ),
        Column(name="Where", cell=_where, whole=True),
        Column(name="Km", cell=_km, right=True),
        Column(name="Note", cell=lambda row: row.note),
        Column(name="Id", cell=lambda row: row.id, whole=True),
    )
    rows = place_rows(found)
    put(
        Listing(records=found, row_kind=PlaceRow, rows=rows, columns=columns),
        form_of(jsonl=jsonl, csv=csv, table=table),
    )


@command(group)
def add(  # noqa: PLR0913 (one parameter an option)
    name: NewName = None,
    *,
    kind: Kind = PlaceKind.SETTLEMENT,
    at: At = None,
    country: InCountry = None,
    parent: Parent = None,
    names: FurtherNames = None,
    population: People = None,
    source: WhoSays = None,
    id: ToChange = None,  # noqa: A002
    by: WhoAdds = None,
    geonames: Dump = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Add a place to the ledger, or a dump of GeoNames to your data folder.

    What is read from then on is resolved with it. Two places of one name both stand, each with
    an id of its own; adding the very same again changes nothing. With --id an entry is changed,
    as a whole: one of your own, or for this ledger one that ships. A dump is built once into a
    file of its own, for all your ledgers; built again, it replaces the one before.

    Example: tocsin gazetteer add "Tal Sabah" --at 36.41,40.86 --country SY --source "OCHA map"
    """
    from tocsin.cli.gazetteer_adding import Given, add_place

    if geonames is not None:
        if name is not None:
            raise FormatError("a name and --geonames are two things", hint="Give one of them.")
        _build(geonames)
        return
    if not name or not source or not source.strip():
        raise FormatError(
            "a place needs a name and a source",
            hint='Say who knows it: tocsin gazetteer add NAME --at LAT,LON --source "OCHA map".',
        )
    given = Given(
        name=name,
        kind=kind,
        point=point_given(at),
        country=country_code(country),
        parent=parent,
        names=tuple(names or ()),
        population=population,
        source=source,
        id=id,
    )
    added = add_place(ledger, given, by=who(by, load(settings)), at=datetime.now(UTC))
    reporter().say("gazetteer.added", _added_words(added), id=added.addition.entry_id)


@command(group)
def retire(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a place that was added, or its name.")
    ],
    *,
    why: Annotated[
        str | None, typer.Option(help="The reason, for those who read it later. Required.")
    ] = None,
    by: WhoAdds = None,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Take back a place that was added by mistake: it is no entry any more, from now on.

    Nothing is removed: one more record says who retired it, when and why, and --as-of an
    earlier day it stands. What was resolved to it is open at once, also in reports that are not
    read again. What ships with Tocsin or is of a dump cannot be retired; an addition that stood
    in its place is, and the entry behind it stands again.

    Example: tocsin gazetteer retire own:talsabah-sy --why "it is the same as Tall Sabah"
    """
    from tocsin.cli.gazetteer_adding import retire_place

    retired = retire_place(ledger, wanted, why=why or "", by=who(by, load(settings)))
    words = f"{retired.entry_id} retired; to have it back, add it again just as it was"
    reporter().say("gazetteer.retired", words, id=retired.entry_id)


def _build(dump: Path) -> None:
    """Build a user's own gazetteer; name the lines of the dump that could not be used.

    With such lines the run ends with the status of one that could use only a part.
    """
    from tocsin.cli.gazetteer_adding import add_dump

    built = add_dump(dump)
    left_out = f"; {number_of(len(built.bad), 'line')} left out" if built.bad else ""
    reporter().say(
        "gazetteer.built",
        f"{number_of(built.count, 'place')} in {built.path}{left_out}",
        path=str(built.path),
        count=built.count,
        left_out=len(built.bad),
    )
    if len(built.bad) > LINES_NAMED:
        words = f"the first {LINES_NAMED} lines that were left out:"
        reporter().say("gazetteer.left_out", words)
    exit_on_failures(built.bad[:LINES_NAMED], succeeded=built.count)


def _added_words(added: "Added") -> str:
    entry = added.addition.entry_id
    if added.is_there:
        return f"{entry} is there already, just so: nothing was recorded"
    done = "changed" if added.before is not None and not added.before.retired else "added"
    words = f"{done} {added.addition.place.name if added.addition.place else ''} as {entry}"
    if done == "changed" or not added.namesakes:
        return words
    return (
        f"{words}, beside {', '.join(added.namesakes)} of that name; if it is the same place, "
        "retire this one and change the other with --id"
    )


def point_given(text: str | None) -> tuple[float, float] | None:
    """Return the latitude and longitude that an option gives.

    Raises:
        FormatError: If it does not give them.
    """
    if text is None:
        return None
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError as error:
        raise FormatError(
            f"{text!r} is no point", hint="Give latitude and longitude: 33.51,36.29."
        ) from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise FormatError(
            f"{text} lies not on the Earth", hint="Latitude comes first: -90 to 90, -180 to 180."
        )
    return latitude, longitude


def _where(row: object) -> str | None:
    latitude, longitude = getattr(row, "latitude", None), getattr(row, "longitude", None)
    return None if latitude is None else f"{latitude:.2f},{longitude:.2f}"


def _km(row: object) -> str | None:
    distance = getattr(row, "distance_km", None)
    return None if distance is None else f"{distance:,.0f}"


app.add_typer(group)
