"""Whether an act is one of a number told over a window: a tally, not an occurrence."""

from tocsin.core.vocab import FigureKind
from tocsin.extract.occurrences.clauses import clause_tokens, verb_over
from tocsin.extract.phrases.figures import figure_at
from tocsin.extract.reader import Reader
from tocsin.extract.tallies.counting import counts_persons, is_counted
from tocsin.extract.tallies.windows import names_window, numbered_beside

# Nouns that turn the acts below them into a trend or a series.
TREND_NOUNS = frozenset(
    {
        "increase", "rise", "surge", "spike", "decrease", "decline", "drop", "uptick", "number",
        "spate", "wave", "string", "series", "escalation", "total", "rate", "level", "frequency",
        "thousand", "hundred", "dozen", "score", "record",
    }
)  # fmt: skip
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday overnight".split()
)
# No act told without its day harms as many: such a number is a total.
BEYOND_ONE_ACT = 500
OPEN_BEYOND_ONE_ACT = 200
KILLING = frozenset({"kill", "murder", "wound", "injure", "massacre", "slaughter", "die"})
MANY = 3
PLURAL = frozenset({"NNS", "NNPS"})
STRETCHES = frozenset({"week", "fortnight", "month", "year", "decade", "period", "stretch"})
POINTING = frozenset({"the", "these", "those"})
ANY_ACT = frozenset({"attack", "assault", "incident", "strike", "target", "hit"})
# How many sentences back a count is taken up again.
REACH = 2
SURELY_MANY = 8


def is_aggregate(reader: Reader, trigger: int) -> bool:
    """Return whether a trigger stands for many acts, counted or not, and not for one.

    A verb is one when its clause counts over a window ("has killed 300 people since
    May"); a plural noun also when it is many, or stands under a trend ("a rise in attacks").
    """
    if is_counted(reader, trigger):
        return True
    tree = reader.tree
    tag = tree.tokens[trigger].tag
    if tag not in PLURAL:
        return tree.is_verb(trigger) and (
            _counts_in_window(reader, trigger)
            or _counts_beyond_one_act(reader, trigger)
            or _fills_a_stretch(reader, trigger)
        )
    if _under_trend(reader, trigger) or _resumes_count(reader, trigger):
        return True
    figure = figure_at(reader, trigger, kind=FigureKind.INCIDENTS)
    counted = figure is not None and figure.of_whom != figure.span
    least = (figure.low or figure.high or figure.best or 0) if figure and counted else 0
    windowed = _in_window(reader, trigger)
    if counts_persons(reader, trigger):
        return windowed
    if least >= SURELY_MANY:
        return True
    if figure is not None and counted and figure.high is None and least < MANY:
        return True
    return windowed and (not counted or least >= MANY)


def _fills_a_stretch(reader: Reader, verb: int) -> bool:
    """Return whether a verb tells what went on in a stretch ("a week in which bases were hit")."""
    tree = reader.tree
    token = tree.tokens[verb]
    return (
        token.relation == "relcl"
        and tree.lemma(token.head) in STRETCHES
        and any(
            tree.tokens[head].tag in PLURAL and not tree.children(head, "nummod")
            for head in tree.children(verb, "nsubj", "nsubjpass", "dobj")
        )
    )


def _resumes_count(reader: Reader, noun: int) -> bool:
    """Return whether "the attacks" are those that a sentence just before has counted."""
    tree = reader.tree
    pointing = any(tree.lemma(child) in POINTING for child in tree.children(noun, "det"))
    if not pointing or tree.children(noun, "nummod"):
        return False
    number = tree.sentence_number(noun)
    before = tree.sentences[max(0, number - REACH) : number]
    words = {tree.lemma(noun), *(ANY_ACT if tree.lemma(noun) in ANY_ACT else ())}
    return any(
        tree.lemma(token) in words and is_counted(reader, token)
        for sentence in before
        for token in range(sentence.first, sentence.last)
    )


def _counts_in_window(reader: Reader, verb: int) -> bool:
    tree = reader.tree
    if not _in_window(reader, verb):
        return False
    heads = tree.children(verb, "dobj", "nsubjpass", "nsubj")
    return any(
        (figure := figure_at(reader, head, kind=FigureKind.OTHER)) is not None
        and (figure.high is None or figure.high > 1)
        for head in heads
    )


def _counts_beyond_one_act(reader: Reader, verb: int) -> bool:
    """Return whether a clause without a day counts more than one act could do."""
    tree = reader.tree
    members = clause_tokens(reader, verb)
    if any(tree.tokens[number].text.lower().rstrip(".") in DAYS for number in members):
        return False
    if tree.lemma(verb) not in KILLING:
        return False
    for head in tree.children(verb, "dobj", "nsubjpass"):
        figure = figure_at(reader, head, kind=FigureKind.KILLED)
        least = (figure.low or figure.best or 0) if figure is not None else 0
        open_word = figure is not None and figure.span is not None and figure.span.quote.isalpha()
        if least >= (OPEN_BEYOND_ONE_ACT if open_word else BEYOND_ONE_ACT):
            return True
    return False


def _under_trend(reader: Reader, trigger: int) -> bool:
    tree = reader.tree
    token = tree.tokens[trigger]
    if token.relation != "pobj":
        return False
    return tree.lemma(tree.tokens[token.head].head) in TREND_NOUNS


def _in_window(reader: Reader, trigger: int) -> bool:
    tree = reader.tree
    verb = verb_over(reader, trigger)
    members = set(tree.subtree(trigger))
    if verb is not None:
        members |= set(clause_tokens(reader, verb))
    members -= numbered_beside(reader, trigger, members)
    words = " ".join(tree.tokens[number].text for number in sorted(members))
    return names_window(words)
