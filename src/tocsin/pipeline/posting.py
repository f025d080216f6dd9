"""One attempt to send a message over its channel: written as its receiver reads it, handed over."""

import socket
from collections.abc import Callable, Iterator, Sequence
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
    Message,
    Notice,
    Watch,
)
from tocsin.core.vocab import AlertKind, AlertSubject, ChannelKind
from tocsin.deliver.files import append_line, rewrite, write_whole
from tocsin.deliver.mail import Letter, MailServer, send
from tocsin.deliver.secret import is_reference, secret
from tocsin.deliver.settings import DeliverSettings
from tocsin.deliver.webhook import Webhook, post
from tocsin.pipeline.book import Book
from tocsin.publish.alerts.cap import cap_message
from tocsin.publish.alerts.feeds import atom_feed, rss_feed
from tocsin.publish.alerts.words import html_of, subject_line, text_of
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


class Post:
    """Sends messages: reads their alerts in a ledger, their secrets where they stand."""

    def __init__(
        self, *, ledger: Ledger, settings: DeliverSettings, clock: Callable[[], datetime]
    ) -> None:
        self._book, self._settings, self._clock = Book(ledger), settings, clock

    def attempt(self, message: Message) -> Attempted:
        """Return what came of sending a message once.

        Without its secret it waits like one whose receiver does not answer.
        """
        self._book.read()
        return self._handed(message, [self._book.alerts[each] for each in message.alert_ids])

    def test(self, watch: Watch, channel: Channel, *, now: datetime) -> Attempted:
        """Return what came of a test over one channel; a feed is only written anew as it is.

        Nothing is recorded, and nobody can take it for an alert.
        """
        alert = test_alert(watch, now=now)
        message = Message(
            id=ids.message_id(watch=watch.name, channel="test", alerts=(alert.id,)),
            watch=watch.name,
            channel=channel,
            alert_ids=(),
            made_at=now,
        )
        return self._handed(message, (alert,))

    def _handed(self, message: Message, alerts: Sequence[Alert]) -> Attempted:
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
                    return self._cap(message, alerts)
                case _:
                    return self._feed(message)
        except SettingsError as error:
            return Attempted(delivered=False, detail=error.message)

    def _mail(self, message: Message, alerts: Sequence[Alert]) -> Attempted:
        settings = self._settings
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
        if len(alerts) != 1:
            return ()
        before = {each.id for each in self._before(alerts[0])}
        delivered = self._delivered(message.channel)
        return tuple(each.id for each in delivered if before.intersection(each.alert_ids))

    def _before(self, alert: Alert) -> Iterator[Alert]:
        """Yield the alerts on the same subject that were made before one."""
        thread = self._book.threads[alert.key]
        yield from (each for each in thread if each.number < alert.number)

    def _delivered(self, channel: Channel) -> list[Message]:
        """Return the messages that a receiver has, in the order of queueing."""
        queued = self._book.queued[channel_key(channel)]
        return [each for each in queued if each.id in self._book.delivered]

    def _webhook(self, message: Message, alerts: Sequence[Alert]) -> Attempted:
        channel = message.channel
        hook = Webhook(
            url=secret(channel.to) if is_reference(channel.to) else channel.to,
            secret=secret(channel.secret) if channel.secret else None,
            seconds=self._settings.seconds,
        )
        body = codec.encode(notice(message, alerts)).encode()
        return post(hook, message_id=message.id, body=body, at=self._clock())

    def _cap(self, message: Message, alerts: Sequence[Alert]) -> Attempted:
        """Write each alert as a file of its own, under its id."""
        out = {key for each in self._delivered(message.channel) for key in each.alert_ids}
        made = Attempted(delivered=True, detail="nothing to write")
        for alert in alerts:
            text = cap_message(
                alert,
                sender=self._settings.cap_sender,
                status=message.channel.cap_status,
                earlier=[each for each in self._before(alert) if each.id in out],
            )
            made = write_whole(Path(message.channel.to) / f"{alert.id}.xml", text)
            if not made.delivered:
                return made
        return made

    def _feed(self, message: Message) -> Attempted:
        """Write the feed anew, one writer at a time: all that any watch queued for it."""

        def written() -> str:
            self._book.read()
            queued = self._book.queued[channel_key(message.channel)] or [message]
            shown = {key for each in queued for key in each.alert_ids}
            alerts = [each for each in self._book.alerts.values() if each.id in shown]
            last = {each.watch: each.notes for each in queued}
            notes = tuple(dict.fromkeys(note for each in last.values() for note in each))
            write = atom_feed if message.channel.kind is ChannelKind.ATOM else rss_feed
            return write(tuple(last), alerts, notes=notes, at=message.made_at)

        return rewrite(Path(message.channel.to), written)


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
