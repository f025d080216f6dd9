"""The parts of command pages that are made: usage and options, and the index of commands."""

from collections.abc import Iterator
from typing import Any

import typer

from doc_parts import Pages, code, read, table, with_parts
from tocsin.cli import app

INDEX = "commands/README.md"


def commands() -> dict[str, Any]:
    """Return the commands by what one types after `tocsin`: "read", "sources add"."""
    group: Any = typer.main.get_command(app)
    return dict(_walk("", group.commands))


def _walk(prefix: str, found: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, command in found.items():
        yield f"{prefix}{name}", command
        yield from _walk(f"{prefix}{name} ", getattr(command, "commands", {}))


def page_of(name: str) -> str:
    """Return the page on which a command stands: subcommands stand with their group."""
    return f"commands/{name.split(maxsplit=1)[0]}.md"


def pages() -> Pages:
    """Return the pages of commands with their made parts; what has no page yet is left out."""
    parts = {name: _usage(name, command) for name, command in commands().items()}
    tops = [name for name in parts if " " not in name]
    found = {page_of(name): read(page_of(name)) for name in tops}
    index = read(INDEX) or ""
    rows = ((f"[`tocsin {name}`]({name}.md)", _summary(commands()[name])) for name in tops)
    return {
        INDEX: with_parts(index, {"commands": table(("Command", "What it does"), rows)}),
        **{path: with_parts(text, parts) for path, text in found.items() if text is not None},
    }


def _summary(command: Any) -> str:
    return str(command.help).split("\n\n", maxsplit=1)[0]


def _usage(name: str, command: Any) -> str:
    context = typer.Context(command, info_name=f"tocsin {name}")
    rows, arguments = [], []
    for parameter in command.params:
        if (record := parameter.get_help_record(context)) is None:
            continue
        names, words = record
        if parameter.param_type_name == "argument":
            names = names.partition(" <")[0]
            arguments.append(names)
        rows.append((code(names), words))
    below = ["COMMAND"] if getattr(command, "commands", {}) else []
    usage = " ".join((f"tocsin {name}", *arguments, *(["[OPTIONS]"] if rows else []), *below))
    options = f"\n\n{table(('Option', 'What it does'), rows)}" if rows else ""
    return f"\n`{usage}`{options}\n"
