"""One request and its answer, at a given machine, within a time and a size."""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import httpx

from tocsin.core.errors import FetchError
from tocsin.ingest.addresses import shown
from tocsin.ingest.body import ACCEPT_ENCODING, Body
from tocsin.ingest.stop import Stop

# No connection is kept: httpx would take one for another host at the same machine.
_LIMITS = httpx.Limits(max_keepalive_connections=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer. `body` is empty unless the status is one of success."""

    address: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for every request: headers, limits, trusted certificates, what ends it."""

    headers: Mapping[str, str]
    seconds: float
    max_bytes: int
    certificates: ssl.SSLContext
    stop: Stop


def ask(
    address: httpx.URL, *, machines: Sequence[str], terms: Terms, conditions: Mapping[str, str]
) -> Response:
    """Return the answer to one GET, asked at the first of the machines that can be reached.

    The host's name is given in the Host header and to TLS, whose certificate must be the
    host's; it is not looked up again. Redirects are not followed.

    Raises:
        FetchError: If there is no whole answer within the limits.
    """
    headers = {**terms.headers, **conditions, "Accept-Encoding": ACCEPT_ENCODING}
    try:
        return asyncio.run(_unless_stopped(terms, address, machines, headers))
    except asyncio.CancelledError as error:
        raise FetchError(f"{shown(address)} was not waited for: the run was stopped") from error
    except TimeoutError as error:
        raise FetchError(
            f"{shown(address)} did not answer in whole within {terms.seconds:g} seconds",
            hint="Try again later, or raise fetch.request_seconds in the settings.",
        ) from error
    except (httpx.HTTPError, OSError) as error:
        words = str(error) or type(error).__name__
        raise FetchError(f"{shown(address)} gives no whole answer: {words}", hint=_HINT) from error


async def _unless_stopped(
    terms: Terms, address: httpx.URL, machines: Sequence[str], headers: Mapping[str, str]
) -> Response:
    loop = asyncio.get_running_loop()
    asking = loop.create_task(_within(terms, address, machines, headers))
    with terms.stop.ending(lambda: loop.call_soon_threadsafe(asking.cancel)):
        return await asking


async def _within(
    terms: Terms, address: httpx.URL, machines: Sequence[str], headers: Mapping[str, str]
) -> Response:
    async with (
        asyncio.timeout(terms.seconds),
        httpx.AsyncClient(
            verify=terms.certificates, trust_env=False, timeout=None, limits=_LIMITS
        ) as client,
    ):
        *others, last = machines
        for machine in others:
            try:
                return await _exchange(client, address, machine, headers, terms.max_bytes)
            except httpx.ConnectError:
                continue
        return await _exchange(client, address, last, headers, terms.max_bytes)


async def _exchange(
    client: httpx.AsyncClient,
    address: httpx.URL,
    machine: str,
    headers: Mapping[str, str],
    max_bytes: int,
) -> Response:
    request = client.build_request(
        "GET",
        address.copy_with(host=machine),
        headers={**headers, "Host": address.netloc.decode("ascii")},
        extensions={"sni_hostname": address.raw_host.decode("ascii")},
    )
    response = await client.send(request, stream=True)
    try:
        body = b""
        if response.is_success:
            body = await _body(response, shown(address), max_bytes)
    finally:
        await response.aclose()
    return Response(
        address=address, status=response.status_code, headers=response.headers, body=body
    )


async def _body(response: httpx.Response, where: str, max_bytes: int) -> bytes:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    body = Body(encoding=encoding, max_bytes=max_bytes, where=where)
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > max_bytes:
        raise body.too_large()
    async for data in response.aiter_raw():
        body.add(data)
    return body.whole()


_HINT = "Try again later, or look at it in a browser."
