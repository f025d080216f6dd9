"""How the web is asked: how long, how much, how often, and under which name."""

from dataclasses import dataclass
from typing import Annotated

from tocsin.core.bounds import AtLeastOne, Bounds, Count, NotNegative

# A time that a request may take: less than this is no time at all.
Seconds = Annotated[float, Bounds(low=0.1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """The limits of retrieval. They protect the machine that asks and the one that is asked.

    Attributes:
        user_agent: The name under which Tocsin asks. Put an address into it under which the
            people you ask can find you. The part before "/" is looked for in robots.txt.
        request_seconds: A request must be answered in whole within so many seconds.
        max_bytes: An answer may have at most so many bytes once decompressed.
        max_redirects: A request may be sent on to another address so many times.
        host_interval_seconds: A host is asked again after so many seconds at the earliest;
            later where its robots.txt says so (Crawl-delay, Request-rate).
        max_wait_seconds: Where a host wants a longer pause than this, its remaining pages are
            left for the next pull.
        hosts_at_once: So many hosts are asked at the same time, each for one thing at a time.
        entries_per_pull: Of one feed so many new entries are taken in one pull, the newest
            first; older ones are left for the next pulls.
        whole_min_words: Text that a feed carries counts as the whole report from so many words
            on, unless it ends with a mark of having been cut; otherwise its page is fetched.
    """

    user_agent: str = "Tocsin/0.1 (+https://tocsin.example/about)"
    request_seconds: NotNegative = 30.0
    max_bytes: AtLeastOne = 20_000_000
    max_redirects: Count = 5
    host_interval_seconds: NotNegative = 1.0
    max_wait_seconds: NotNegative = 60.0
    hosts_at_once: AtLeastOne = 8
    entries_per_pull: Count = 200
    whole_min_words: AtLeastOne = 150
