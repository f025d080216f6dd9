"""What a site's robots.txt allows. Source: RFC 9309, and the Crawl-delay in common use."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from tocsin.core.errors import FetchError, InputError
from tocsin.ingest.addresses import shown
from tocsin.ingest.exchange import Response

PATH = "/robots.txt"
_UNAVAILABLE = range(400, 500)
_SERVER_ERROR = 500


@dataclass(slots=True)
class _Site:
    """One site: its rules once they are known, or why they cannot be."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    error: InputError | None = None


class Robots:
    """The rules of sites, each asked for once. `ask` returns the answer at an address."""

    def __init__(self, user_agent: str, ask: Callable[[httpx.URL, frozenset[str]], Response]):
        self._name = user_agent.partition("/")[0].strip()
        self._ask = ask
        self._sites: dict[str, _Site] = {}

    def check(self, address: httpx.URL, allowed: frozenset[str]) -> float:
        """Return how many seconds the site wants between requests; 0 where it does not say.

        Raises:
            InputError: If the site does not want this address asked for, or its rules cannot
                be had; then nothing may be asked for.
        """
        rules = self._rules(address, allowed)
        if not rules.can_fetch(str(address), self._name):
            raise FetchError(
                f"{shown(address)}: the site's robots.txt asks programs to stay away",
                hint="Ask its publisher, or save the page by hand and use `tocsin read`.",
            )
        rate = rules.request_rate(self._name)
        between = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(rules.crawl_delay(self._name) or 0.0, between)

    def _rules(self, address: httpx.URL, allowed: frozenset[str]) -> Protego:
        place = address.copy_with(raw_path=PATH.encode())
        site = self._sites.setdefault(str(place), _Site())
        with site.lock:
            if site.rules is None and site.error is None:
                try:
                    site.rules = self._read(place, allowed)
                except InputError as error:
                    site.error = error
            if site.rules is None:
                raise FetchError(
                    f"{shown(address)} is not asked for: what its site allows is not known. "
                    f"{site.error.message if site.error else ''}",
                    hint="The next pull asks again.",
                )
            return site.rules

    def _read(self, place: httpx.URL, allowed: frozenset[str]) -> Protego:
        # RFC 9309, 2.3.1.3: a status of 400 to 499 allows everything; 2.3.1.4: an error of
        # the server or the network forbids everything.
        answer = self._ask(place, allowed)
        if answer.status in _UNAVAILABLE:
            return Protego.parse("")
        if answer.status >= _SERVER_ERROR:
            raise FetchError(f"{shown(place)} answers {answer.status}")
        return Protego.parse(answer.body.decode("utf-8", "replace"))
