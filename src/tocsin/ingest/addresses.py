"""Web addresses: how they are read and shown, and which machines behind them may be asked."""

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from tocsin.core.errors import AddressError, FetchError

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]

SCHEMES = {"http": 80, "https": 443}
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
_MAX_PORT = 65535
# Source: IANA special-purpose address registries, as far as `ipaddress` calls them global;
# 168.63.129.16 is where Azure answers its own machines.
_NOT_PUBLIC = tuple(
    map(ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "fec0::/10"))
)
# Source: RFC 6052; the IPv4 address stands in the last 32 bits.
_NAT64 = ip_network("64:ff9b::/96")


def shown(address: object) -> str:
    """Return an address as it may be printed and stored: without user name and password."""
    return "".join(filter(str.isprintable, _CREDENTIALS.sub("", str(address))))


def parse_address(given: str) -> httpx.URL:
    """Return a web address in its parts, without a fragment.

    Raises:
        AddressError: If it is no http or https address, or carries credentials.
    """
    try:
        address = httpx.URL(given.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise AddressError(f"{shown(given)} is no web address: {error}", hint=_HINT) from error
    if address.scheme not in SCHEMES or not address.host:
        raise AddressError(f"{shown(given)} is no http or https address", hint=_HINT)
    if address.port is not None and not 0 < address.port <= _MAX_PORT:
        raise AddressError(f"{shown(given)} has no port between 1 and {_MAX_PORT}", hint=_HINT)
    if address.userinfo:
        raise AddressError(
            f"{shown(given)} was given with a user name or a password",
            hint="Addresses are stored and shown: give one that needs no credentials.",
        )
    return address.copy_with(fragment=None)


def port_of(address: httpx.URL) -> int:
    """Return the port that an address means."""
    return address.port or SCHEMES[address.scheme]


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host as this machine's name service gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def checked_addresses(
    address: httpx.URL, *, allowed: frozenset[str], resolve: Resolver
) -> Sequence[str]:
    """Return the machines that a web address may be asked at, in the order of the name service.

    The connection must go to one of these: a second look-up could be answered otherwise.
    Hosts in `allowed`, as written, may stand anywhere.

    Raises:
        AddressError: If one of the machines is not of the public internet.
        FetchError: If the host is not known.
    """
    host = address.host
    try:
        found = resolve(host, port_of(address))
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{shown(address)}: host {host} is not known", hint=_CHECK) from error
    if not found:
        raise FetchError(f"{shown(address)}: host {host} has no address", hint=_CHECK)
    if host not in allowed:
        for each in found:
            if not is_public(ip_address(each)):
                raise AddressError(
                    f"{shown(address)} leads to {each}, which is not of the public internet",
                    hint=f"If you trust it, allow it by name: --allow-private {host}.",
                )
    return found


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet, with those it stands for."""
    if any(address in network for network in _NOT_PUBLIC if network.version == address.version):
        return False
    if isinstance(address, IPv6Address):
        instead = _in_place_of(address)
        if instead is not None:
            return is_public(instead)
        through = (address.sixtofour, *(address.teredo or ()))
        return _is_global(address) and all(is_public(each) for each in through if each)
    return _is_global(address)


def _is_global(address: Address) -> bool:
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )


def _in_place_of(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address only writes in another way."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


_HINT = "Give one like https://example.org/feed.xml."
_CHECK = "Check the spelling, and the connection of this machine."
