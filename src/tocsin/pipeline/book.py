"""The alerts of a ledger and what was queued of them, each record read once."""

from collections import defaultdict

from tocsin.core.types import Alert, Delivery, Message
from tocsin.core.vocab import DeliveryStep
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.sending import channel_key


class Book:
    """Alerts and messages by what they are asked for; `read` adds what was recorded since.

    Attributes:
        alerts: By id, in the order in which they were recorded.
        told: By the name of their watch.
        threads: By the key of their subject.
        steps: Of all messages.
        queued: Messages by channel, in the order of queueing.
        delivered: The ids of messages that a receiver has.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.alerts: dict[str, Alert] = {}
        self.told: defaultdict[str, list[Alert]] = defaultdict(list)
        self.threads: defaultdict[str, list[Alert]] = defaultdict(list)
        self.steps: list[Delivery] = []
        self.queued: defaultdict[str, list[Message]] = defaultdict(list)
        self.delivered: set[str] = set()
        self._alerts_read = self._steps_read = 0
        self.read()

    def read(self) -> None:
        """Read what was recorded since it was last read."""
        # Alerts are recorded before their messages: whoever reads these first misses none.
        self._steps_read, steps = self.ledger.recorded_after(Delivery, self._steps_read)
        self._alerts_read, alerts = self.ledger.recorded_after(Alert, self._alerts_read)
        for alert in alerts:
            self.alerts[alert.id] = alert
            self.told[alert.watch].append(alert)
            self.threads[alert.key].append(alert)
        self.steps += steps
        for step in steps:
            if step.message is not None:
                self.queued[channel_key(step.message.channel)].append(step.message)
            if step.step is DeliveryStep.DELIVERED:
                self.delivered.add(step.message_id)
