"""How much a text is about security: what lets common words tell an act."""

from collections.abc import Iterable

from tocsin.extract.reader import Reader


def document_share(reader: Reader) -> float:
    """Return the weight of security terms for each token of the document."""
    count = len(reader.tree.tokens)
    return security_weight(reader, range(count)) / count if count else 0.0


def sport_share(reader: Reader) -> float:
    """Return the share of the document's words that only sport uses so often."""
    table, tree = reader.lexicons.table("sport"), reader.tree
    count = len(tree.tokens)
    return sum(tree.lemma(number) in table for number in range(count)) / count if count else 0.0


def security_weight(reader: Reader, tokens: Iterable[int]) -> float:
    """Return the summed weights of the security terms at these tokens."""
    table, tree = reader.lexicons.table("security_context"), reader.tree
    total = 0.0
    for number in tokens:
        lemma = tree.lemma(number)
        pair = f"{tree.lemma(number - 1)} {lemma}" if number else lemma
        for term in (pair, lemma):
            if entries := table.get(term):
                total += float(entries[0].features["weight"])
                break
    return total
