"""What is known of each word of a text in capitals, and what of that speaks for its form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tocsin.models.casing_words import CasedWord, words_of

# A word is known to be usually in one form if so large a share of its occurrences is.
_NEARLY_ALWAYS = 0.95
_MOSTLY = 0.6
_LONGEST_NAME = 6
_LONGEST_ACRONYM = 9
# Words that are small within a sentence whatever stands around them, in names too. Those with
# a namesake in capitals ("IS", "IT", "US", "WHO") are not among them.
_ALWAYS_SMALL = frozenset(
    "about after also an and are as at be because been before being between but by could during "
    "for from had has have he her him his if in into its more most not of on one or other our "
    "out over she so some such than that the their them then there these they this those through "
    "to two under until up was we were what when where which while will with would you".split()
)
_ACRONYM = "A"
UNKNOWN = "?"


class NameForms(Protocol):
    """What the tables know of a name, however it is written."""

    def form(self, name: str) -> str | None:
        """Return an actor's name as the registry writes it, None where it knows none."""
        ...

    def place(self, name: str) -> str:
        """Return "" for no place, "p" for the name of a place, "P" for one known by its name."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A text's words, how each is usually written, and its part in names that are known.

    `forms` are the words of names that the registry writes in one way, as it writes them.
    """

    words: Sequence[CasedWord]
    priors: Sequence[str]
    names: Sequence[str]
    forms: Mapping[int, str] = field(default_factory=dict)


def is_always_small(context: Context, number: int) -> bool:
    """Return whether a word is one that nothing around it can put into capitals."""
    return context.words[number].key in _ALWAYS_SMALL


# ----------------------------------------------------------------------------- what is known


def context_of(
    text: str,
    counts: Mapping[str, tuple[int, int, int]],
    names: NameForms,
    without: Mapping[str, tuple[int, int, int]] | None = None,
) -> Context:
    """Return a text's words with what the tables know of them.

    `without` are counts to leave out: of the text itself, when the model is trained on it.
    """
    words = words_of(text)
    left_out = without or {}
    priors = [prior(counts.get(word.key), left_out.get(word.key)) for word in words]
    signs, forms = _names(text, words, names, priors)
    return Context(words=words, priors=priors, names=signs, forms=forms)


def prior(count: tuple[int, int, int] | None, without: tuple[int, int, int] | None = None) -> str:
    """Return in one letter how a word is usually written, "?" if that is not known."""
    if count is None:
        return UNKNOWN
    small, title, capitals = (
        count if without is None else (a - b for a, b in zip(count, without, strict=True))
    )
    total = small + title + capitals
    if total < 2:
        return UNKNOWN
    for share, letters in ((_NEARLY_ALWAYS, "LTU"), (_MOSTLY, "ltu")):
        for number, letter in zip((small, title, capitals), letters, strict=True):
            if number >= share * total:
                return letter
    return "m"


def _names(
    text: str, words: Sequence[CasedWord], names: NameForms, priors: Sequence[str]
) -> tuple[list[str], dict[int, str]]:
    """Return what each word is in names that the tables know, and how the registry writes it.

    Names of several words give the form outright; of one word they are a sign among others.
    """
    short = _acronyms(words)
    signs = [_sign(text[word.start : word.end], word.key, names, short) for word in words]
    forms: dict[int, str] = {}
    first = 0
    while first < len(words):
        last = first if words[first].key in _ALWAYS_SMALL else _longest_run(words, first)
        taken = first + 1
        for end in range(last, first + 1, -1):
            name = " ".join(text[words[first].start : words[end - 1].end].split())
            whole = priors[first] != "L" or priors[end - 1] != "L"
            form = names.form(name)
            if form is not None:
                forms.update(_spread(form, words[first:end], first))
            elif not (whole and names.place(name)):
                continue
            for number in range(first, end):
                signs[number] += ("R" if form else "G") + ("b" if number == first else "i")
            taken = end
            break
        first = taken
    return signs, forms


def _sign(written: str, key: str, names: NameForms, acronyms: frozenset[str]) -> str:
    if key in _ALWAYS_SMALL or len(key) == 1:
        return ""
    form = names.form(written)
    known = "" if form is None else "U" if form.isupper() else "T"
    return known + names.place(written) + (_ACRONYM if key in acronyms else "")


def _acronyms(words: Sequence[CasedWord]) -> frozenset[str]:
    """Return the words that stand alone in brackets behind the words they are short for."""
    found = set()
    for number, word in enumerate(words):
        alone = word.before.endswith(("(", "[")) and word.after.startswith((")", "]"))
        if alone and 2 <= len(word.key) <= _LONGEST_ACRONYM and word.key.isalpha():
            before = words[max(0, number - 2 * len(word.key)) : number]
            if _has_initials(word.key, [each.key[0] for each in before]):
                found.add(word.key)
    return frozenset(found)


def _has_initials(short: str, initials: Sequence[str]) -> bool:
    """Return whether a word begins with an initial, and half of its letters are, in order."""
    place, met = len(initials), []
    for number in range(len(short) - 1, -1, -1):
        found = [before for before in range(place) if initials[before] == short[number]]
        if found:
            place = found[-1]
            met.append(number)
    return 0 in met and len(met) >= 2 and len(met) * 2 >= len(short)


def _longest_run(words: Sequence[CasedWord], first: int) -> int:
    """Return the end of the longest name that may begin here: nothing but spaces between."""
    end = first + 1
    while end < len(words) and end - first < _LONGEST_NAME and _adjoin(words[end].before):
        end += 1
    return end


def _adjoin(between: str) -> bool:
    return between.strip() in {"", "-"} and between.count("\n") <= 1


def _spread(form: str, words: Sequence[CasedWord], first: int) -> dict[int, str]:
    """Return the parts of a registered name, word by word, if they are the same words."""
    parts = words_of(form)
    if [part.key for part in parts] != [word.key for word in words]:
        return {}
    return {first + number: form[part.start : part.end] for number, part in enumerate(parts)}


# --------------------------------------------------------------------------------- features


def features(context: Context, number: int, last: int, before: int) -> list[str]:
    """Return what speaks for a word's form, given the forms of the two words before it."""
    words, priors, names = context.words, context.priors, context.names
    word, count = words[number], len(words)
    known = priors[number]
    key = shape(word.key)
    prev, prev_prior, prev_name = _neighbour(context, number - 1)
    then, then_prior, then_name = _neighbour(context, number + 1)
    gap, behind = _gap(word.before), _gap(word.after)
    back = f"{last}{gap}" if number and not word.starts else "^"
    name = names[number]
    found = [
        "b",
        f"k{known}{name}",
        f"t{back}{known}",
        f"u{back}{before}{known}{then_prior}",
        f"g{gap}{behind}{known}",
        f"n{prev_prior}{gap}{known}{behind}{then_prior}",
        f"N{prev_name}|{name}|{then_name}",
        f"p{prev}{gap}{known}",
        f"q{then}{behind}{known}",
        f"P{prev}|{back}",
        f"z{len(key) if len(key) < 6 else 6}{known}",
    ]
    if known == UNKNOWN:
        found += [
            f"3{key[-3:]}",
            f"2{key[-2:]}",
            f"4{key[-4:]}",
            f"1{key[:2]}",
            f"v{any(letter in 'aeiouy' for letter in key)}{min(len(key), 6)}",
            f"3{key[-3:]}{then_prior}{prev_prior}",
        ]
    else:
        found += [
            f"w{key}",
            f"wt{key}|{back}",
            f"wn{key}|{behind}{then_prior}{then_name[:1]}",
            f"wp{key}|{prev_prior}{gap}{prev_name[:1]}",
            f"bw{prev}|{key}",
            f"bn{key}|{then}",
        ]
    far = number + 2
    if far < count:
        found.append(f"f{known}{then_prior}{priors[far]}{key if known == 'm' else ''}")
    return found


def _neighbour(context: Context, number: int) -> tuple[str, str, str]:
    if not 0 <= number < len(context.words):
        return "#", "#", ""
    key, known = shape(context.words[number].key), context.priors[number]
    if key.startswith("0"):
        known = "0"
    return key if known != UNKNOWN else UNKNOWN, known, context.names[number]


def shape(key: str) -> str:
    """Return a word, or for a number its digits as zeros."""
    if not key[:1].isdigit():
        return key
    return "".join("0" if letter.isdigit() else letter for letter in key)


def _gap(between: str) -> str:
    """Return what stands between two words in one or two characters."""
    bare = between.strip()
    if not bare:
        return "_" if between else "+"
    return bare[:1] + bare[-1:] if len(bare) > 1 else bare
