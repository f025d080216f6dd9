"""When a line is a heading, a wrapped line, a repetition."""

from dataclasses import dataclass


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
    """

    wrap_min_columns: int = 50
    wrap_max_columns: int = 100
    wrap_fill: float = 0.85
    wrap_share: float = 0.7
    mark_max_words: int = 14
    mark_max_characters: int = 600
    caption_max_words: int = 70
    title_max_words: int = 25
    heading_max_words: int = 12
    sentence_min_words: int = 4
    long_line_words: int = 26
    title_case_share: float = 0.6
    related_overlap: float = 0.5
    related_min_words: int = 5
    repeat_min_words: int = 6
    repeat_min_characters: int = 40
    date_line_max_words: int = 16
    dateline_max_characters: int = 120
