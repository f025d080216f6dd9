"""Bytes whose header names an encoding to bytes that need none."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Source: WHATWG Encoding standard: on the web these labels mean windows-1252.
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


def as_utf8(data: bytes, charset: str | None) -> tuple[bytes, bool]:
    """Return bytes as UTF-8 and True; as they came and False where the header cannot tell.

    A byte order mark decides, then validity: text in another encoding is not valid UTF-8 by
    chance. Then the header's encoding, if it explains every byte.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode(), True
    if not data.isascii() and _decoded(data, "utf-8") is not None:
        return data, True
    text = _decoded(data, "cp1252" if charset in _LATIN else charset) if charset else None
    return (data, False) if text is None else (text.encode(), True)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
