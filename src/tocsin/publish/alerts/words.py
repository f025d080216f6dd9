"""Alerts in words: the subject of a mail, and its plain text. The HTML says the same."""

from collections.abc import Iterator, Sequence

from jinja2 import Environment, StrictUndefined

from tocsin.core.types import Alert, AlertEvidence, Message
from tocsin.core.vocab import AlertKind, AlertSubject
from tocsin.publish.wording.words import listed, number_word, one_line, quoted, sentence

KIND_WORDS = {
    AlertKind.NEW: "New",
    AlertKind.UPDATED: "Updated",
    AlertKind.ENDED: "Ended",
    AlertKind.WITHDRAWN: "Withdrawn",
}
SUBJECT_WORDS = {
    AlertSubject.INCIDENT: "incident",
    AlertSubject.OUTLOOK: "outlook",
    AlertSubject.SIGNAL: "signal of escalation",
    AlertSubject.SOURCE: "source",
}
WITHDRAWN_LEAD = "You were told of it before. Do not rely on it any longer."
ENDED_LEAD = "You were told of it before. It is over; nothing of it is taken back."
SETTLED_LEAD = "You were told of it before. It is settled; it is not taken back."
_SUBJECT_LENGTH = 160


def subject_line(message: Message, alerts: Sequence[Alert]) -> str:
    """Return the subject of a mail: what the one alert says, or how many of which kind."""
    if len(alerts) == 1 and not message.digest:
        words = f"{_mark(alerts[0])}{alerts[0].bulletin.headline}"
    else:
        words = f"{_counted(alerts)} in a digest"
    line = one_line(f"[{message.watch}] {words}")
    return line if len(line) <= _SUBJECT_LENGTH else line[: _SUBJECT_LENGTH - 1] + "…"


def text_of(message: Message, alerts: Sequence[Alert]) -> str:
    """Return a message as plain text, every alert with its evidence."""
    lines = [each for alert in alerts for each in (*_alert(alert), "")]
    if message.digest:
        lines = [sentence(f"{_counted(alerts)} of the watch {message.watch}"), "", *lines]
    if message.notes:
        lines += ["Sources from which nothing comes:", *(f"  {note}" for note in message.notes), ""]
    lines.append(footer(message))
    return "\n".join(lines) + "\n"


def html_of(message: Message, alerts: Sequence[Alert], *, template: str) -> str:
    """Return a message as HTML; `template` is the text of the shipped template."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(template).render(
        message=message,
        alerts=alerts,
        subject=subject_line(message, alerts),
        lead=lead,
        closing=closing,
        as_shown=as_shown,
        command=command,
        paper=paper,
        quoted=quoted,
        sentence=sentence,
        footer=footer(message),
    )


def alert_text(alert: Alert) -> str:
    """Return one alert as plain text, with its evidence."""
    return "\n".join(_alert(alert)) + "\n"


def lead(alert: Alert) -> str:
    """Return what an alert does and on what: "Updated incident"."""
    return f"{kind_word(alert)} {SUBJECT_WORDS[alert.bulletin.subject]}"


def kind_word(alert: Alert) -> str:
    """Return what an alert does, in a word: an incident does not end, a contest on it does."""
    settled = alert.kind is AlertKind.ENDED and alert.bulletin.subject is AlertSubject.INCIDENT
    return "Settled" if settled else KIND_WORDS[alert.kind]


def closing(alert: Alert) -> str:
    """Return what a reader is to do with what was told before, "" where that goes on."""
    if alert.kind is AlertKind.WITHDRAWN:
        return WITHDRAWN_LEAD
    if alert.kind is AlertKind.ENDED:
        settled = alert.bulletin.subject is AlertSubject.INCIDENT
        return SETTLED_LEAD if settled else ENDED_LEAD
    return ""


def as_shown(alert: Alert) -> str:
    """Return of which time the facts below an alert are that closes what was told."""
    settled = alert.kind is AlertKind.ENDED and alert.bulletin.subject is AlertSubject.INCIDENT
    return "As it stands:" if settled else "As it was told:"


def command(alert: Alert) -> str:
    """Return the command that shows all that is known of the subject of an alert."""
    match alert.bulletin.subject:
        case AlertSubject.INCIDENT | AlertSubject.OUTLOOK:
            return f"tocsin explain {alert.bulletin.subject_id}"
        case AlertSubject.SOURCE:
            return "tocsin sources list"
    return f"tocsin escalation --by {alert.bulletin.subject_id.partition(':')[0]}"


def footer(message: Message) -> str:
    """Return what stands below every message."""
    return (
        f"Watch {message.watch}, message {message.id}. Names of private persons are masked. "
        "An alert says what reports say; read the words before you act on it."
    )


def _mark(alert: Alert) -> str:
    return "" if alert.kind is AlertKind.NEW else f"{kind_word(alert).upper()}: "


def _counted(alerts: Sequence[Alert]) -> str:
    kinds = [(kind, sum(each.kind is kind for each in alerts)) for kind in AlertKind]
    parts = [f"{number_word(number)} {kind.value}" for kind, number in kinds if number]
    noun = "alert" if len(alerts) == 1 else "alerts"
    return f"{listed(parts)} {noun}"


def _alert(alert: Alert) -> Iterator[str]:
    told = alert.bulletin
    yield f"{lead(alert)}: {told.headline}"
    if closing(alert):
        yield f"  {closing(alert)}"
        yield from (f"  Why: {sentence(change)}" for change in alert.changes)
        yield f"  {as_shown(alert)}"
    elif alert.changes:
        yield "  What changed:"
        yield from (f"    {sentence(change)}" for change in alert.changes)
    yield from (f"  {fact.label}: {fact.words}" for fact in told.facts)
    yield from (f"  Note: {note}" for note in told.notes)
    yield from (f"  Not known: {each}" for each in told.unknown)
    yield f"  Why you are told: {sentence('; '.join(alert.why))}"
    if told.evidence:
        yield "  In the words of the reports:"
    for each in told.evidence:
        yield f"    {quoted(each.quote)}"
        yield f"      {_from(each)}"
    if told.told_by > len(told.evidence):
        yield f"    and {told.told_by - len(told.evidence)} more sentences"
    yield f"  All of it: {command(alert)}"


def _from(evidence: AlertEvidence) -> str:
    where = f" {evidence.url}" if evidence.url else ""
    return f"{sentence(evidence.who)} {paper(evidence)}{where}"


def paper(evidence: AlertEvidence) -> str:
    """Return the document in which words stand: its title, and when it was published."""
    published = evidence.published[:1].lower() + evidence.published[1:]
    return f"{quoted(evidence.title)}, {published}."
