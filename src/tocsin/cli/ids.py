"""Ids as people type them: the start is enough where it is the start of one only."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tocsin.core.errors import FormatError, NotFoundError

if TYPE_CHECKING:
    from tocsin.core.types import Incident
    from tocsin.pipeline.view import View

NAMED_AT_MOST = 5


def one_of(wanted: str, known: Iterable[str], *, kind: str, hint: str) -> str:
    """Return the one id that begins so.

    Raises:
        NotFoundError: If none does.
        FormatError: If several do.
    """
    found = sorted({each for each in known if each.startswith(wanted)})
    if wanted in found:
        return wanted
    if not found or not wanted:
        raise NotFoundError(f"there is no {kind} {wanted}", hint=hint)
    if len(found) > 1:
        more = " ..." if len(found) > NAMED_AT_MOST else ""
        raise FormatError(
            f"{wanted} is the start of {len(found)} {kind}s",
            hint=f"Give more of it: {', '.join(found[:NAMED_AT_MOST])}{more}",
        )
    return found[0]


def document_id(wanted: str, seen: "View") -> str:
    """Return the id of the one document that begins so."""
    known = (document.id for document in seen.documents)
    return one_of(wanted, known, kind="document", hint="List them with `tocsin documents`.")


def claim_id(wanted: str, seen: "View", *, lost: bool = False) -> str:
    """Return the id of the one claim, rejected ones included, that begins so.

    One that a newer reading tells with other words answers to its earlier id too; with `lost`,
    one that was ruled on and that no reading makes any more is found as well.
    """
    moved = seen.carried.moved
    known = {*seen.claims_as_read(), *moved, *(seen.carried.lost if lost else ())}
    found = one_of(wanted, known, kind="claim", hint="List them with `tocsin claims`.")
    return moved.get(found, found)


def incident_of(wanted: str, seen: "View") -> "Incident":
    """Return the one incident that begins so, or that took in the one that did.

    An incident keeps the id of its first recorded claim and answers to those of all others.
    """
    return incident_as_asked(wanted, seen)[1]


def incident_as_asked(wanted: str, seen: "View") -> "tuple[str, Incident]":
    """Return an incident with the id by which it was asked for: its own, or one it took in."""
    aliases = _aliases(seen.fusion.incidents)
    own = {incident.id: incident for incident in seen.fusion.incidents}
    hint = "List them with `tocsin incidents`."
    if any(each.startswith(wanted) for each in own) and wanted:
        aliases = own
    elif wanted and not any(each.startswith(wanted) for each in aliases):
        hint = _once(wanted, seen) or hint
    found = one_of(wanted, aliases, kind="incident", hint=hint)
    return found, aliases[found]


def _once(wanted: str, seen: "View") -> str | None:
    """Return the hint for an incident that was one until a person rejected its claim."""
    from tocsin.core import ids
    from tocsin.core.types import Occurrence

    held = seen.claims_as_read()
    found = next((each for each in held if ids.incident_id(each).startswith(wanted)), None)
    if found is None:
        return None
    told = held[found].content
    left = {
        incident.id
        for incident in seen.fusion.incidents
        for claim in (held[key] for key in incident.claim_ids)
        if isinstance(told, Occurrence)
        and isinstance(claim.content, Occurrence)
        and claim.document_id == held[found].document_id
        and claim.content.incident_key == told.incident_key
    }
    rest = f" What is left of it is {', '.join(sorted(left))}." if left else ""
    return f"It was one until its claim was rejected: rule on the claim, {found}.{rest}"


def _aliases(incidents: Iterable["Incident"]) -> Mapping[str, "Incident"]:
    from tocsin.core import ids

    return {
        ids.incident_id(claim): incident for incident in incidents for claim in incident.claim_ids
    }
