"""One attempt to send a message over its channel: written as its receiver reads it, handed over."""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tocsin import codec
from tocsin.core import ids
from tocsin.core.errors import SettingsError
from tocsin.core.types import (
    Alert,
    Attempted,
    Bulletin,
    Channel,
    Delivery,
    Message,
    Notice,
    Watch,
)
from tocsin.core.vocab import AlertKind, AlertSubject, ChannelKind, DeliveryStep
from tocsin.deliver.files import append_line, write_whole
from tocsin.deliver.mail import Letter, MailServer, send
from tocsin.deliver.secret import is_reference, secret
from tocsin.deliver.settings import DeliverSettings
from tocsin.deliver.webhook import Webhook, post
from tocsin.publish.alert_words import html_of, subject_line, text_of
from tocsin.publish.cap import cap_message
from tocsin.publish.feeds import atom_feed, rss_feed
from tocsin.store.ledger import Ledger
from tocsin.tables.templates import alert_template
from tocsin.watch.alerts.outbox import Patience
from tocsin.watch.alerts.sending import channel_key

# Beside the time that an answer may take, time to write it down.
_LEASE_SECONDS = 120.0


def patience_of(settings: DeliverSettings) -> Patience:
    """Return how often and after which waits is tried."""
    return Patience(
        max_attempts=settings.max_attempts,
        first_wait_seconds=settings.first_wait_seconds,
        longest_wait_seconds=settings.longest_wait_seconds,
        lease_seconds=settings.seconds + _LEASE_SECONDS,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Sends messages: reads their alerts in a ledger, their secrets where they stand."""

    ledger: Ledger
    settings: DeliverSettings
    clock: Callable[[], datetime]

    def attempt(self, message: Message) -> Attempted:
        """Return what came of sending a message once.

        Without its secret it waits like one whose receiver does not answer.
        """
        told = self.ledger.recorded(Alert, subject=message.watch)
        wanted = set(message.alert_ids)
        alerts = tuple(alert for alert in told if alert.id in wanted)
        return self._handed(message, alerts, told)

    def test(self, watch: Watch, channel: Channel, *, now: datetime) -> Attempted:
        """Return what came of a test over one channel; a feed is only written anew as it is.

        Nothing is recorded, and nobody can take it for an alert.
        """
        told = self.ledger.recorded(Alert, subject=watch.name)
        alert = test_alert(watch, now=now)
        message = Message(
            id=ids.message_id(watch=watch.name, channel="test", alerts=(alert.id,)),
            watch=watch.name,
            channel=channel,
            alert_ids=(),
            made_at=now,
        )
        return self._handed(message, (alert,), told)

    def _handed(
        self, message: Message, alerts: Sequence[Alert], told: Sequence[Alert]
    ) -> Attempted:
        try:
            match message.channel.kind:
                case ChannelKind.EMAIL:
                    return self._mail(message, alerts)
                case ChannelKind.WEBHOOK:
                    return self._webhook(message, alerts)
                case ChannelKind.FILE:
                    path = Path(message.channel.to)
                    return append_line(path, codec.encode(notice(message, alerts)))
                case ChannelKind.CAP:
                    return self._cap(message, alerts, told)
                case _:
                    return self._feed(message, told)
        except SettingsError as error:
            return Attempted(delivered=False, detail=error.message)

    def _mail(self, message: Message, alerts: Sequence[Alert]) -> Attempted:
        settings = self.settings
        user = settings.smtp_user
        letter = Letter(
            message_id=message.id,
            sender=settings.mail_from or f"tocsin@{socket.getfqdn()}",
            to=message.channel.to,
            subject=subject_line(message, alerts),
            text=text_of(message, alerts),
            html=html_of(message, alerts, template=alert_template()),
            at=message.made_at,
            references=self._mails_before(message, alerts),
        )
        server = MailServer(
            host=settings.smtp_host,
            port=settings.smtp_port,
            security=settings.smtp_security,
            user=user,
            password=secret(settings.smtp_password) if user is not None else None,
            seconds=settings.seconds,
        )
        return send(letter, server)

    def _mails_before(self, message: Message, alerts: Sequence[Alert]) -> tuple[str, ...]:
        """Return the mails that one on a single alert goes on from, the oldest first."""
        if len(alerts) != 1 or alerts[0].kind is AlertKind.NEW:
            return ()
        keys = {
            each.id
            for each in self.ledger.recorded(Alert, subject=message.watch)
            if each.key == alerts[0].key and each.id != alerts[0].id
        }
        return tuple(
            each.id
            for each in _delivered(self.ledger, message.channel)
            if keys.intersection(each.alert_ids)
        )

    def _webhook(self, message: Message, alerts: Sequence[Alert]) -> Attempted:
        channel = message.channel
        hook = Webhook(
            url=secret(channel.to) if is_reference(channel.to) else channel.to,
            secret=secret(channel.secret) if channel.secret else None,
            seconds=self.settings.seconds,
        )
        body = codec.encode(notice(message, alerts)).encode()
        return post(hook, message_id=message.id, body=body, at=self.clock())

    def _cap(self, message: Message, alerts: Sequence[Alert], told: Sequence[Alert]) -> Attempted:
        """Write each alert as a file of its own, under its id."""
        out = {key for each in _delivered(self.ledger, message.channel) for key in each.alert_ids}
        made = Attempted(delivered=True, detail="nothing to write")
        for alert in alerts:
            text = cap_message(
                alert,
                sender=self.settings.cap_sender,
                status=message.channel.cap_status,
                earlier=[each for each in told if each.key == alert.key and each.id in out],
            )
            made = write_whole(Path(message.channel.to) / f"{alert.id}.xml", text)
            if not made.delivered:
                return made
        return made

    def _feed(self, message: Message, told: Sequence[Alert]) -> Attempted:
        """Write the feed anew: all that it held, and what this message adds."""
        known = {key for each in _queued(self.ledger, message.channel) for key in each.alert_ids}
        shown = [each for each in told if each.id in known]
        write = atom_feed if message.channel.kind is ChannelKind.ATOM else rss_feed
        text = write(message.watch, shown, notes=message.notes, at=message.made_at)
        return write_whole(Path(message.channel.to), text)


def test_alert(watch: Watch, *, now: datetime) -> Alert:
    """Return an alert that says that it is a test."""
    bulletin = Bulletin(
        subject=AlertSubject.INCIDENT,
        subject_id="test",
        headline=f"Test of the watch {watch.name}: nothing happened",
        notes=("This is a test. No report tells of anything.",),
    )
    key = ids.alert_key(watch=watch.name, subject="test", subject_id=now.isoformat())
    return Alert(
        id=ids.alert_id(key=key, previous=None, kind="test", state=""),
        watch=watch.name,
        watch_id=watch.id,
        key=key,
        number=1,
        kind=AlertKind.NEW,
        bulletin=bulletin,
        why=("somebody tests the watch",),
        made_at=now,
    )


def notice(message: Message, alerts: Sequence[Alert]) -> Notice:
    """Return a message as programs receive it."""
    return Notice(
        type=_type(message, alerts),
        timestamp=message.made_at,
        id=message.id,
        watch=message.watch,
        digest=message.digest,
        notes=message.notes,
        alerts=tuple(alerts),
    )


def _type(message: Message, alerts: Sequence[Alert]) -> str:
    if not message.alert_ids:
        return "tocsin.test"
    return "tocsin.digest" if message.digest else f"tocsin.alert.{alerts[0].kind.value}"


def _queued(ledger: Ledger, channel: Channel) -> tuple[Message, ...]:
    key = channel_key(channel)
    found = (each.message for each in ledger.recorded(Delivery) if each.message is not None)
    return tuple(message for message in found if channel_key(message.channel) == key)


def _delivered(ledger: Ledger, channel: Channel) -> tuple[Message, ...]:
    """Return the messages that a receiver has, in the order of queueing."""
    done = {
        each.message_id for each in ledger.recorded(Delivery) if each.step is DeliveryStep.DELIVERED
    }
    return tuple(each for each in _queued(ledger, channel) if each.id in done)
