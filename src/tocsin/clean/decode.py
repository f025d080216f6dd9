"""A page's bytes to characters: the byte order mark decides, then UTF-8, then what it declares.

Source: WHATWG Encoding and HTML standards, with one departure: bytes that are valid UTF-8 are
UTF-8 whatever the page declares, because text in another encoding is not so by chance.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How the first tag looks where UTF-16 carries no mark.
_UNMARKED = (
    (re.compile(rb"(?:\s\x00)*<\x00[!?\w]\x00"), "utf-16-le"),
    (re.compile(rb"(?:\x00\s)*\x00<\x00[!?\w]"), "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
# Source: WHATWG Encoding standard: the encodings of the web and their labels, without UTF-8
# and UTF-16, as Python names them; "latin1" means windows-1252 and "gb2312" gb18030.
_LEGACY = {
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "windows-949"), "cp949"),
    **dict.fromkeys(("windows-1254", "iso-8859-9"), "cp1254"),
    **{name: name for name in ("euc-jp", "iso-2022-jp", "koi8-r", "koi8-u")},
    **{f"windows-{page}": f"cp{page}" for page in (874, 1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{
        f"iso-8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
    },
}
_LAST_RESORT = "cp1252"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode_page(data: bytes) -> str:
    """Return the characters of a page; bytes that no encoding explains become U+FFFD.

    Control characters, which HTML forbids, are left out.
    """
    return _FORBIDDEN.sub("", _decoded(data))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for pattern, encoding in _UNMARKED:
        if pattern.match(data):
            return data.decode(encoding, "replace")
    text = data.decode("utf-8", "replace")
    if _is_utf8(text, data):
        return text
    declared = _DECLARED.search(data, 0, _HEAD_BYTES)
    encoding = _LEGACY.get(declared[1].decode("ascii").lower() if declared else "", _LAST_RESORT)
    return data.decode(encoding, "replace")


def _is_utf8(text: str, data: bytes) -> bool:
    """Return whether more of the bytes outside ASCII make characters of UTF-8 than do not."""
    broken = text.count("\ufffd")
    if not broken:
        return True
    outside = sum(map(len, re.findall(rb"[\x80-\xff]+", data)))
    return broken * 2 < outside - broken
