"""The best published figures, beside which ours stand: `bench/published.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent.parent / "published.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A figure that others reached: on which part, by what, and what sets it apart from ours."""

    benchmark: str
    measure: str
    value: float
    by: str
    part: str
    ours: tuple[str, ...]
    note: str = ""


def published(path: Path = FILE) -> dict[tuple[str, str, str], Published]:
    """Return the published figures by benchmark, the part of ours to compare, and measure."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("figure", [])
    found = [Published(**{**row, "ours": tuple(row["ours"])}) for row in rows]
    return {(each.benchmark, part, each.measure): each for each in found for part in each.ours}
