"""How whoever tells a claim stands to it."""

import pytest

from tocsin.core.speakers import stance_of
from tocsin.core.vocab import Realis, Stance
from tocsin.testing import Report


@pytest.mark.parametrize(
    ("realis", "said", "stance"),
    [
        (Realis.HAPPENED, Stance.ASSERTED, Stance.ASSERTED),
        (Realis.DENIED, Stance.ASSERTED, Stance.DENIED),
        (Realis.HAPPENED, Stance.DENIED, Stance.DENIED),
        (Realis.DENIED, Stance.DENIED, Stance.DENIED),
        (Realis.DENIED, Stance.OPINED, Stance.OPINED),
    ],
)
def test_who_says_that_an_act_was_not_denies_it(
    realis: Realis, said: Stance, stance: Stance
) -> None:
    report = Report("Reports that the pier was bombed were false, the harbour office said.")
    link = report.attribute("the harbour office", stance=said)
    claim = report.occurrence("bombed", realis=realis, by=link)
    assert stance_of(claim.content, link) is stance


def test_an_outlet_that_says_in_its_own_voice_that_an_act_was_not_denies_it() -> None:
    report = Report("No pier was bombed.")
    claim = report.occurrence("bombed", realis=Realis.DENIED)
    assert stance_of(claim.content, None) is Stance.DENIED
