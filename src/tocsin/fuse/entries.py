"""Values of fields as claims give them, and fields made of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import FieldValue, IncidentField, Span
from tocsin.core.vocab import Stance
from tocsin.fuse.accounts import Told

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value as one claim gives it. Entries with one key are one value."""

    key: str
    label: str
    told: Told
    span: Span | None
    stances: tuple[Stance, ...]
    identified: bool = False


def entry_of(
    one: Told,
    label: str,
    span: Span | None,
    *,
    key: str | None = None,
    stances: tuple[Stance, ...] = (),
) -> Entry:
    """Return a value as a claim gives it; its key is its label unless one is given."""
    return Entry(
        key=label.lower() if key is None else key,
        label=label,
        told=one,
        span=span,
        stances=stances or (one.stance,),
    )


def only_label(entries: Sequence[Entry]) -> str | None:
    """Return the label of the only value there is, else None."""
    return entries[0].label if len({entry.key for entry in entries}) == 1 else None


def field_of(
    name: str,
    entries: Sequence[Entry],
    keys: Keys,
    joined: str | None,
    contested: bool,
    note: str,
) -> IncidentField:
    """Return a field with its values grouped by key."""
    return IncidentField(
        name=name,
        values=tuple(_values(entries, keys)),
        joined=joined,
        contested=contested,
        note=note,
    )


def _values(entries: Sequence[Entry], keys: Keys) -> Iterator[FieldValue]:
    """Yield one value for each key, in the order of the texts."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.key, []).append(entry)
    for group in groups.values():
        claims = [entry.told.claim.id for entry in group]
        yield FieldValue(
            label=group[0].label,
            claim_ids=_unique(claims),
            origin_keys=_unique(key for claim in claims for key in keys[claim]),
            stances=_unique(stance for entry in group for stance in entry.stances),
            evidence=_unique(
                span
                for entry in group
                for span in ((entry.span,) if entry.span else entry.told.claim.evidence)
            ),
        )


def _unique(items: Iterable) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(items))
