"""The outlets' ids by all their names, as fusing asks for them."""

from tocsin.core.outlets import Outlets
from tocsin.tables.outlets import ShippedOutlets


def test_names_and_domains_lead_to_one_id() -> None:
    outlets = Outlets(names=ShippedOutlets().ids())
    for name in ("Associated Press", "the associated press", "AP", "apnews.com", "www.apnews.com"):
        assert outlets.key(name) == "outlet:ap"
    assert outlets.known("ap") is None


def test_every_shipped_name_leads_to_an_outlet() -> None:
    shipped = ShippedOutlets()
    outlets = Outlets(names=shipped.ids())
    assert {outlets.known(source.name) for source in shipped} == {source.id for source in shipped}
