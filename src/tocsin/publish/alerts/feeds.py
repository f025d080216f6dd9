"""Alerts as a feed: Atom (RFC 4287), an entry a subject; RSS 2.0, an item an alert.

An Atom entry keeps its id and shows the subject as last told; readers mark it as changed. Items
of RSS cannot change, so that each alert is one.
"""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from tocsin.core.types import Alert
from tocsin.publish.alerts.words import alert_text, kind_word
from tocsin.publish.alerts.xml import xml_safe

MOST_ENTRIES = 100
ATOM = "http://www.w3.org/2005/Atom"
_URN = "urn:tocsin"


def atom_feed(
    watches: Sequence[str], alerts: Sequence[Alert], *, notes: Sequence[str], at: datetime
) -> str:
    """Return the feed of watches; of each subject the last alert, the newest first.

    The first of the watches gives the feed its id, which stays when others join it. `at` is the
    time of the feed where it has no entry yet.
    """
    last = {alert.key: alert for alert in alerts}
    shown = sorted(last.values(), key=lambda each: each.made_at, reverse=True)[:MOST_ENTRIES]
    first = {alert.key: alert for alert in reversed(alerts)}
    feed = etree.Element(_name("feed"), nsmap={None: ATOM})
    _add(feed, "id", f"{_URN}:watch:{watches[0]}")
    _add(feed, "title", f"Alerts: {', '.join(watches)}")
    _add(feed, "updated", _instant(max((each.made_at for each in shown), default=at)))
    _add(etree.SubElement(feed, _name("author")), "name", "Tocsin")
    if notes:
        _add(feed, "subtitle", " ".join(notes))
    for alert in shown:
        entry = etree.SubElement(feed, _name("entry"))
        _add(entry, "id", f"{_URN}:alert:{alert.key}")
        _add(entry, "title", _title(alert))
        _add(entry, "published", _instant(first[alert.key].made_at))
        _add(entry, "updated", _instant(alert.made_at))
        _add(entry, "content", alert_text(alert)).set("type", "text")
        _link(entry, alert)
    return _written(feed)


def rss_feed(
    watches: Sequence[str], alerts: Sequence[Alert], *, notes: Sequence[str], at: datetime
) -> str:
    """Return the feed of watches, every alert an item, the newest first."""
    shown = sorted(alerts, key=lambda each: each.made_at, reverse=True)[:MOST_ENTRIES]
    root = etree.Element("rss", version="2.0")
    channel = etree.SubElement(root, "channel")
    _plain(channel, "title", f"Alerts: {', '.join(watches)}")
    _plain(channel, "link", f"{_URN}:watch:{watches[0]}")
    _plain(channel, "description", " ".join(notes) or f"What is told by {', '.join(watches)}")
    updated = max((each.made_at for each in shown), default=at)
    _plain(channel, "lastBuildDate", format_datetime(updated))
    for alert in shown:
        item = etree.SubElement(channel, "item")
        _plain(item, "title", _title(alert))
        _plain(item, "guid", f"{_URN}:alert:{alert.id}").set("isPermaLink", "false")
        _plain(item, "pubDate", format_datetime(alert.made_at))
        _plain(item, "description", alert_text(alert))
    return _written(root)


def _title(alert: Alert) -> str:
    mark = "" if alert.number == 1 else f"{kind_word(alert)}: "
    return f"{mark}{alert.bulletin.headline}"


def _link(entry: "etree._Element", alert: Alert) -> None:
    """Link the first report that has an address; RFC 4287 asks for none where there is content."""
    urls = (each.url for each in alert.bulletin.evidence if each.url)
    url = next((each for each in urls if each.startswith(("https://", "http://"))), None)
    if url is not None:
        etree.SubElement(entry, _name("link"), rel="related", href=xml_safe(url))


def _name(tag: str) -> str:
    return f"{{{ATOM}}}{tag}"


def _add(parent: "etree._Element", tag: str, text: str) -> "etree._Element":
    return _plain(parent, _name(tag), text)


def _plain(parent: "etree._Element", tag: str, text: str) -> "etree._Element":
    made = etree.SubElement(parent, tag)
    made.text = xml_safe(text)
    return made


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _written(root: "etree._Element") -> str:
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(data).decode("utf-8")
