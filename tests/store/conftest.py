"""Ledgers of both kinds, each empty."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from postgres import binaries, server
from tocsin.store.ledger import Ledger

NewAddress = Callable[[], str]


@pytest.fixture(scope="session")
def new_database() -> Iterator[NewAddress]:
    """Return what makes an empty database on a server of our own, and returns its address."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql-15")
    with server(programs) as address:
        numbers = count()

        def new() -> str:
            name = f"ledger{next(numbers)}"
            url = make_url(address).set(drivername="postgresql+pg8000")
            engine = create_engine(url, isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            engine.dispose()
            return make_url(address).set(database=name).render_as_string()

        yield new


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    new: NewAddress = request.getfixturevalue("new_database")
    return new()


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    opened = Ledger.open(address)
    yield opened
    opened.close()
