"""Whose information each claim is: from the claim down its chain to the evidence.

Counting is cautious. The least number counts only origins whose identity is known, one for
each government or body; the greatest adds those whose identity is not known. An outlet that
says whom it has something from is no origin of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.speakers import IN_OFFICE, SILENT, is_body
from tocsin.core.types import Attribution, Origin, Reading, Speaker
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance
from tocsin.fuse.accounts import Told
from tocsin.fuse.bodies import line
from tocsin.fuse.copies import words_of
from tocsin.fuse.sets import Groups
from tocsin.fuse.settings import FuseSettings

# Evidence that some body holds: the origin is that body, through whomever it comes.
HELD = frozenset({EvidenceBasis.COMMUNICATIONS_INTERCEPT, EvidenceBasis.INTELLIGENCE})
CAPITALISED = re.compile(r"\b[A-Z](?:[^\W\d_]|[.’'](?=\w))*\.?")
PARTICLES = frozenset({"al", "bin", "da", "de", "der", "van", "von"})
STEM = 4
# The government of speakers in office whose country is not told: it may be any other here.
ANY_STATE = "state:?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One origin of one claim. `body` joins origins that may be one body; `through` are outlets."""

    key: str
    label: str
    known: bool
    body: str
    through: frozenset[str]
    outlet: bool = False
    supports: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origins of an incident's claims, and how many of them are independent."""

    origins: tuple[Origin, ...]
    keys: Mapping[str, tuple[str, ...]]
    low: int
    high: int


def find_origins(
    told: Sequence[Told],
    copied: Sequence[Sequence[str]],
    opinion: frozenset[str],
    settings: FuseSettings,
) -> Origins:
    """Return the origins of the claims of one incident.

    Args:
        told: The claims, in an order that does not depend on their arrival.
        copied: Groups of ids of claims, each group resting on one text.
        opinion: Ids of documents that are opinion pieces and corroborate nothing.
    """
    leads = {one.claim.id: _leads(one, opinion, settings) for one in told}
    leads = _settle_unnamed(told, leads)
    same = _one_key(leads, copied)
    by_claim = {
        claim: tuple(replace(lead, key=same.root(lead.key)) for lead in found)
        for claim, found in leads.items()
    }
    low, high = _count([lead for found in by_claim.values() for lead in found])
    return Origins(
        origins=_origins(told, by_claim),
        keys={
            claim: tuple(dict.fromkeys(x.key for x in found)) for claim, found in by_claim.items()
        },
        low=low,
        high=high,
    )


def outlet_key(name: str) -> str:
    """Return what identifies an outlet: its name without article, domain and punctuation."""
    plain = re.sub(
        r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co\.uk|info)\b.*$", "", name.lower()
    )
    return "outlet:" + re.sub(r"[^\w]|^the\s", "", plain)


def _leads(told: Told, opinion: frozenset[str], settings: FuseSettings) -> tuple[Lead, ...]:
    own = _own_voice(told)
    if not told.chain:
        found: tuple[Lead, ...] = (own,)
    else:
        link = _with_full_names(_holder(told.chain, settings), told.reading)
        through = own.through | {_via(one) for one in told.chain if one.via} - {""}
        found = _of_link(link, own, frozenset(through), settings)
    said = told.chain[0].stance if told.chain else Stance.ASSERTED
    silent = told.claim.document_id in opinion or told.denies or said in SILENT
    return tuple(replace(lead, supports=False) for lead in found) if silent else found


def _holder(chain: Sequence[Attribution], settings: FuseSettings) -> Attribution:
    """Return the link whose speaker has the information: of evidence alone, who passes it on.

    "Intercepts show ..., two officials said": intercepts speak for nobody; the officials hold
    them.
    """
    for link in chain:
        mute = link.basis in HELD and [one.mention for one in link.speakers] == [link.basis_span]
        if not mute or (link.basis_span and _country(link.basis_span.quote, settings)):
            return link
    return chain[0]


def _with_full_names(link: Attribution, reading: Reading) -> Attribution:
    """Return a link, each speaker under the fullest words that the document has for them.

    "the ministry" and "he" are whom the same document calls by a name elsewhere.
    """
    known: dict[str, Speaker] = {}
    for speaker in (one for other in reading.attributions for one in other.speakers):
        longest = known.get(speaker.speaker_key, speaker)
        if len(speaker.mention.quote) >= len(longest.mention.quote):
            known[speaker.speaker_key] = speaker
    speakers = tuple(
        speaker if speaker.actor_id else known.get(speaker.speaker_key, speaker)
        for speaker in link.speakers
    )
    return replace(link, speakers=speakers)


def _own_voice(told: Told) -> Lead:
    source = told.document.source
    key = outlet_key(source) if source else f"outlet:{told.document.id}"
    return Lead(
        key=key,
        label=f"{source or 'the report'}, in its own voice",
        known=False,
        body=key,
        through=frozenset({key}),
        outlet=True,
    )


def _via(link: Attribution) -> str:
    if link.via_actor_id:
        return f"outlet:{link.via_actor_id}"
    return outlet_key(link.via.quote) if link.via else ""


def _of_link(
    link: Attribution, own: Lead, through: frozenset[str], settings: FuseSettings
) -> tuple[Lead, ...]:
    """Return the origins that one attribution names: who holds the evidence, or who speaks."""
    if link.basis in HELD and link.basis_span is not None:
        holder = _country(link.basis_span.quote, settings)
        if holder:
            label = f"intelligence: {link.basis_span.quote}"
            return (_known(f"state:{holder}", label, _body(holder), through),)
    if not link.speakers:
        return (replace(own, through=through),)
    return tuple(_of_speaker(speaker, link, through, settings) for speaker in link.speakers)


def _of_speaker(
    speaker: Speaker, link: Attribution, through: frozenset[str], settings: FuseSettings
) -> Lead:
    words = speaker.mention.quote
    if speaker.source_kind is SourceKind.MEDIA:
        key = f"outlet:{speaker.actor_id}" if speaker.actor_id else outlet_key(words)
        return Lead(key=key, label=words, known=False, body=key, through=through, outlet=True)
    official = speaker.source_kind in IN_OFFICE
    state = _country(words, settings) if official else None
    if speaker.actor_id:
        top = f"actor:{line(speaker.actor_id, settings.parents)[-1]}"
        if official:
            return _known(f"actor:{speaker.actor_id}", words, _body(state), through)
        return _known(top, f"{words}, its own claim" if _own_act(link) else words, top, through)
    if speaker.named:
        key = f"name:{_name(words)}"
        return _known(key, words, _body(state) if official else key, through)
    if is_body(speaker):
        body = " ".join(word for word in words_of(words) if word != "the")
        return _known(f"body:{body}", words, _body(state), through)
    if state:
        return _known(f"state:{state}", words, _body(state), through)
    via = _via(link) or min(through)
    return Lead(
        key=f"unnamed:{speaker.source_kind.value}:{via}",
        label=f"{words}, not named",
        known=False,
        body="",
        through=through,
    )


def _known(key: str, label: str, body: str, through: frozenset[str]) -> Lead:
    return Lead(key=key, label=label, known=True, body=body, through=through)


def _body(state: str | None) -> str:
    """Return the government behind a speaker; any of them where no code is known for it."""
    return f"state:{state}" if state and state.isupper() else ANY_STATE


def _own_act(link: Attribution) -> bool:
    return link.stance is Stance.CLAIMED or link.basis is EvidenceBasis.CLAIM_OF_RESPONSIBILITY


def _country(words: str, settings: FuseSettings) -> str | None:
    """Return what stands for the country that words name: a code, or the stem of a name.

    Stems join a name and its adjective ("Iran", "Iranian"); where they join two countries
    the count of origins comes out too low, never too high.
    """
    plain = " ".join(words_of(words.replace(".", "")))
    for phrase, code in settings.countries.items():
        if f" {phrase} " in f" {plain} " and (phrase != "us" or re.search(r"\bU\.?S\b", words)):
            return code
    names = CAPITALISED.findall(words)
    # A capital at the start of words proves no name.
    names = names[1:] if words[:1].isupper() else names
    return names[0].lower()[:STEM] if names else None


def _name(words: str) -> str:
    """Return the name in a mention: its last run of capitalised words, of two or more if any."""
    runs: list[list[str]] = [[]]
    for word in words.split(",", maxsplit=1)[0].split():
        plain = word.strip(".;:\"'’()").removesuffix("'s").removesuffix("’s")
        if plain[:1].isupper():
            runs[-1].append(plain.lower())
        elif plain not in PARTICLES:
            runs.append([])
    named = [run for run in runs if len(run) > 1] or [run for run in runs if run]
    return " ".join(named[-1] if named else words_of(words))


def _settle_unnamed(
    told: Sequence[Told], leads: Mapping[str, tuple[Lead, ...]]
) -> dict[str, tuple[Lead, ...]]:
    """Give a document's unnamed speakers the identity that the document gives one of them.

    "Two sources" first described as holding a state's intelligence stay that origin where
    they are called "one source" in the next sentence.
    """
    settled = dict(leads)
    for document in sorted({one.claim.document_id for one in told}):
        ids = [one.claim.id for one in told if one.claim.document_id == document]
        states = [lead for claim in ids for lead in leads[claim] if lead.key.startswith("state:")]
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


def _one_key(leads: Mapping[str, tuple[Lead, ...]], copied: Sequence[Sequence[str]]) -> Groups[str]:
    """Return which keys are one: claims on one text, and a name within a longer form of it."""
    groups: Groups[str] = Groups(lead.key for found in leads.values() for lead in found)
    for claims in copied:
        first: dict[str, str] = {}
        for lead in (lead for claim in claims for lead in leads.get(claim, ())):
            if not lead.known:
                kind = lead.key.rpartition(":")[0]
                groups.join(lead.key, first.setdefault(kind, lead.key))
    names = {lead.key for found in leads.values() for lead in found if lead.key[:5] == "name:"}
    for name in sorted(names):
        parts = set(name.removeprefix("name:").split())
        longer = [other for other in names if parts < set(other.removeprefix("name:").split())]
        if len(longer) == 1:
            groups.join(name, longer[0])
    return groups


def _count(leads: Sequence[Lead]) -> tuple[int, int]:
    """Return the least and the greatest number of independent origins that support."""
    support = [lead for lead in leads if lead.supports]
    if not support:
        return 0, 0
    cited = {outlet for lead in support for outlet in lead.through if outlet != lead.body}
    resting = {lead.key for lead in support if lead.outlet and lead.body in cited}
    known = [lead for lead in support if lead.known]
    high = len({lead.key for lead in support} - resting)
    return max(1, min(_bodies(known), high)), max(1, high)


def _bodies(known: Sequence[Lead]) -> int:
    """Return how many of the known origins are certainly not one body."""
    same: Groups[str] = Groups()
    for lead in known:
        same.join(lead.key, lead.body)
    groups = {same.root(lead.key) for lead in known}
    states = {same.root(lead.key) for lead in known if lead.body.startswith("state:")}
    unsettled = same.root(ANY_STATE) in states and len(states) > 1
    return len(groups) - unsettled


def _origins(told: Sequence[Told], by_claim: Mapping[str, Sequence[Lead]]) -> tuple[Origin, ...]:
    leads: dict[str, list[tuple[Lead, Told]]] = {}
    for one in told:
        for lead in by_claim[one.claim.id]:
            leads.setdefault(lead.key, []).append((lead, one))
    return tuple(
        Origin(
            key=key,
            label=found[0][0].label,
            known=any(lead.known for lead, _ in found),
            claim_ids=tuple(dict.fromkeys(one.claim.id for _, one in found)),
            document_ids=tuple(sorted({one.claim.document_id for _, one in found})),
        )
        for key, found in sorted(leads.items())
    )
