"""What became of each subject that was told of: the same id, else what holds what it told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.types import Alert, Bulletin
from tocsin.core.vocab import AlertKind, AlertSubject

# After these nothing is told of a subject, unless it comes back.
CLOSED = frozenset({AlertKind.ENDED, AlertKind.WITHDRAWN})
_Key = tuple[AlertSubject, str]
_Words = tuple[AlertSubject, tuple[str, ...], tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the alerts of all watches are made from.

    `gone` says why something is not to be relied on any longer, by claim id or the id of its
    subject; `over` why a rise or the silence of a source is over. `moved` gives the newer id of
    a claim that a newer reading tells in other words. `unconfirmed` are rises that are not told.
    """

    bulletins: tuple[Bulletin, ...]
    gone: Mapping[str, str]
    over: Mapping[str, str]
    moved: Mapping[str, str]
    countries: Mapping[str, str]
    unconfirmed: tuple[Bulletin, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[_Key, Bulletin]:
        """Bulletins by the id of their subject."""
        return _first_of((each.subject, each.subject_id, each) for each in self.bulletins)

    @cached_property
    def by_claim(self) -> Mapping[_Key, Bulletin]:
        """Bulletins by each of their claims; of several the first."""
        return _first_of(
            (each.subject, claim, each) for each in self.bulletins for claim in each.claim_ids
        )

    @cached_property
    def by_words(self) -> Mapping[_Words, Bulletin]:
        """Bulletins by their type and each sentence that tells them; of several the first."""
        found: dict[_Words, Bulletin] = {}
        for each in self.bulletins:
            for words in _words(each):
                found.setdefault(words, each)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """All alerts on one subject, as far as the last one says; and the bulletin it goes on as."""

    last: Alert
    bulletin: Bulletin | None
    joined: Bulletin | None = None


def threads_of(known: Known, told: Sequence[Alert]) -> tuple[Thread, ...]:
    """Return every thread with what its subject is now; of two on one subject the older goes on.

    What ended or was taken back is told again only where no other goes on as that.
    """
    last = {alert.key: alert for alert in told}
    taken: set[int] = set()
    made: dict[str, Thread] = {}
    for alert in sorted(last.values(), key=lambda each: each.kind in CLOSED):
        bulletin = _found(alert, known)
        joined = bulletin if bulletin is not None and id(bulletin) in taken else None
        if bulletin is not None:
            taken.add(id(bulletin))
        made[alert.key] = Thread(
            last=alert, bulletin=None if joined is not None else bulletin, joined=joined
        )
    return tuple(made[key] for key in last)


def _found(alert: Alert, known: Known) -> Bulletin | None:
    """Return what an alert was on, as it stands: the same id, else what holds its claims.

    An incident loses its id when the claim that gave it is rejected or joins an older one; it
    goes on as that which holds its first claim, else most of its claims, else its sentences.
    """
    before = alert.bulletin
    own = known.by_id.get((before.subject, before.subject_id))
    if own is not None or not before.claim_ids:
        return own
    claims = [known.moved.get(each, each) for each in before.claim_ids]
    held = [known.by_claim.get((before.subject, each)) for each in claims]
    if held[0] is not None:
        return held[0]
    shared: dict[int, tuple[int, Bulletin]] = {}
    for each in held:
        if each is not None:
            shared[id(each)] = (shared.get(id(each), (0, each))[0] + 1, each)
    if shared:
        return max(shared.values(), key=lambda pair: pair[0])[1]
    if any(each in known.gone for each in claims):
        return None
    found = (known.by_words.get(words) for words in _words(before))
    return next((each for each in found if each is not None), None)


def _words(bulletin: Bulletin) -> Iterable[_Words]:
    """Return the sentences that tell something: a newer reading may make other claims of them."""
    return dict.fromkeys(
        (bulletin.subject, bulletin.types[:1], (each.document_id, each.quote))
        for each in bulletin.evidence
    )


def _first_of(
    found: Iterable[tuple[AlertSubject, str, Bulletin]],
) -> Mapping[_Key, Bulletin]:
    made: dict[_Key, Bulletin] = {}
    for subject, key, bulletin in found:
        made.setdefault((subject, key), bulletin)
    return made
