"""Text as XML can hold it."""

import re

# What XML 1.0 allows in no document, also not escaped. Source: XML 1.0, section 2.2.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Return the text with the replacement character for each one that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
