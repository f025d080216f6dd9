"""Outlets and their families, by name or by the address of their pages, with people's grades."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from tocsin.core.errors import ModelError
from tocsin.core.spelling import fits_case, name_key
from tocsin.core.types import Source, SourceGrade
from tocsin.tables.shipped import read_table


class ShippedOutlets:
    """The outlets that come with the package, none of them graded."""

    def by_name(self, name: str) -> Source | None:
        """Return the outlet that bears a name or a spelling of it, or None."""
        for alias, source in _by_key().get(name_key(name), ()):
            if fits_case(name, alias):
                return source
        return None

    def by_url(self, url: str) -> Source | None:
        """Return the outlet whose site an address belongs to, or None."""
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
        parts = host.lower().split(".")
        for start in range(len(parts)):
            if found := _by_domain().get(".".join(parts[start:])):
                return found
        return None

    def ids(self) -> Mapping[str, str]:
        """Return the outlets' ids by names and domains: in lower case, as written if all capitals.

        A name in capitals may be a word in lower case ("DAWN"): it counts as it is written.
        """
        found = {}
        for source, names, domains in _outlets():
            found.update({name if name.isupper() else name.lower(): source.id for name in names})
            found.update(dict.fromkeys(domains, source.id))
        return found

    def __iter__(self) -> Iterator[Source]:
        """Yield every outlet."""
        yield from (source for source, _, _ in _outlets())


def source_of(name: str) -> Source:
    """Return the outlet of a name; of one that the tables lack, an entry under its name's key.

    The key begins with "~" as that of an actor without an entry does: all spellings share it.
    """
    known = ShippedOutlets().by_name(name)
    return known or Source(id=f"~{name_key(name)}", name=name)


def ids_of(name: str, url: str | None) -> tuple[str, ...]:
    """Return the ids under which the source of a document may be graded, its outlet's first.

    One that gives a name of its own and stands on the site of a known outlet has two.
    """
    by_url = ShippedOutlets().by_url(url) if url else None
    named = source_of(name)
    found = (named.id,) if by_url is None else (by_url.id, named.id)
    return tuple(dict.fromkeys(found))


def graded(source: Source, grades: Sequence[SourceGrade], *, also: Sequence[str] = ()) -> Source:
    """Return a source as its last grade has it; `also` are further ids that grades may bear.

    Args:
        grades: In the order in which they were recorded; those of other sources do no harm.
    """
    mine = [each for each in grades if each.source_id in {source.id, *also}]
    if not mine:
        return source
    last = mine[-1]
    return replace(source, reliability=last.reliability, graded_by=last.by, reason=last.reason)


@cache
def _outlets() -> tuple[tuple[Source, tuple[str, ...], tuple[str, ...]], ...]:
    """Return every outlet with its names and domains."""
    content = read_table("actors", "media.toml")
    try:
        entries = content["entries"]
        return tuple(
            (
                Source(
                    id=outlet_id,
                    name=entry["name"],
                    country=entry.get("country"),
                    family=entry.get("family"),
                ),
                (entry["name"], *entry.get("names", ())),
                tuple(entry.get("domains", ())),
            )
            for outlet_id, entry in entries.items()
        )
    except KeyError as error:
        raise ModelError(
            f"cannot read the table of outlets: {error!r}", hint="Reinstall Tocsin."
        ) from error


@cache
def _by_key() -> Mapping[str, tuple[tuple[str, Source], ...]]:
    found: dict[str, tuple[tuple[str, Source], ...]] = {}
    for source, names, _ in _outlets():
        for name in names:
            key = name_key(name)
            found[key] = (*found.get(key, ()), (name, source))
    return found


@cache
def _by_domain() -> Mapping[str, Source]:
    return {domain: source for source, _, domains in _outlets() for domain in domains}
