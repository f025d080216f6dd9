"""The invented ledger that the briefs of these tests are about."""

import pytest

from selby import Held, invented_ledger


@pytest.fixture(scope="session")
def held() -> Held:
    """Return the invented ledger."""
    return invented_ledger()
