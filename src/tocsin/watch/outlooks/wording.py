"""Numbers in the sentences of this room."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "incident"), counted(3, "incident")
    ('1 incident', '3 incidents')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
