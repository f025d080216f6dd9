"""What every watch has to tell, from what a ledger says now; recorded once, however often run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.assess.evidence import Part
from tocsin.core.day_words import day_words
from tocsin.core.errors import LedgerError
from tocsin.core.types import Bulletin, FeedState, Incident, Watch
from tocsin.core.vocab import Verdict
from tocsin.pipeline.book import Book
from tocsin.pipeline.escalating import all_findings
from tocsin.pipeline.outbox import let_go, queue
from tocsin.pipeline.outlooked import outlooks_of
from tocsin.pipeline.shown import country_names, masker_of, shelf_of
from tocsin.pipeline.view import View, view
from tocsin.publish.alerts.bulletins import incident_bulletin
from tocsin.publish.alerts.outlooks import outlook_bulletins, outlooks_void
from tocsin.publish.alerts.signals import rises_gone, rises_over, signal_bulletins
from tocsin.publish.disputes import Desk
from tocsin.publish.notes import Notebook
from tocsin.publish.privacy.masking import Masker
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.tables.actors import Registry
from tocsin.tables.additions import actors_of
from tocsin.watch.alerts.alerts import Told, alerts_of
from tocsin.watch.alerts.quiet_sources import answering, silent_bulletins
from tocsin.watch.alerts.sending import Plan, channel_key
from tocsin.watch.alerts.threads import Known
from tocsin.watch.sources import feed_states

# So often a view is made anew because another run recorded alerts; then it is said.
_MOST_VIEWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What one watch tells, and what of it leaves now or waits, by channel."""

    watch: Watch
    told: Told
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What watches look at: what is known, and how the followed sources do."""

    known: Known
    states: tuple[FeedState, ...]


def active_watches(ledger: Ledger, *, as_of: datetime | None = None) -> dict[str, Watch]:
    """Return the watches by name, as last recorded, without those that were removed."""
    last = {each.name: each for each in ledger.recorded(Watch, as_of=as_of)}
    return {name: each for name, each in last.items() if not each.retired}


def run_watches(
    ledger: Ledger, names: Sequence[str], *, settings: Settings, now: datetime, dry: bool = False
) -> tuple[Watched, ...]:
    """Make the alerts of watches and put them into the outbox; `dry` records nothing.

    What is recorded while the view is made is told by the next run. Where another run recorded
    alerts meanwhile, the view is made anew: it may be older than what they tell.

    Raises:
        LedgerError: If others record alerts so fast that no view of it is in time.
    """
    book = Book(ledger)
    for _ in range(_MOST_VIEWS):
        alerts = len(book.alerts)
        seen = sight(ledger, settings, now=now)
        with ledger.writing() as writer:
            writer.wait()
            book.read()
            if len(book.alerts) != alerts:
                continue
            watches = [each for each in active_watches(ledger).values() if each.name in names]
            found = []
            for watch in watches:
                asked = {each.id: each for each in ledger.recorded(Watch, subject=watch.name)}
                told = alerts_of(watch, seen.known, book.told[watch.name], asked=asked, as_of=now)
                plans, steps = queue(book, watch, told.alerts, seen.states, now=now)
                found.append(Watched(watch=watch, told=told, plans=plans))
                if not dry:
                    for alert in told.alerts:
                        writer.append(alert, recorded_at=now)
                    for step in steps:
                        writer.append(step, recorded_at=now)
            return tuple(found)
    raise LedgerError(
        "other runs record alerts faster than the ledger can be looked at",
        hint="Run it again later.",
    )


def record_watch(ledger: Ledger, watch: Watch) -> Watch | None:
    """Record a watch, or that it is no more; return the one that it takes the place of.

    What waits over a channel that is lost by that is queued, and so still leaves.
    """
    book, at = Book(ledger), watch.made_at
    with ledger.writing() as writer:
        writer.wait()
        book.read()
        before = active_watches(ledger).get(watch.name)
        if before is not None:
            kept = set() if watch.retired else set(map(channel_key, watch.channels))
            for step in let_go(book, before, kept, now=at):
                writer.append(step, recorded_at=at)
        writer.append(watch, recorded_at=at)
    return before


def sight(ledger: Ledger, settings: Settings, *, now: datetime) -> Sight:
    """Return what watches look at in a ledger; private names are masked whatever is set."""
    seen = view(ledger, settings=settings)
    hidden = replace(settings, brief=replace(settings.brief, show_private_names=False))
    masker = masker_of(seen, hidden)
    states = feed_states(seen.feeds, seen.retrievals, as_of=now)
    desk, registry = desk_of(seen, settings), actors_of(seen.additions)
    outlooks = outlooks_of(seen, settings, on=now.date())
    findings = all_findings(seen, as_of=now, settings=settings)
    incidents = {each.id: each for each in seen.fusion.incidents}
    rises, unconfirmed = (
        signal_bulletins(findings, incidents=incidents, desk=desk, masker=masker, confirmed=which)
        for which in (True, False)
    )
    bulletins = (
        *incident_bulletins(seen, masker, desk),
        *outlook_bulletins(outlooks, grades=seen.claim_grades(), desk=desk, masker=masker),
        *rises,
        *silent_bulletins(states, as_of=now),
    )
    gone = {**rejected_words(seen), **outlooks_void(outlooks), **rises_gone(findings)}
    over = {**rises_over(findings), **answering(states, as_of=now)}
    return Sight(
        known=Known(
            bulletins=_named(bulletins, registry),
            gone={key: masker.text(words) for key, words in gone.items()},
            over={key: masker.text(words) for key, words in over.items()},
            moved=seen.carried.moved,
            countries=country_names(settings),
            unconfirmed=_named(unconfirmed, registry),
        ),
        states=states,
    )


def desk_of(seen: View, settings: Settings) -> Desk:
    """Return what bulletins are written with."""
    shelf = shelf_of(seen)
    return Desk(
        shelf=shelf,
        notes=Notebook(shelf, context_characters=settings.brief.context_characters),
        countries=country_names(settings),
        copies=seen.fusion.copies,
    )


def incident_bulletins(seen: View, masker: Masker, desk: Desk) -> Iterator[Bulletin]:
    """Yield what is known of every incident, historical ones included."""
    for incident in seen.fusion.incidents:
        yield incident_bulletin(
            incident,
            assessment=seen.assessments.get(incident.id),
            desk=desk,
            supported=_is_supported(incident, seen),
            masker=masker,
        )


def _named(bulletins: Iterable[Bulletin], registry: Registry) -> tuple[Bulletin, ...]:
    """Return bulletins with all names of their parties."""
    return tuple(
        replace(each, parties=tuple(_known_as(each.parties, registry))) for each in bulletins
    )


def _known_as(parties: Sequence[str], registry: Registry) -> Iterator[str]:
    """Yield parties as reports call them, then by their names, with those that they are part of."""
    yield from parties
    told: set[str] = set()
    waiting = [actor for actor in map(registry.get, parties) if actor is not None]
    while waiting:
        actor = waiting.pop()
        if actor.id in told:
            continue
        told.add(actor.id)
        yield from (actor.id, actor.name, *actor.names)
        above = registry.get(actor.part_of) if actor.part_of else None
        waiting += [above] if above is not None else []


def _is_supported(incident: Incident, seen: View) -> bool:
    """Return whether somebody states an incident as a fact, who does not only opine on it."""
    return any(voice.part is Part.SUPPORTS for voice in seen.evidence.of(incident))


def rejected_words(seen: View) -> Mapping[str, str]:
    """Return by whom, when and why each rejected claim was rejected, by claim id."""
    return {
        claim: f"{ruling.by} rejected it on {day_words(ruling.made_at.date())}: {ruling.reason}"
        for (claim, field), ruling in seen.standing().items()
        if ruling.verdict is Verdict.REJECT and not field
    }
