"""The command that shows the settings."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import load
from tocsin.cli.options import SettingsPath
from tocsin.cli.report import reporter

if TYPE_CHECKING:
    from tocsin.settings import Setting

WIDTH = 98


@command()
def settings(
    *,
    filled: Annotated[
        bool, typer.Option("--filled", help="All settings, with the shipped values filled in.")
    ] = False,
    path: Annotated[
        bool, typer.Option("--path", help="Only the file that settings are read from.")
    ] = False,
    settings: SettingsPath = None,
) -> None:
    """Print the settings that differ from the shipped ones, as TOML; --filled prints all.

    What is printed is a settings file: save it as tocsin.toml and change what you like.

    Example: tocsin settings --filled > tocsin.toml
    """
    from tocsin.settings import FILE, Settings, settings_in

    chosen = settings or Path(FILE)
    if path:
        typer.echo(chosen if chosen.is_file() else f"no {FILE} here: the shipped settings hold")
        return
    shipped = {setting.key: setting.value for setting in settings_in(Settings())}
    held = list(settings_in(load(settings)))
    changed = [each for each in held if each.value != shipped[each.key]]
    if not changed and not filled:
        reporter().say("settings.shipped", "all settings are the shipped ones")
        return
    typer.echo("\n".join(_lines(held if filled else changed, shipped, str(chosen))))


def _lines(held: "Sequence[Setting]", shipped: Mapping[str, object], file: str) -> Iterator[str]:
    """Yield the lines of a TOML file: a table for each part, each key with its help above it."""
    parts: dict[str, list[Setting]] = {}
    for setting in held:
        parts.setdefault(_part(setting), []).append(setting)
    for number, (part, group) in enumerate(parts.items()):
        if number:
            yield ""
        yield f"[{part}]"
        for setting in group:
            yield from _entry(setting, shipped[setting.key], file)


def _part(setting: "Setting") -> str:
    return setting.key.rpartition(".")[0]


def _entry(setting: "Setting", shipped: object, file: str) -> Iterator[str]:
    range_words = f" ({setting.bounds.words})" if setting.bounds is not None else ""
    for line in wrap(f"{setting.help}{range_words}", WIDTH):
        yield f"# {line}"
    if setting.value != shipped:
        yield f"# changed in {file}; shipped: {_value(shipped)}"
    key = setting.key.rpartition(".")[2]
    yield f"# {key} =" if setting.value is None else f"{key} = {_value(setting.value)}"


def _value(value: object) -> str:
    """Return a value as TOML writes it. A JSON string is a TOML string but for DEL."""
    match value:
        case None:
            return "not set"
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case Mapping():
            pairs = ", ".join(f"{_value(key)} = {_value(each)}" for key, each in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
    return repr(value)
