"""The origins of an incident's evidence, and how many of them are independent.

Counting is cautious. The least number counts only origins whose identity is known, one for
each government or body; the greatest adds those whose identity is not known. An outlet that
says whom it has something from is no origin of its own.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from tocsin.core.fuller_names import fullest, perhaps_one
from tocsin.core.independence import NAME, STATE, Bodies
from tocsin.core.outlets import Outlets
from tocsin.core.sets import Groups
from tocsin.core.speakers import OUTLET
from tocsin.core.types import Origin
from tocsin.fuse.accounts import Told
from tocsin.fuse.identity import name_of, one_post
from tocsin.fuse.leads import NOBODYS, Lead, Leads
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.voices import Found, settle_copies


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """What of an incident's claims rests on the same words.

    Attributes:
        passages: Groups of ids of claims, each on one passage.
        quotations: Groups of ids of claims that quote the same words of a speaker.
        texts: Groups of ids of documents, each one text as a whole.
    """

    passages: Sequence[Sequence[str]] = ()
    quotations: Sequence[Sequence[str]] = ()
    texts: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of an incident's claims, and how many of them are independent."""

    origins: tuple[Origin, ...]
    keys: Mapping[str, tuple[str, ...]]
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Identity:
    """Which keys are one, which are one of several others, and which pairs may be one."""

    same: Groups[str]
    one_of: Mapping[str, Sequence[str]]
    perhaps: Sequence[tuple[str, str]] = field(default_factory=tuple)


def find_origins(told: Sequence[Told], shared: SharedText, finder: Leads) -> Origins:
    """Return the origins of the claims of one incident.

    Args:
        told: The claims, in an order that does not depend on their arrival.
        shared: Which of them rest on the same words.
        finder: Finds whose information each is.
    """
    settings = finder.settings
    leads: Found = {one.claim.id: finder.of(one) for one in told}
    leads = _settle_quoted(_settle_unnamed(told, leads), shared.quotations)
    owner = {one.claim.id: one.claim.document_id for one in told}
    leads = _settle_spokesmen(leads, settings)
    leads = _with_cited(_one_voice(leads, owner, shared.texts), owner, settings)
    leads = settle_copies(leads, shared.passages, owner)
    identity = _identify(leads, _retold(leads, owner, shared.passages), settings)
    by_claim = {
        claim: tuple(replace(lead, key=identity.same.root(lead.key)) for lead in found)
        for claim, found in leads.items()
    }
    low, high = _count([lead for found in by_claim.values() for lead in found], identity)
    return Origins(
        origins=_origins(told, by_claim, identity),
        keys={
            claim: tuple(dict.fromkeys(x.key for x in found)) for claim, found in by_claim.items()
        },
        low=low,
        high=high,
    )


def _settle_unnamed(told: Sequence[Told], leads: Found) -> Found:
    """Give a document's unnamed speakers the identity that the document gives one of them.

    "Two sources" first described as holding a state's intelligence stay that origin where
    they are called "one source" in the next sentence.
    """
    settled = dict(leads)
    claims: dict[str, list[str]] = {}
    for one in told:
        claims.setdefault(one.claim.document_id, []).append(one.claim.id)
    for _, ids in sorted(claims.items()):
        states = [lead for claim in ids for lead in leads[claim] if lead.key.startswith(STATE)]
        if len({lead.key for lead in states}) != 1:
            continue
        for claim in ids:
            settled[claim] = tuple(
                replace(lead, key=states[0].key, known=True, body=states[0].body)
                if lead.key.startswith(("unnamed:official", "unnamed:unknown", "unnamed:other"))
                else lead
                for lead in leads[claim]
            )
    return settled


def _settle_quoted(leads: Found, quotations: Iterable[Sequence[str]]) -> Found:
    """Give unnamed speakers the name that another report gives for the same quoted words."""
    settled = dict(leads)
    for claims in quotations:
        held = [leads[claim][0] for claim in claims if len(leads[claim]) == 1]
        names = {lead.key: lead for lead in held if lead.known}
        if len(names) != 1:
            continue
        (name,) = names.values()
        for claim in claims:
            if len(leads[claim]) == 1 and not leads[claim][0].known and not leads[claim][0].outlet:
                settled[claim] = (replace(name, supports=leads[claim][0].supports),)
    return settled


def _settle_spokesmen(leads: Found, settings: FuseSettings) -> Found:
    """Make a spokesman's body that of whom they speak for, where it is a speaker and no state's.

    The words for the post alone ("a spokeswoman for the Relief Network") look like an official's.
    """
    bodies = {
        f"{NAME}{name_of(lead.label, settings.offices)}": lead.body
        for found in leads.values()
        for lead in found
        if lead.known and not lead.body.startswith(STATE)
    }

    def settled(lead: Lead) -> Lead:
        theirs = sorted(bodies[name] for name in lead.speaks_for if name in bodies)
        return replace(lead, body=theirs[0]) if theirs else lead

    return {claim: tuple(settled(lead) for lead in found) for claim, found in leads.items()}


def _one_voice(leads: Found, owner: Mapping[str, str], texts: Iterable[Sequence[str]]) -> Found:
    """Return leads in which documents that are one text as a whole have one voice of their own."""
    voices: Groups[str] = Groups()
    mine: dict[str, set[str]] = {}
    for claim, found in leads.items():
        mine.setdefault(owner[claim], set()).update(lead.body for lead in found if lead.own)
    for documents in texts:
        keys = sorted(key for document in documents for key in mine.get(document, ()))
        for key in keys[1:]:
            voices.join(keys[0], key)
    return {
        claim: tuple(
            replace(lead, key=voices.root(lead.key)) if lead.own else lead for lead in found
        )
        for claim, found in leads.items()
    }


def _with_cited(leads: Found, owner: Mapping[str, str], settings: FuseSettings) -> Found:
    """Return leads with what is said of their outlets: whether they say whom they have it from.

    A state's outlet has it from that state's officials, where they speak.
    """
    family = Outlets(families=settings.families).family
    cites: dict[str, set[str]] = {}
    support = [(owner[claim], x) for claim, found in leads.items() for x in found if x.supports]
    for document, lead in support:
        for outlet in lead.through - {lead.body}:
            cites.setdefault(family(outlet), set()).add(document)
    states = {lead.body for _, lead in support if lead.known}

    def cited(lead: Lead, document: str) -> Lead:
        run_by = settings.parents.get(lead.body.removeprefix(OUTLET), "").removeprefix("state-")
        by = cites.get(family(lead.body), set())
        elsewhere = by - {document} if lead.own else by
        stated = f"{STATE}{run_by.upper()}" in states
        return replace(lead, cited=bool(elsewhere) or stated, sourced=document in by)

    return {
        claim: tuple(cited(lead, owner[claim]) if lead.outlet else lead for lead in found)
        for claim, found in leads.items()
    }


def _retold(
    leads: Found, owner: Mapping[str, str], passages: Iterable[Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the known origins that different copies of one passage name in each other's place."""
    for claims in passages:
        named: dict[str, set[str]] = {}
        for claim in claims:
            known = {lead.key for lead in leads[claim] if lead.known}
            named.setdefault(owner[claim], set()).update(known)
        told = sorted({tuple(sorted(keys)) for keys in named.values()})
        for first, second in combinations(told, 2):
            yield from product(set(first).difference(second), set(second).difference(first))


def _identify(leads: Found, retold: Iterable[tuple[str, str]], settings: FuseSettings) -> _Identity:
    """Return which keys are one: a name and its shorter forms, a post and who holds it."""
    every = [lead for found in leads.values() for lead in found]
    same: Groups[str] = Groups(lead.key for lead in every)
    one_of: dict[str, Sequence[str]] = {}
    names = {lead.key.removeprefix(NAME) for lead in every if lead.key.startswith(NAME)}
    full = fullest(names)
    for name, longer in full.items():
        if len(longer) == 1:
            same.join(NAME + name, NAME + longer[0])
        else:
            one_of[NAME + name] = [NAME + other for other in longer]
    for key, holders in _holders(every, same, one_of, settings).items():
        if len(holders) == 1:
            same.join(key, next(iter(holders)))
        elif holders:
            one_of[key] = sorted(holders)
    outlets = Outlets(families=settings.families)
    for key in {lead.key for lead in every if lead.outlet}:
        same.join(key, outlets.family(key))
    perhaps = [
        (NAME + first, NAME + second)
        for first, second in perhaps_one(name for name in names if full[name] == (name,))
    ]
    return _Identity(same=same, one_of=one_of, perhaps=(*perhaps, *retold))


def _holders(
    leads: Iterable[Lead], same: Groups[str], one_of: Container[str], settings: FuseSettings
) -> dict[str, set[str]]:
    """Return for each post that stands for a person the names whose post it may be."""
    roles: dict[str, set[frozenset[str]]] = {}
    posts: dict[str, frozenset[str]] = {}
    for lead in leads:
        if lead.post:
            posts[lead.key] = frozenset(word for role in lead.roles for word in role)
        elif lead.key.startswith(NAME) and lead.key not in one_of:
            roles.setdefault(same.root(lead.key), set()).update(lead.roles)
    return {
        key: {
            name
            for name, held in roles.items()
            if any(one_post(post, role, settings.offices) for role in held)
        }
        for key, post in posts.items()
    }


def _count(leads: Sequence[Lead], identity: _Identity) -> tuple[int, int]:
    """Return the least and the greatest number of independent origins that support."""
    support = [lead for lead in leads if lead.supports]
    if not support:
        return 0, 0
    keys = {lead.key for lead in support}
    one_of = {
        identity.same.root(key)
        for key, others in identity.one_of.items()
        if any(identity.same.root(other) in keys for other in others)
    }
    known = [lead for lead in support if lead.known and lead.key not in one_of]
    persons: dict[str, int] = {}
    for lead in (lead for lead in support if not lead.rests and lead.key not in one_of):
        persons[lead.key] = max(persons.get(lead.key, 1), lead.persons)
    persons.update(dict.fromkeys((lead.key for lead in known), 1))
    high = sum(persons.values())
    return max(1, min(_bodies(known, identity), high)), max(1, high)


def _bodies(known: Sequence[Lead], identity: _Identity) -> int:
    """Return how many of the known origins are certainly not one body."""
    root = identity.same.root
    pairs = ((root(first), root(second)) for first, second in identity.perhaps)
    held = ((lead.key, body) for lead in known for body in (lead.body, *lead.speaks_for))
    return Bodies(held, pairs).number


def _origins(
    told: Sequence[Told], by_claim: Mapping[str, Sequence[Lead]], identity: _Identity
) -> tuple[Origin, ...]:
    leads: dict[str, list[tuple[Lead, Told]]] = {}
    for one in told:
        for lead in by_claim[one.claim.id]:
            leads.setdefault(lead.key, []).append((lead, one))
    names = {
        group[0]: tuple(key for key in group if key.startswith(NAME))
        for group in identity.same.all()
    }
    return tuple(
        Origin(
            key=key,
            label=_label([lead for lead, _ in found]),
            known=key not in identity.one_of and any(lead.known for lead, _ in found),
            bodies=_spoken_for([lead for lead, _ in found]),
            names=names.get(key, ()),
            claim_ids=tuple(dict.fromkeys(one.claim.id for _, one in found)),
            document_ids=tuple(sorted({one.claim.document_id for _, one in found})),
        )
        for key, found in sorted(leads.items())
    )


def _spoken_for(leads: Sequence[Lead]) -> tuple[str, ...]:
    """Return the keys of those for whom an origin may speak, as far as it supports."""
    support = [lead for lead in leads if lead.known and lead.supports]
    return tuple(sorted({key for lead in support for key in (lead.body, *lead.speaks_for)}))


def _label(leads: Sequence[Lead]) -> str:
    """Return the words for an origin: a known lead's before others, a name before a post."""
    chosen = min(leads, key=lambda lead: (not lead.known, lead.post, lead.label == NOBODYS))
    return chosen.label
