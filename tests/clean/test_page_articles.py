"""How the article is found on a page: layout, other stories, articles in parts."""

from tocsin.clean.html import extract_html

STRUCK = "Two bases in the north were struck by drones on Wednesday, the army said in a statement."
UNHURT = "Nobody was hurt in the strike, and three of the drones had been shot down, the army said."
BORDER = (
    "The bases lie near the border with Norland, which has been quiet since spring of last year."
)
AGAIN = "It was the third strike of this kind since January, according to the army's own count."


def lines(body: str) -> list[str]:
    page = f"<html><head><title>Drones</title></head><body>{body}</body></html>"
    return extract_html(page.encode()).text.splitlines()


def told(*paragraphs: str) -> str:
    return "".join(f"<p>{words}</p>" for words in paragraphs)


def test_a_page_laid_out_in_a_table_keeps_its_paragraphs() -> None:
    side = "<td><a href='/'>Home</a></td>"
    cell = f"<td><h1>Drones Strike</h1>{told(STRUCK, UNHURT, BORDER)}</td>"
    found = lines(f"<table><tr>{side}{cell}</tr></table>")
    assert [line for line in found if line.endswith(".")] == [STRUCK, UNHURT, BORDER]


def test_a_table_of_figures_keeps_its_rows() -> None:
    table = "<table><tr><th>Base</th><th>Drones</th></tr><tr><td>Alba</td><td>3</td></tr></table>"
    found = lines(f"<article>{told(STRUCK, UNHURT)}{table}{told(BORDER)}</article>")
    assert any("Alba" in line and "3" in line for line in found)
    assert not any("Alba" in line and STRUCK in line for line in found)


def test_titles_of_other_stories_are_left_out() -> None:
    other = "<p><a href='/b'>Floods Close Roads In The South</a></p>"
    found = lines(f"<article>{told(STRUCK)}{other}{told(UNHURT, BORDER)}</article>")
    assert found == [STRUCK, UNHURT, BORDER]


def test_a_linked_name_in_a_sentence_stays() -> None:
    linked = STRUCK.replace("the army", "<a href='/army'>the army</a>")
    assert lines(f"<article>{told(linked, UNHURT, BORDER)}</article>") == [STRUCK, UNHURT, BORDER]


def test_an_article_that_advertisements_part_is_read_to_its_end() -> None:
    parts = f"<div class='body'>{told(STRUCK, UNHURT)}</div><div class='ad'>Advertisement</div>"
    found = lines(f"<article>{parts}<div class='body'>{told(BORDER, AGAIN)}</div></article>")
    assert [line for line in found if line.endswith(".")] == [STRUCK, UNHURT, BORDER, AGAIN]


def test_two_articles_on_a_page_are_not_joined() -> None:
    one = f"<h1>Drones Strike</h1><div class='body'>{told(STRUCK, UNHURT)}</div>"
    two = f"<h1>Floods</h1><div class='body'>{told(BORDER, AGAIN)}</div>"
    found = lines(f"<article>{one}{two}</article>")
    assert BORDER not in found or "Floods" in found[found.index(UNHURT) : found.index(BORDER)]


def test_an_article_held_as_data_of_the_page_is_read() -> None:
    data = f'{{"@type": "NewsArticle", "articleBody": "{STRUCK} {UNHURT} {BORDER}"}}'
    script = f"<script type='application/ld+json'>{data}</script>"
    assert STRUCK in " ".join(lines(f"<div id='app'></div>{script}"))


def test_a_menu_is_no_article() -> None:
    assert lines("<nav><a href='/'>Home</a><a href='/s'>Sport</a></nav><footer>2021</footer>") == []


def test_words_of_a_program_are_no_article() -> None:
    assert lines(f"<script>var lead = '{STRUCK} {UNHURT}';</script>") == []
