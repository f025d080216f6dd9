"""Commands about Tocsin itself: its record forms."""

import json
from typing import Annotated

import typer

from tocsin.cli.app import command


@command()
def schema(
    name: Annotated[
        str | None, typer.Argument(help="A record, such as Claim; without it, all are listed.")
    ] = None,
) -> None:
    """Print the JSON Schema of a record.

    Example: tocsin schema Claim
    """
    from tocsin import codec

    if name is None:
        for kind in codec.record_types():
            typer.echo(f"{kind.__name__:<20} {(kind.__doc__ or '').splitlines()[0]}")
        return
    typer.echo(json.dumps(codec.schema(name), indent=2))
