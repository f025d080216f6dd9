"""For whom origins speak, as far as the tables know it."""

from tocsin.core.types import Origin
from tocsin.pipeline.escalating import bodies_of
from tocsin.tables.actors import ShippedActors


def test_whom_a_spokesman_speaks_for_is_found_in_the_registry_by_name() -> None:
    amnesty, torn = (
        Origin(key=key, label=key, known=True, claim_ids=(), document_ids=(), bodies=(body,))
        for key, body in (
            ("actor:amnesty", "actor:amnesty"),
            ("name:ilva torn", "name:amnesty international"),
        )
    )
    found = bodies_of([amnesty, torn], ShippedActors())
    assert found["name:amnesty international"] == found["actor:amnesty"]
    assert "name:ilva torn" not in found
