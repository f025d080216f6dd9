"""Which machines may be asked: the public internet, and what a user named; nothing else."""

from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from tocsin.core.errors import AddressError, FetchError, InputError
from tocsin.ingest.addresses import is_public, parse_address, shown
from tocsin.ingest.fetch import Fetcher
from websites import HASTY, HOST, NOW, Website

HERE = frozenset({HOST})
SECRET = "https://editor:hunter2@news.example/a"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:a00:1::1",
        "2001:0:808:808:0:0:f5ff:fffe",
    ],
)
def test_what_is_not_of_the_public_internet_is_known(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_what_is_public_is_known(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "given",
    [
        "ftp://news.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "news.example/a",
        "http:///a",
        "http://[::1",
        "http://news.example:0/",
        "http://news.example:70000/",
        "http://news.example\\@10.0.0.1/",
        SECRET,
        "",
    ],
)
def test_what_is_no_address_for_a_program_is_refused(given: str) -> None:
    with pytest.raises(AddressError):
        parse_address(given)


def test_credentials_are_neither_taken_nor_repeated(site: Website, fetcher: Fetcher) -> None:
    assert shown(SECRET) == "https://news.example/a"
    assert shown("https://a@b:c@news.example/?to=x@y") == "https://news.example/?to=x@y"
    site.redirect("/a", SECRET)
    for url in (SECRET, site.url("/a")):
        with pytest.raises(AddressError) as caught:
            fetcher.get(url, allowed=HERE)
        assert "hunter2" not in str(caught.value) and "editor" not in str(caught.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "localhost", "[::1]", "[::]"]
)
def test_this_machine_is_refused_however_it_is_written(
    site: Website, fetcher: Fetcher, host: str
) -> None:
    site.page("/a", "x")
    with pytest.raises(InputError):
        fetcher.get(site.url("/a").replace(HOST, host))
    assert not site.visits


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://localhost:{port}/secret",
        "http://127.0.0.2:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "//0.0.0.0:{port}/secret",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{port}/",
    ],
)
def test_a_host_that_is_allowed_cannot_lend_its_allowance(
    site: Website, fetcher: Fetcher, target: str
) -> None:
    location = target.format(port=site.address.rpartition(":")[2])
    site.page("/secret", "nothing to see")
    url = site.redirect("/a", location)
    with pytest.raises(AddressError):
        fetcher.get(url, allowed=HERE)
    assert [path for path, _ in site.visits] == ["/robots.txt", "/a"]


def test_rules_that_lead_inside_forbid_the_site(site: Website, fetcher: Fetcher) -> None:
    site.on("/robots.txt", lambda visit: visit.send(301, Location="http://10.0.0.1/robots.txt"))
    with pytest.raises(FetchError, match="not of the public internet"):
        fetcher.get(site.page("/a", "x"), allowed=HERE)
    assert site.asked("/a") == 0


def test_a_name_is_looked_up_once_and_the_machine_that_was_checked_is_asked(site: Website) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return (HOST,)

    fetcher = Fetcher(HASTY, clock=lambda: NOW, resolve=resolve)
    url = site.page("/a", "x").replace(HOST, "news.example")
    assert fetcher.get(url, allowed=frozenset({"news.example"})).body == b"x"
    assert asked == ["news.example", "news.example"]  # once for robots.txt, once for the page
    assert {headers["Host"].partition(":")[0] for _, headers in site.visits} == {"news.example"}


@pytest.mark.parametrize("answers", [("10.0.0.1",), ("8.8.8.8", "10.0.0.1"), ("::ffff:a00:1",)])
def test_one_private_machine_behind_a_name_is_enough(answers: Sequence[str]) -> None:
    fetcher = Fetcher(HASTY, clock=lambda: NOW, resolve=lambda *_: answers)
    with pytest.raises(AddressError, match="not of the public internet"):
        fetcher.get("http://news.example/robots.txt")


def test_a_machine_that_is_down_leaves_the_next(site: Website) -> None:
    fetcher = Fetcher(HASTY, clock=lambda: NOW, resolve=lambda *_: ("127.0.0.9", HOST))
    url = site.page("/a", "x").replace(HOST, "news.example")
    assert fetcher.get(url, allowed=frozenset({"news.example"})).body == b"x"


def test_a_host_that_nobody_knows_is_an_error() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise OSError("Name or service not known")

    fetcher = Fetcher(HASTY, clock=lambda: NOW, resolve=unknown)
    with pytest.raises(FetchError, match=r"news\.example is not known"):
        fetcher.get("http://news.example/")
