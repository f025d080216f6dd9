"""Which rulings of a view have no effect, because later ones exclude them."""

from collections.abc import Sequence

from tocsin.core.types import Judgement
from tocsin.fuse.accounts import gather, live_readings
from tocsin.fuse.rulings import Matter, obeyed, rulings_in_force
from tocsin.fuse.settings import FuseSettings
from tocsin.pipeline.view import View


def void_rulings(
    seen: View, judgements: Sequence[Judgement], settings: FuseSettings
) -> frozenset[Matter]:
    """Return the matters on which the standing one of these rulings is excluded by a later one.

    Two claims of one account are ruled on together: what parts one parts the other.
    """
    rulings = rulings_in_force(judgements)
    if not rulings.pairs:
        return frozenset()
    accounts = gather(
        seen.documents,
        live_readings(seen.readings),
        rulings,
        min_score=settings.min_claim_score,
    )
    held = {told.claim.id: at for at, account in enumerate(accounts) for told in account.told}
    return obeyed(rulings, held).void
