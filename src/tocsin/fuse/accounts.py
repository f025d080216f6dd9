"""Accounts: what one document tells of one incident, and the claims it tells it with."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.spans import covers
from tocsin.core.speakers import chain_of, denies, only_counts, takes_back
from tocsin.core.types import Attribution, Claim, Document, Occurrence, Reading
from tocsin.core.vocab import INCIDENT_TYPES, BlockKind, EventType, Realis
from tocsin.fuse.rulings import Rulings

REAL = frozenset({Realis.HAPPENED, Realis.ONGOING})


def is_news(act: Occurrence) -> bool:
    """Return whether an act is told as done, and not as background."""
    return act.realis in REAL and not act.background


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim of an occurrence with its surroundings. `chain` has the innermost link first.

    `order` counts claims in the order in which they were recorded.
    """

    claim: Claim
    occurrence: Occurrence
    document: Document
    reading: Reading
    chain: tuple[Attribution, ...]
    order: int
    heading: bool

    @property
    def denies(self) -> bool:
        """Return whether the claim says that it did not happen."""
        return denies(self.occurrence, self.chain[0] if self.chain else None)

    @property
    def takes_back(self) -> bool:
        """Return whether the claim only takes back a number, and takes the act for granted."""
        return takes_back(self.occurrence, self.chain[0] if self.chain else None)

    @property
    def only_counts(self) -> bool:
        """Return whether who tells the claim tells a number of the act, and not the act."""
        return only_counts(self.occurrence, self.chain[0] if self.chain else None)

    @property
    def place_in_text(self) -> tuple[str, int, str]:
        """Return a sort key that does not depend on the order of arrival."""
        return (self.claim.document_id, self.occurrence.trigger.start, self.claim.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that one document tells of one incident, in the order of the text."""

    told: tuple[Told, ...]

    @property
    def key(self) -> tuple[str, int, str]:
        """Return what identifies the account, whatever arrived before it."""
        return self.told[0].place_in_text

    @property
    def document_id(self) -> str:
        """Return the document that tells it."""
        return self.told[0].claim.document_id

    @property
    def heading(self) -> bool:
        """Return whether only headings tell it."""
        return all(told.heading for told in self.told)

    @property
    def founds(self) -> bool:
        """Return whether it makes an incident alone: more than headings and denials tell it."""
        return any(told.occurrence.realis in REAL and not told.heading for told in self.told)

    @property
    def background(self) -> bool:
        """Return whether it is told as background only."""
        return all(told.occurrence.background for told in self.told)


def main_type(told: Sequence[Told]) -> EventType:
    """Return the type that most claims tell; of equals the one told first in the texts."""
    types = [one.occurrence.event_type for one in told]
    return max(types, key=types.count)


def live_readings(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the last reading of each document, in the order of first recording."""
    latest: dict[str, Reading] = {}
    for reading in readings:
        latest[reading.document_id] = reading
    return tuple(latest.values())


def gather(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    rulings: Rulings,
    *,
    min_score: float,
) -> tuple[Account, ...]:
    """Return the accounts of incidents in the readings, in order of their keys."""
    by_id = {document.id: document for document in documents}
    groups: dict[tuple[str, str], list[Told]] = {}
    order = 0
    for reading in readings:
        links = {link.id: link for link in reading.attributions}
        for claim in reading.claims:
            order += 1
            content = claim.content
            if not isinstance(content, Occurrence) or claim.id in rulings.rejected:
                continue
            if not makes_incident(claim, min_score=min_score):
                continue
            told = Told(
                claim=claim,
                occurrence=content,
                document=by_id[claim.document_id],
                reading=reading,
                chain=chain_of(claim, links),
                order=order,
                heading=_in_heading(claim, reading),
            )
            groups.setdefault((claim.document_id, content.incident_key), []).append(told)
    accounts = [account for group in groups.values() for account in _split(group, rulings)]
    return tuple(sorted(accounts, key=lambda account: account.key))


def makes_incident(claim: Claim, *, min_score: float) -> bool:
    """Return whether a claim tells, or denies, an act of those that incidents are made of."""
    act = claim.content
    return (
        isinstance(act, Occurrence)
        and act.event_type in INCIDENT_TYPES
        and act.realis in REAL | {Realis.DENIED}
        and claim.score >= min_score
    )


def _in_heading(claim: Claim, reading: Reading) -> bool:
    headings = [block.span for block in reading.blocks if block.kind is BlockKind.HEADING]
    spans = claim.evidence or (
        (claim.content.trigger,) if isinstance(claim.content, Occurrence) else ()
    )
    return bool(spans) and all(any(covers(head, span) for head in headings) for span in spans)


def _split(group: Sequence[Told], rulings: Rulings) -> list[Account]:
    """Return a group as one account, less the claims that a person ruled to be another's.

    Of two claims ruled different the later one in the text is taken out.
    """
    parts: list[list[Told]] = []
    for told in sorted(group, key=lambda told: told.place_in_text):
        for part in parts:
            if not any(rulings.apart(told.claim.id, other.claim.id) for other in part):
                part.append(told)
                break
        else:
            parts.append([told])
    return [Account(told=tuple(part)) for part in parts]
