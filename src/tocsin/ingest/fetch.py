"""Polite retrieval from the web: what an address gives, or an error that says why not.

Every hop of a redirect is treated like an address given by the user: its form, its
machines, its site's robots.txt and its host's pace are checked before anything is sent.
"""

import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from tocsin.core.errors import FetchError
from tocsin.ingest.addresses import (
    Resolver,
    checked_addresses,
    parse_address,
    shown,
    system_resolver,
)
from tocsin.ingest.exchange import Response, Terms, ask
from tocsin.ingest.pace import Pace
from tocsin.ingest.robots import Robots
from tocsin.ingest.settings import FetchSettings
from tocsin.ingest.stop import Stop

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, "
    "text/html, application/xhtml+xml, */*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_NOT_MODIFIED = 304
_GONE = frozenset({404, 410})
_ASKS_TO_WAIT = frozenset({429, 503})
_ASCII_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What an answer can be asked by whether it changed, as the server gave it."""

    etag: str | None = None
    last_modified: str | None = None

    def conditions(self) -> Mapping[str, str]:
        """Return the headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave. `body` is None where nothing changed since the validators.

    `address` is the last one, after redirects; `moved_to` the one that stands in its place
    for good, if the site said so. `charset` is that of the Content-Type header.
    """

    address: str
    body: bytes | None
    charset: str | None = None
    validators: Validators = Validators()
    moved_to: str | None = None


class Fetcher:
    """Asks the web within the settings' limits; may be used from several threads."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Callable[[], datetime],
        resolve: Resolver = system_resolver,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._resolve = resolve
        self._stop = Stop()
        self._pace = Pace(max_wait_seconds=settings.max_wait_seconds, wait=self._stop.wait)
        self._robots = Robots(settings.user_agent, self._ask_for_rules)
        self._terms = Terms(
            headers={"User-Agent": settings.user_agent, "Accept": ACCEPT},
            seconds=settings.request_seconds,
            max_bytes=settings.max_bytes,
            certificates=certificates or httpx.create_ssl_context(),
            stop=self._stop,
        )

    def get(
        self,
        url: str,
        *,
        allowed: frozenset[str] = frozenset(),
        validators: Validators = Validators(),
    ) -> Answer:
        """Return what an address gives; with validators, whether it changed since.

        Args:
            url: An http or https address.
            allowed: Names of hosts, as written, that may stand outside the public internet.
            validators: Those of the last answer.
        Raises:
            AddressError: If this address or one that it leads to must not be asked.
            FetchError: If it gives nothing that can be used.
        """
        first = parse_address(url)
        conditions = validators.conditions()
        hops = self._follow(first, allowed, conditions=conditions, rules=True)
        last = hops[-1]
        if last.status == _NOT_MODIFIED and conditions:
            return Answer(address=shown(last.address), body=None, validators=validators)
        if last.status in _ASKS_TO_WAIT:
            self._keep_away(last)
        if not httpx.codes.is_success(last.status):
            raise _refused(last)
        return Answer(
            address=shown(last.address),
            body=last.body,
            charset=_charset(last.headers),
            validators=Validators(
                etag=_header(last.headers, "etag"),
                last_modified=_header(last.headers, "last-modified"),
            ),
            moved_to=_moved_to(hops),
        )

    def stop(self) -> None:
        """End every wait and every request, and let none begin."""
        self._stop.set()

    def _follow(
        self,
        first: httpx.URL,
        allowed: frozenset[str],
        *,
        conditions: Mapping[str, str],
        rules: bool,
    ) -> list[Response]:
        """Return the answers on the way from an address to the one that does not send on."""
        hops: list[Response] = []
        address = first
        while True:
            machines = checked_addresses(address, allowed=allowed, resolve=self._resolve)
            interval = self._interval(address, allowed) if rules else 0.0
            with self._pace.turn(address.host, interval=interval):
                terms = self._terms
                hops.append(ask(address, machines=machines, terms=terms, conditions=conditions))
            location = hops[-1].headers.get("location")
            if hops[-1].status not in _REDIRECTS or location is None:
                return hops
            address = _joined(address, location)
            if any(address == hop.address for hop in hops):
                raise FetchError(f"{shown(first)} sends on in a circle", hint=_LOOK)
            if len(hops) > self._settings.max_redirects:
                raise FetchError(
                    f"{shown(first)} sends on more than {self._settings.max_redirects} times",
                    hint=_LOOK,
                )

    def _interval(self, address: httpx.URL, allowed: frozenset[str]) -> float:
        """Return how long a host is left alone after this request; robots.txt may forbid it."""
        return max(self._robots.check(address, allowed), self._settings.host_interval_seconds)

    def _ask_for_rules(self, address: httpx.URL, allowed: frozenset[str]) -> Response:
        return self._follow(address, allowed, conditions={}, rules=False)[-1]

    def _keep_away(self, answer: Response) -> None:
        seconds = _retry_after(answer.headers.get("retry-after", ""), self._clock())
        if seconds is not None:
            self._pace.hold(answer.address.host, seconds)


def _joined(address: httpx.URL, location: str) -> httpx.URL:
    try:
        return parse_address(str(address.join(location)))
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(
            f"{shown(address)} sends on to {shown(location)}, which is no address", hint=_LOOK
        ) from error


def _refused(answer: Response) -> FetchError:
    words = f"{shown(answer.address)} answers {answer.status}"
    reason = httpx.codes.get_reason_phrase(answer.status)
    if reason:
        words += f" ({reason})"
    after = answer.headers.get("retry-after", "")
    if answer.status in _ASKS_TO_WAIT and after:
        return FetchError(f"{words} and asks to wait: Retry-After: {after[:40]}", hint=_LATER)
    if answer.status in _GONE:
        return FetchError(words, hint="Check the address; it may have moved or ended.")
    return FetchError(words, hint=_LATER)


def _retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for: a number, or a date."""
    value = value.strip()
    if value and not value.strip(_ASCII_DIGITS):
        return float(value)
    with suppress(ValueError):
        until = parsedate_to_datetime(value)
        zoned = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (zoned - now).total_seconds())
    return None


def _header(headers: httpx.Headers, name: str) -> str | None:
    """Return a header that can be sent back as it came."""
    value = headers.get(name)
    return value if value and value.isascii() and value.isprintable() else None


def _charset(headers: httpx.Headers) -> str | None:
    for part in headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower() or None
    return None


def _moved_to(hops: list[Response]) -> str | None:
    """Return the last address, if every step to it was permanent."""
    if len(hops) > 1 and all(hop.status in _PERMANENT for hop in hops[:-1]):
        return shown(hops[-1].address)
    return None


_LATER = "The next pull asks again."
_LOOK = "Look at it in a browser, and give the address that it ends at."
