"""A receiver of webhooks on loopback that fails as it is told, and counts what it took."""

import json
import socket
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOST = "127.0.0.1"


class Fault(StrEnum):
    """How a delivery fails. After the last four the receiver has taken the message."""

    REFUSED = "connection refused"
    RESET = "connection reset before anything was read"
    ERROR = "answered 500"
    BUSY = "answered 429 with Retry-After in seconds"
    UNAVAILABLE = "answered 503 with Retry-After as a date"
    HANGS = "no answer until the time-out"
    NONSENSE = "answered what is not HTTP"
    CLOSED = "taken, then closed without an answer"
    LATE = "taken, then answered after the time-out"
    LOST = "taken and answered 500"
    CRASH = "taken and answered; the sender died before it recorded that"


TAKEN = frozenset({Fault.CLOSED, Fault.LATE, Fault.LOST, Fault.CRASH})


@dataclass(slots=True)
class Receiver:
    """What a receiver was sent and took. `fault` decides what happens to the next request.

    `taken` are the alerts of each message by its webhook-id, the first time that it came;
    `again` counts those that came once more and were thrown away.
    """

    url: str
    fault: Fault | None = None
    taken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    again: int = 0
    requests: list[tuple[Mapping[str, str], bytes]] = field(default_factory=list)
    seconds: float = 0.1

    def take(self, headers: Mapping[str, str], body: bytes) -> None:
        """Take a message, unless it was taken before."""
        key = headers["webhook-id"]
        if key in self.taken:
            self.again += 1
            return
        self.taken[key] = tuple(each["id"] for each in json.loads(body)["alerts"])


@contextmanager
def receiver(*, seconds: float = 0.1) -> Iterator[Receiver]:
    """Run a receiver until the block ends; `seconds` is the time-out of its senders."""
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            if made.fault is Fault.RESET:
                _reset(self.connection)
                self.close_connection = True
                return
            length = int(self.headers["content-length"])
            body = self.rfile.read(length)
            if len(body) < length:  # the sender gave up in the middle
                self.close_connection = True
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            made.requests.append((headers, body))
            try:
                _answer(self, made, headers, body, closing)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    made = Receiver(url=f"http://{HOST}:{server.server_address[1]}", seconds=seconds)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def closed_port() -> int:
    """Return a port of loopback on which nobody listens."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return int(asked.getsockname()[1])


def _answer(
    handler: BaseHTTPRequestHandler,
    made: Receiver,
    headers: Mapping[str, str],
    body: bytes,
    closing: threading.Event,
) -> None:
    fault = made.fault
    if fault is None or fault in TAKEN:
        made.take(headers, body)
    match fault:
        case Fault.HANGS | Fault.LATE:
            closing.wait(made.seconds * 2)
            _send(handler, 200)
        case Fault.CLOSED:
            handler.close_connection = True
        case Fault.NONSENSE:
            handler.wfile.write(b"\x00\x01 no answer at all\r\n\r\n")
            handler.close_connection = True
        case Fault.ERROR | Fault.LOST:
            _send(handler, 500)
        case Fault.BUSY:
            _send(handler, 429, retry_after="45")
        case Fault.UNAVAILABLE:
            later = datetime.now(UTC) + timedelta(seconds=90)
            _send(handler, 503, retry_after=format_datetime(later, usegmt=True))
        case _:
            _send(handler, 204)


def _send(handler: BaseHTTPRequestHandler, status: int, *, retry_after: str | None = None) -> None:
    handler.send_response(status)
    if retry_after is not None:
        handler.send_header("Retry-After", retry_after)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _reset(connection: socket.socket) -> None:
    """Close a connection so that the other side is told of no orderly end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
