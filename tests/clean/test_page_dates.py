"""The publication date of web pages: data, zones, print; conflicts are kept and said."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from tocsin.clean.document import clean_document
from tocsin.clean.html import extract_html
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Cleaned, Document
from tocsin.core.vocab import DateBasis, DateRole

TITLE = "Drones Strike Two Bases In The North"
STRUCK = "Two bases in the north were struck by drones on Wednesday, the army said in a statement."
UNHURT = "Nobody was hurt in the strike, and three of the drones had been shot down, the army said."
DECK = "The army says that nobody was hurt, and that it does not know yet who sent the drones."


def read(
    head: str = "",
    under: str = "",
    *,
    before: str = "",
    after: str = "",
    given: date | None = None,
    fetched: datetime | None = None,
) -> Cleaned:
    html = (
        f"<html><head><title>{TITLE}</title>{head}</head><body>{before}<article><h1>{TITLE}</h1>"
        f"{under}<p>{STRUCK}</p><p>{UNHURT}</p></article>{after}</body></html>"
    )
    page = extract_html(html.encode())
    document = Document(
        id="d1",
        text=page.text,
        raw_digest="r1",
        title=page.title,
        metadata=page.metadata,
        published_given=given,
        retrieved_at=fetched,
    )
    return clean_document(document, settings=CleanSettings())


def linked(published: str) -> str:
    item = f'{{"@type": "NewsArticle", "datePublished": "{published}"}}'
    return f'<script type="application/ld+json">{item}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def day(cleaned: Cleaned) -> date | None:
    published = cleaned.published_on
    assert published.earliest == published.latest or published.basis is not DateBasis.STATED
    return published.earliest


def test_an_instant_has_its_day_in_the_zone_that_the_page_gives() -> None:
    cleaned = read(linked("2021-03-02T23:30:00+03:30"))
    assert day(cleaned) == date(2021, 3, 2)
    assert "UTC+0330" in cleaned.published_on.reason


def test_an_instant_in_utc_has_its_day_in_the_zone_that_the_page_names_elsewhere() -> None:
    head = linked("2021-03-03T03:05:00Z") + meta("og:updated_time", "2021-03-02T22:15:00-05:00")
    cleaned = read(head)
    assert day(cleaned) == date(2021, 3, 2)
    assert "2021-03-02 22:05 in the page's zone, UTC-0500" in cleaned.published_on.reason
    assert "against" not in cleaned.published_on.reason


def test_the_same_instant_on_a_local_clock_names_the_zone() -> None:
    head = (
        linked("2021-03-03T04:58:46Z") + '<meta name="sailthru.date" content="2021-03-02 20:58:46">'
    )
    assert day(read(head)) == date(2021, 3, 2)


def test_print_tells_the_day_of_an_instant_in_utc() -> None:
    cleaned = read(linked("2021-03-03T02:59:46Z"), "<p>March 2, 2021 at 8:59 pm</p>")
    assert day(cleaned) == date(2021, 3, 2)
    (rejected,) = cleaned.rejected_dates
    assert rejected.value == "2021-03-03T02:59:46Z" and rejected.role is DateRole.METADATA
    assert "UTC" in rejected.reason and "2021-03-03T02:59:46Z" in cleaned.published_on.reason


def test_print_of_another_time_does_not_move_an_instant() -> None:
    cleaned = read(linked("2021-03-03T12:00:00Z"), "<p>By Ann Example | March 1, 2021</p>")
    assert day(cleaned) == date(2021, 3, 3)
    assert [rejected.value for rejected in cleaned.rejected_dates] == ["March 1, 2021"]
    assert "against it stands March 1, 2021" in cleaned.published_on.reason


def test_an_instant_in_utc_has_no_day_after_the_change_that_the_page_prints() -> None:
    changed = "<p>Updated 11:21 pm CST, Tuesday, March 2, 2021</p>"
    assert day(read(linked("2021-03-03T05:14:35Z"), changed)) == date(2021, 3, 2)
    assert day(read(linked("2021-03-03T15:14:35Z"), changed)) == date(2021, 3, 3)


def test_one_clock_with_two_zones_has_none() -> None:
    head = linked("2021-03-03T04:31:13-06:00")
    head += meta("article:published_time", "2021-03-03T04:31:13+00:00")
    assert day(read(head)) == date(2021, 3, 3)
    assert day(read(head, "<span>March 2, 2021, 10:31 pm CST</span>")) == date(2021, 3, 2)


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ("<span>March 3, 2021</span>", date(2021, 3, 3)),
        ("<div>By Ann Example <time>3 Mar 2021</time></div>", date(2021, 3, 3)),
        ("<time datetime='2021-03-03T10:00:00Z'>two hours ago</time>", date(2021, 3, 3)),
        ("<p>Published: March 3, 2021 | Updated: March 5, 2021</p>", date(2021, 3, 3)),
        ("<p>Updated: March 5, 2021 | Posted: March 3, 2021</p>", date(2021, 3, 3)),
        (f"<p>{DECK}</p><span>March 3, 2021</span>", date(2021, 3, 3)),
        ("<p>Updated: March 5, 2021</p>", None),
        ("<p>seen on Monday, March 1, 2021 in a letter of the army to us</p>", None),
        ("<aside><span>March 3, 2021</span></aside>", None),
    ],
)
def test_lines_between_headline_and_text_are_read_although_no_article(
    under: str, found: date | None
) -> None:
    cleaned = read(under=under)
    assert cleaned.published_on.span is None or "2021" in cleaned.published_on.span.quote
    assert day(cleaned) == found


def test_the_day_of_a_change_bounds_a_page_that_nothing_else_dates() -> None:
    published = read(under="<p>Updated: March 5, 2021</p>").published_on
    assert (published.earliest, published.latest) == (None, date(2021, 3, 5))
    assert published.basis is DateBasis.INFERRED


def test_the_clock_of_the_site_and_other_stories_date_nothing() -> None:
    clock = "<div><h1>The Invented Post</h1><span>June 4, 2021</span></div>"
    others = f"<p>{UNHURT}</p><div><span>June 3, 2021</span></div>"
    assert day(read(before=clock, after=others)) is None


def test_markup_that_names_one_day_of_publication_is_believed() -> None:
    marked = "<span class='article-publish-date'>March 3, 2021</span>"
    assert day(read(after=marked)) == date(2021, 3, 3)
    another = "<span class='article-publish-date'>March 1, 2021</span>"
    assert day(read(after=marked + another)) is None


@pytest.mark.parametrize(
    "name", ["article:published_time", "og:pubdate", "DC.date.issued", "publish-date", "pub_date"]
)
def test_the_usual_names_are_known(name: str) -> None:
    assert day(read(f'<meta name="{name}" content="2021-03-03">')) == date(2021, 3, 3)


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "today", "2021"])
def test_what_a_machine_writes_for_no_date_is_none(value: str) -> None:
    assert day(read(linked(value))) is None


def test_the_articles_own_data_go_before_those_of_its_page() -> None:
    page = '{"@type": "WebPage", "datePublished": "2015-01-01"}'
    head = f'<script type="application/ld+json">{page}</script>' + linked("2021-03-03")
    assert day(read(head)) == date(2021, 3, 3)


def test_the_user_wins_and_the_conflict_is_said() -> None:
    cleaned = read(linked("2021-03-02"), given=date(2021, 3, 1))
    assert day(cleaned) == date(2021, 3, 1)
    assert "given with the document; against it stands 2021-03-02" in cleaned.published_on.reason
    (rejected,) = cleaned.rejected_dates
    assert rejected.role is DateRole.METADATA and "given with the document" in rejected.reason


def test_no_conflict_is_said_where_all_agree() -> None:
    cleaned = read(linked("2021-03-03"), "<p>March 3, 2021</p>", given=date(2021, 3, 3))
    assert cleaned.rejected_dates == () and "against" not in cleaned.published_on.reason


def test_an_instant_after_the_retrieval_is_not_believed() -> None:
    fetched = datetime(2021, 3, 3, 12, 0, tzinfo=UTC)
    late = read(linked("2021-03-03T14:00:00Z"), fetched=fetched)
    assert day(late) is None and late.published_on.latest == date(2021, 3, 3)
    assert "later than the day of retrieval" in late.rejected_dates[0].reason
    assert day(read(linked("2021-03-03T12:05:00Z"), fetched=fetched)) == date(2021, 3, 3)
    assert day(read(linked("2021-03-03T14:00:00+03:00"), fetched=fetched)) == date(2021, 3, 3)


def test_a_day_that_can_be_read_two_ways_is_settled_by_another_date() -> None:
    cleaned = read('<meta name="date" content="03/04/2021">', "<p>April 3, 2021</p>")
    assert day(cleaned) == date(2021, 4, 3)


VALUES = st.one_of(
    st.sampled_from(
        [
            "2021-03-03T04:31:13Z",
            "2021-03-03T04:31:13-06:00",
            "2021-03-02 22:31:13",
            "March 2, 2021",
            "Updated March 2, 2021",
            "Published 2 March 2021, 23:59",
            "03/04/2021",
            "9999-12-31T23:59:59+14:00",
            "1900-01-01T00:00:00-12:00",
            "2021-02-30T10:00:00Z",
        ]
    ),
    st.text(max_size=20),
)
NAMES = st.sampled_from(["datePublished", "dateModified", "date", "printed", "marked_published"])


@for_all(st.lists(st.tuples(NAMES, VALUES), max_size=6), st.booleans())
def test_whatever_a_page_says_the_interval_is_in_order(
    metadata: list[tuple[str, str]], fetched: bool
) -> None:
    document = Document(
        id="d1",
        text=f"{TITLE}\n\n{STRUCK}\n",
        raw_digest="r1",
        title=TITLE,
        metadata=tuple(metadata),
        retrieved_at=datetime(2021, 3, 3, 12, 0, tzinfo=UTC) if fetched else None,
    )
    cleaned = clean_document(document, settings=CleanSettings())
    published = cleaned.published_on
    assert published.reason and all(rejected.reason for rejected in cleaned.rejected_dates)
    assert (published.basis is DateBasis.STATED) == (published.earliest is not None)
    if published.earliest is not None and published.latest is not None:
        assert published.earliest <= published.latest
        assert not fetched or published.earliest <= date(2021, 3, 4)
