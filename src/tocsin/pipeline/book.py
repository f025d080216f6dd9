"""The alerts of a ledger and what was queued of them, each record read once."""

from collections import defaultdict

from tocsin.core.types import Alert, Delivery, Message
from tocsin.core.vocab import DeliveryStep
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.outbox import Parcel, stepped
from tocsin.watch.alerts.sending import channel_key

# A channel, and the key of a subject.
About = tuple[str, str]


class Book:
    """Alerts and messages by what they are asked for; `read` adds what was recorded since.

    Attributes:
        alerts: By id, in the order in which they were recorded.
        told: By the name of their watch.
        threads: By the key of their subject.
        parcels: Messages as they stand, by id, in the order of queueing.
        queued: Messages by channel, in the order of queueing.
        about: The ids of messages by channel and key of a subject, in the order of queueing.
        begun: The ids of messages that were tried, and that a receiver may so have.
        delivered: The ids of messages that a receiver has.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.alerts: dict[str, Alert] = {}
        self.told: defaultdict[str, list[Alert]] = defaultdict(list)
        self.threads: defaultdict[str, list[Alert]] = defaultdict(list)
        self.parcels: dict[str, Parcel] = {}
        self.queued: defaultdict[str, list[Message]] = defaultdict(list)
        self.about: defaultdict[About, list[str]] = defaultdict(list)
        self.begun: set[str] = set()
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
        for step in steps:
            stepped(self.parcels, step)
            if step.message is not None:
                self.queued[channel_key(step.message.channel)].append(step.message)
                for about in self.subjects(step.message):
                    self.about[about].append(step.message_id)
            if step.step is DeliveryStep.TRYING:
                self.begun.add(step.message_id)
            if step.step is DeliveryStep.DELIVERED:
                self.delivered.add(step.message_id)

    def subjects(self, message: Message) -> dict[About, int]:
        """Return what a message tells of over its channel, each with the number of its last alert.

        An alert that is not recorded tells of nothing.
        """
        channel = channel_key(message.channel)
        held = [self.alerts[each] for each in message.alert_ids if each in self.alerts]
        return {(channel, each.key): each.number for each in held}
