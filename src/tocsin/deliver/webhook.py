"""Messages as signed HTTP POST requests.

Source: Standard Webhooks 1.0 (headers webhook-id, webhook-timestamp, webhook-signature; the
signature is `v1,` and the Base64 of HMAC-SHA256 over "id.timestamp.body"). Departure from it:
the secret may be any text; only one that begins with `whsec_` is read as Base64.
"""

import asyncio
import binascii
import hmac
import ssl
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache

import httpx

from tocsin.core.errors import SettingsError
from tocsin.core.types import Attempted

_PREFIX = "whsec_"
# The answers of class 4xx after which another attempt may help. Source: RFC 9110, RFC 6585.
_PASSING = frozenset({408, 425, 429})
USER_AGENT = "Tocsin/0.1 (alerts)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address to post to, the secret to sign with (None: not signed), and how long to wait."""

    url: str
    secret: str | None
    seconds: float


def signature(secret: str, *, message_id: str, at: datetime, body: bytes) -> str:
    """Return the signature of a message in the form of its header.

    Raises:
        SettingsError: If the secret begins with `whsec_` and the rest is no Base64.
    """
    signed = f"{message_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + b64encode(hmac.digest(_key(secret), signed, "sha256")).decode("ascii")


def post(hook: Webhook, *, message_id: str, body: bytes, at: datetime) -> Attempted:
    """Return what came of posting a message (JSON) once; redirects are not followed.

    `message_id` is the idempotency key: it is the same in every attempt.
    """
    headers = {
        "content-type": "application/json",
        "user-agent": USER_AGENT,
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
    }
    if hook.secret is not None:
        headers["webhook-signature"] = signature(
            hook.secret, message_id=message_id, at=at, body=body
        )
    trusted = _trusted()
    try:
        return asyncio.run(_within(hook, headers, body, at, trusted))
    except TimeoutError:
        return Attempted(delivered=False, detail=f"no answer within {hook.seconds:g} seconds")
    except httpx.InvalidURL:
        return Attempted(delivered=False, final=True, detail="the address is no web address")
    except (httpx.HTTPError, OSError) as error:
        # The words of an error may hold the address, and so a token in it: its kind is enough.
        return Attempted(delivered=False, detail=f"no answer: {type(error).__name__}")


@cache
def _trusted() -> ssl.SSLContext:
    """Return the certificates that are trusted, loaded once: it takes longer than a request."""
    return httpx.create_ssl_context()


async def _within(
    hook: Webhook, headers: dict[str, str], body: bytes, at: datetime, trusted: ssl.SSLContext
) -> Attempted:
    async with (
        asyncio.timeout(hook.seconds),
        httpx.AsyncClient(verify=trusted, trust_env=False, timeout=None) as client,
        client.stream("POST", hook.url, content=body, headers=headers) as response,
    ):
        return _judged(response, at)


def _judged(response: httpx.Response, at: datetime) -> Attempted:
    code = response.status_code
    if response.is_success:
        return Attempted(delivered=True, code=code, detail=f"answered {code}")
    refused = response.is_client_error and code not in _PASSING
    return Attempted(
        delivered=False,
        code=code,
        final=refused,
        detail=f"answered {code}" + (": refused for good" if refused else ""),
        retry_after_seconds=None if refused else _retry_after(response, at),
    )


def _retry_after(response: httpx.Response, at: datetime) -> float | None:
    """Return how long a receiver asks to wait, in seconds from `at`; None where it does not."""
    given = response.headers.get("retry-after", "").strip()
    if given.isdecimal():
        return float(given)
    try:
        until = parsedate_to_datetime(given)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - at).total_seconds())


def _key(secret: str) -> bytes:
    if not secret.startswith(_PREFIX):
        return secret.encode()
    coded = secret.removeprefix(_PREFIX)
    try:
        return b64decode(coded + "=" * (-len(coded) % 4), validate=True)
    except binascii.Error as error:
        raise SettingsError(
            "a webhook's secret begins with whsec_ and is no Base64",
            hint="Copy it anew from the receiver, or use a text of your own without whsec_.",
        ) from error
