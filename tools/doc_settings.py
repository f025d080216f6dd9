"""The made part of the settings page: every setting with its value, range and meaning."""

import json
from collections.abc import Mapping
from itertools import groupby

from doc_parts import Pages, code, read, table, with_parts
from tocsin.settings import Setting, Settings, settings_in

PAGE = "settings.md"


def pages() -> Pages:
    """Return the page of settings."""
    groups = groupby(settings_in(Settings()), key=lambda each: each.key.rpartition(".")[0])
    made = "\n\n".join(_part(name, list(group)) for name, group in groups)
    return {PAGE: with_parts(read(PAGE) or "", {"settings": f"\n{made}\n"})}


def _part(name: str, group: list[Setting]) -> str:
    rows = (
        (
            code(each.key.rpartition(".")[2]),
            _shown(each.value),
            each.bounds.words if each.bounds is not None else "",
            each.help,
        )
        for each in group
    )
    return f"## [{name}]\n\n{table(('Setting', 'Shipped', 'Range', 'What it does'), rows)}"


def _shown(value: object) -> str:
    """Return a value as TOML writes it: scalars and lists as JSON does."""
    if value is None:
        return "not set"
    if isinstance(value, Mapping):
        return f"a table of {len(value)}" if value else "an empty table"
    return code(json.dumps(value, ensure_ascii=False))
