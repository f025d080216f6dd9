"""Alerts as messages of the Common Alerting Protocol 1.2 (OASIS, 2010).

The tables say how what a ledger knows becomes the protocol's closed words; they are the
project's own, and stay on the side of "Unknown". Nothing here is an instruction to anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from lxml import etree

from tocsin.core.types import Alert, Bulletin, Spot
from tocsin.core.vocab import (
    AlertKind,
    AlertSubject,
    CapStatus,
    Credibility,
    OutlookKind,
    Reliability,
)
from tocsin.publish.alerts.words import alert_text, closing, kind_word
from tocsin.publish.alerts.xml import xml_safe
from tocsin.publish.wording.phrases import OUTLOOK_WORDS
from tocsin.publish.wording.words import one_line, utc_second

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MESSAGE_TYPES = {
    AlertKind.NEW: "Alert",
    AlertKind.UPDATED: "Update",
    # The standard's Cancel takes back; what is over was no error.
    AlertKind.ENDED: "Update",
    AlertKind.WITHDRAWN: "Cancel",
}
# Whoever cannot judge the source or the information (F, 6) does not know how certain it is.
CERTAINTY: Mapping[Credibility, str] = {
    Credibility.CONFIRMED: "Observed",
    Credibility.PROBABLY_TRUE: "Likely",
    Credibility.POSSIBLY_TRUE: "Possible",
    Credibility.DOUBTFUL: "Possible",
    Credibility.IMPROBABLE: "Unlikely",
    Credibility.CANNOT_BE_JUDGED: "Unknown",
}
# By the lowest number of killed that all reports allow; without one it is not known how grave.
EXTREME_KILLED = 10
_HEADLINE_LENGTH = 160
_NOTE = "Made by a program from news reports; no authority issued it."


def cap_message(
    alert: Alert, *, sender: str, status: CapStatus, earlier: Sequence[Alert] = ()
) -> str:
    """Return an alert as CAP 1.2 XML.

    Args:
        sender: Who sends it: without blanks, commas, `<` and `&`.
        earlier: The alerts on the same subject that went out before, which it replaces.
    """
    root = etree.Element(_name("alert"), nsmap={None: NAMESPACE})
    _add(root, "identifier", alert.id)
    _add(root, "sender", sender)
    _add(root, "sent", _instant(alert.made_at))
    _add(root, "status", status.value)
    # What nobody was told of is no update to them.
    kind = alert.kind if earlier or alert.kind is AlertKind.WITHDRAWN else AlertKind.NEW
    _add(root, "msgType", MESSAGE_TYPES[kind])
    _add(root, "scope", "Restricted")
    _add(root, "restriction", f"For those whom the watch {alert.watch} tells.")
    _add(root, "note", _NOTE)
    if earlier:
        references = (f"{sender},{each.id},{_instant(each.made_at)}" for each in earlier)
        _add(root, "references", " ".join(references))
    _add(root, "incidents", _name_of(alert.bulletin.subject_id))
    _info(root, alert)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(data).decode("utf-8")


def urgency(alert: Alert, *, at: datetime) -> str:
    """Return how soon somebody should act: of what happened that is not known."""
    told = alert.bulletin
    settled = alert.kind is AlertKind.ENDED and told.subject is AlertSubject.INCIDENT
    if closing(alert) and not settled:
        return "Past"
    to_come = told.subject is AlertSubject.OUTLOOK and told.latest is not None
    return "Future" if to_come and told.latest and told.latest >= at.date() else "Unknown"


def severity(bulletin: Bulletin) -> str:
    """Return how grave it is, by the killed alone."""
    if bulletin.killed_low is None:
        return "Unknown"
    if bulletin.killed_low >= EXTREME_KILLED:
        return "Extreme"
    return "Severe" if bulletin.killed_low else "Unknown"


def certainty(bulletin: Bulletin) -> str:
    """Return how certain it is, by the grade; an outlook is never observed."""
    if bulletin.reliability is Reliability.F:
        return "Unknown"
    if bulletin.subject is AlertSubject.OUTLOOK:
        return "Unknown"
    return CERTAINTY[bulletin.credibility]


def _info(root: "etree._Element", alert: Alert) -> None:
    told = alert.bulletin
    info = etree.SubElement(root, _name("info"))
    _add(info, "language", "en")
    _add(info, "category", "Security")
    _add(info, "event", _event(told))
    _add(info, "responseType", "None" if closing(alert) else "Monitor")
    _add(info, "urgency", urgency(alert, at=alert.made_at))
    _add(info, "severity", severity(told))
    _add(info, "certainty", certainty(told))
    _add(info, "senderName", f"Tocsin, watch {alert.watch}")
    _add(info, "headline", _headline(alert))
    _add(info, "description", alert_text(alert))
    for name, value in _parameters(alert):
        parameter = etree.SubElement(info, _name("parameter"))
        _add(parameter, "valueName", name)
        _add(parameter, "value", value)
    for spot in told.spots:
        _area(info, spot)


def _event(bulletin: Bulletin) -> str:
    """Return what sort of thing is told: "Bombing", "Threat"."""
    if bulletin.subject is AlertSubject.OUTLOOK:
        kinds = (kind for kind in OutlookKind if kind.value in bulletin.types)
        return next((OUTLOOK_WORDS[kind] for kind in kinds), "Outlook")
    if bulletin.subject is AlertSubject.SIGNAL:
        return "Rise in incidents"
    words = (fact.words for fact in bulletin.facts if fact.name == "what")
    return next(words, "Report").rstrip(".")


def _headline(alert: Alert) -> str:
    mark = f"{kind_word(alert)}: " if closing(alert) else ""
    line = one_line(f"{mark}{alert.bulletin.headline}")
    return line if len(line) <= _HEADLINE_LENGTH else line[: _HEADLINE_LENGTH - 1] + "…"


def _parameters(alert: Alert) -> Iterator[tuple[str, str]]:
    """Yield what the protocol has no word for."""
    told = alert.bulletin
    if closing(alert):
        yield f"tocsin:{alert.kind.value}", f"{closing(alert)} {'; '.join(alert.changes)}"
    if told.grade:
        yield "tocsin:grade", told.grade
    if told.origins:
        yield "tocsin:origins", told.origins
    if told.earliest or told.latest:
        name = "to-come" if told.subject is AlertSubject.OUTLOOK else "happened"
        yield f"tocsin:{name}", f"{told.earliest or '..'}/{told.latest or '..'}"
    yield from (("tocsin:unknown", each) for each in told.unknown)


def _area(info: "etree._Element", spot: Spot) -> None:
    area = etree.SubElement(info, _name("area"))
    _add(area, "areaDesc", f"{spot.name}, {spot.country}" if spot.country else spot.name)
    if spot.within_km is not None and spot.latitude is not None and spot.longitude is not None:
        _add(area, "circle", f"{spot.latitude:.4f},{spot.longitude:.4f} {spot.within_km:g}")


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _add(parent: "etree._Element", tag: str, text: str) -> None:
    etree.SubElement(parent, _name(tag)).text = xml_safe(text)


def _instant(at: datetime) -> str:
    """Return an instant as CAP 1.2 writes it (3.3.2): UTC is `-00:00`, and never `Z`."""
    return f"{utc_second(at).removesuffix('Z')}-00:00"


def _name_of(incident: str) -> str:
    """Return the name of an incident; one with white space stands in quotation marks (3.2.1)."""
    plain = incident.replace('"', "'")
    return f'"{plain}"' if plain.split() != [plain] else plain
