"""Bulletins, watches and alerts built by hand."""

from datetime import UTC, date, datetime, timedelta

from tocsin.core.types import Alert, AlertFact, Bulletin, Channel, Spot, Watch
from tocsin.core.vocab import AlertSubject, ChannelKind
from tocsin.watch.alerts.alerts import alerts_of
from tocsin.watch.alerts.threads import Known

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
MARN = Spot(name="Marn", country="OS", area="OS.Hill", latitude=10.0, longitude=20.0, within_km=5.0)


def told_fact(name: str, key: str) -> AlertFact:
    """Return a fact whose words are its key."""
    return AlertFact(name=name, label=name.capitalize(), words=key, key=key)


def bulletin(number: int = 1, *, killed: str = "4", **given: object) -> Bulletin:
    """Return what is known of an incident on 3 May 2031 in Marn."""
    fields: dict[str, object] = {
        "subject": AlertSubject.INCIDENT,
        "subject_id": f"i{number}",
        "claim_ids": (f"c{number}",),
        "headline": f"Bombing number {number}",
        "facts": (told_fact("killed", killed), told_fact("where", "Marn")),
        "earliest": date(2031, 5, 3),
        "latest": date(2031, 5, 3),
        "spots": (MARN,),
        "types": ("ASSAULT", "explosives"),
        "parties": ("hill-sons", "the Hill Sons"),
        "origins_low": 1,
        "origins_high": 1,
    }
    return Bulletin(**(fields | given))  # type: ignore[arg-type]


def watch(**given: object) -> Watch:
    """Return a watch on everything."""
    fields: dict[str, object] = {
        "id": "w-1",
        "name": "north",
        "subjects": tuple(AlertSubject),
        "by": "analyst",
        "made_at": NOW - timedelta(days=30),
    }
    return Watch(**(fields | given))  # type: ignore[arg-type]


def known(
    *bulletins: Bulletin, gone: dict[str, str] | None = None, over: dict[str, str] | None = None
) -> Known:
    """Return what alerts are made from."""
    return Known(
        bulletins=bulletins,
        gone=gone or {},
        over=over or {},
        moved={},
        countries={"OS": "Osteria"},
    )


def alerts(*bulletins: Bulletin, of: Watch | None = None, at: datetime = NOW) -> list[Alert]:
    """Return the first alerts of a watch on these."""
    return list(alerts_of(of or watch(), known(*bulletins), (), as_of=at).alerts)


def mail(to: str = "desk@example.org") -> Channel:
    """Return a channel that disturbs people."""
    return Channel(kind=ChannelKind.EMAIL, to=to)
