"""A web server of the tests' own, on loopback, that behaves as badly as a test asks."""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import Message
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tocsin.ingest.settings import FetchSettings

HOST = "127.0.0.1"
NOW = datetime(2024, 5, 14, 12, tzinfo=UTC)
# The tests' sites need no protection from haste.
HASTY = FetchSettings(user_agent="Tocsin/0 (+tests)", host_interval_seconds=0.0)
STEP_SECONDS = 0.02
Answering = Callable[["Visit"], None]


class Visit:
    """One request, and the means to answer it, properly or not."""

    def __init__(self, handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        self._handler = handler
        self.closing = closing
        self.headers: Message = handler.headers

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Answer with a status, headers (underscores are hyphens) and a body."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._handler.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | named).items():
            self._handler.send_header(name, value)
        self._handler.end_headers()
        self._handler.wfile.write(body)

    def raw(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def drip(self, head: bytes) -> None:
        """Write a head, then a byte now and then for as long as anybody listens."""
        self.raw(head)
        while not self.closing.wait(STEP_SECONDS):
            self.raw(b"x")


class Website:
    """A site whose paths are answered by functions; it remembers who asked for what."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.paths: dict[str, Answering] = {}
        self.visits: list[tuple[str, Mapping[str, str]]] = []

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return self.address + path

    def asked(self, path: str) -> int:
        """Return how often a path was asked for."""
        return sum(each == path for each, _ in self.visits)

    def on(self, path: str, answering: Answering) -> str:
        """Let a path be answered so; return its address."""
        self.paths[path] = answering
        return self.url(path)

    def redirect(self, path: str, to: str) -> str:
        """Let a path send on to another address; return its own."""
        return self.on(path, lambda visit: visit.send(302, Location=to))

    def page(self, path: str, body: bytes | str, **headers: str) -> str:
        """Let a path give a body; return its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {"Content_Type": "text/html"} | headers
        return self.on(path, lambda visit: visit.send(200, data, **named))


@contextmanager
def website(certificate: ssl.SSLContext | None = None) -> Iterator[Website]:
    """Run a site until the block ends; with a certificate it speaks TLS."""
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            self._answer()

        def _answer(self) -> None:
            site.visits.append((self.path, dict(self.headers.items())))
            visit = Visit(self, closing)
            try:
                site.paths.get(self.path, _nothing)(visit)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    if certificate:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
    scheme = "https" if certificate else "http"
    site = Website(f"{scheme}://{HOST}:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _nothing(visit: Visit) -> None:
    visit.send(404)


def rss(*items: str, title: str = "The Meridian Post") -> str:
    """Return an RSS feed with these items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(title)}</title>{''.join(items)}</channel></rss>"
    )


def item(
    link: str | None,
    *,
    title: str = "Report",
    published: str | None = None,
    summary: str = "",
    content: str = "",
) -> str:
    """Return an item of an RSS feed."""
    parts = {
        "link": link,
        "title": title,
        "pubDate": published,
        "description": summary,
        "content:encoded": content,
    }
    inside = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts.items() if text)
    return f"<item>{inside}</item>"


def article(*paragraphs: str, title: str = "Report") -> str:
    """Return a page with an article."""
    text = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"</head><body><article><h1>{escape(title)}</h1>{text}</article></body></html>"
    )


def squeezed(data: bytes) -> bytes:
    """Return data compressed by gzip."""
    return gzip.compress(data, compresslevel=9)
