"""A web site, and a fetcher that may ask it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tocsin.ingest.fetch import Fetcher
from websites import HASTY, NOW, Website, website


@pytest.fixture
def site() -> Iterator[Website]:
    """Return a web site on loopback."""
    with website() as made:
        yield made


@pytest.fixture
def other_site() -> Iterator[Website]:
    """Return another one."""
    with website() as made:
        yield made


@pytest.fixture
def fetcher_with() -> Callable[..., Fetcher]:
    """Return what makes a fetcher with some settings changed."""

    def make(**changes: object) -> Fetcher:
        return Fetcher(replace(HASTY, **changes), clock=lambda: NOW)  # type: ignore[arg-type]

    return make


@pytest.fixture
def fetcher(fetcher_with: Callable[..., Fetcher]) -> Fetcher:
    """Return a fetcher that hurries."""
    return fetcher_with()
