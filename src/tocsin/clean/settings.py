"""When a line is a heading, a wrapped line, a repetition."""

from dataclasses import dataclass

from tocsin.core.bounds import Count, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanSettings:
    """The thresholds of cleaning.

    Set on web pages, agency wires and press releases of the training data; run the tests of
    `tests/clean` and look at the blocks of some texts of each kind before changing one.

    Attributes:
        wrap_min_columns: A hard-wrapped text has lines at least this wide. Shorter lines are
            verse, lists or menus.
        wrap_max_columns: And at most this wide: wires and mail were set for 60 to 80 columns.
        wrap_fill: A wrapped line with the next line's first word fills this share of the width;
            below 1 because editors changed words after the lines were broken.
        wrap_share: Share of the lines of a paragraph that must be filled so.
        mark_max_words: A line of furniture ("Share this", "By ...") has at most so many words.
        mark_max_characters: And no line of furniture has more characters than this.
        caption_max_words: A caption with its credit has at most so many words.
        title_max_words: A headline has at most so many words.
        heading_max_words: A line without a final stop inside the body is a heading up to this
            length, or up to a headline's length where its words are capitalised.
        sentence_min_words: Fewer words with a final stop are no sentence that opens a body.
        long_line_words: A line of so many words is text, with or without a final stop.
        title_case_share: Share of the words of four letters and more that begin with a capital
            in a line set in title case.
        related_overlap: Share of a line's words that must occur in the rest of the text for the
            line to be a heading of it and not the title of another story.
        related_min_words: A line of fewer longer words is too short to tell.
        repeat_min_words: A repeated sentence counts as printed twice from so many words on;
            shorter ones ("He declined to comment.") may be said twice.
        repeat_min_characters: And from so many characters on.
        date_line_max_words: A line that gives a date and nothing else has at most so many words.
        dateline_max_characters: A dateline ("CITY, 3 Jan 1990 --") ends within so many characters.
        max_characters: A longer text is refused: it is an archive of reports or no report. A
            million characters take ten seconds.
    """

    wrap_min_columns: Count = 50
    wrap_max_columns: Count = 100
    wrap_fill: Share = 0.85
    wrap_share: Share = 0.7
    mark_max_words: Count = 14
    mark_max_characters: Count = 600
    caption_max_words: Count = 70
    title_max_words: Count = 25
    heading_max_words: Count = 12
    sentence_min_words: Count = 4
    long_line_words: Count = 26
    title_case_share: Share = 0.6
    related_overlap: Share = 0.5
    related_min_words: Count = 5
    repeat_min_words: Count = 6
    repeat_min_characters: Count = 40
    date_line_max_words: Count = 16
    dateline_max_characters: Count = 120
    max_characters: Count = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """What a web page may be, and how its article is found on it.

    Set on one half of the pages of the article extraction benchmark; run
    `bench.article_extraction` and look at the half held out before changing one.

    Attributes:
        max_bytes: A larger page is refused: it is an archive or an attack, and the parser drops
            any stretch of text over 10 MB.
        max_depth: A page with tags nested deeper is refused: the parser drops what is nested
            256 deep.
        max_elements: A page with more tags is refused: it takes a minute and more.
        link_min_words: A line that is a link is another story's title from so many words on;
            shorter ones are names that an article mentions.
        link_share: And where the link holds this share of its words.
        paragraph_min_words: A paragraph of a page's article has so many words.
        short_article_share: The stricter of two extractions is taken if it keeps this share of
            the characters of the other; otherwise it has lost the article.
        article_min_characters: An extraction shorter than this has not found an article.
        article_min_letters: Nor has one without a line of so many letters: it is a menu.
        title_max_words: A line as long as a title has at most so many words.
        date_line_max_words: A line that gives a date and nothing else has at most so many words.
    """

    max_bytes: Count = 10_000_000
    max_depth: Count = 250
    max_elements: Count = 200_000
    link_min_words: Count = 4
    link_share: Share = 0.9
    paragraph_min_words: Count = 15
    short_article_share: Share = 0.6
    article_min_characters: Count = 250
    article_min_letters: Count = 30
    title_max_words: Count = 25
    date_line_max_words: Count = 16
