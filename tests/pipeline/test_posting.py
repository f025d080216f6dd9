"""What an attempt to send is given: time, and a lease that covers it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tocsin.deliver.settings import DeliverSettings
from tocsin.pipeline.posting import patience_of


@given(st.floats(0.1, 600), st.floats(0.1, 600))
def test_nobody_is_given_up_who_still_sends(seconds: float, mail_seconds: float) -> None:
    settings = replace(DeliverSettings(), seconds=seconds, mail_seconds=mail_seconds)
    assert patience_of(settings).lease_seconds >= max(seconds, mail_seconds) + 60
