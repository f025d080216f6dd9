"""What identifies an outlet, whatever name it is called by, and whose newsroom it shares."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.speakers import OUTLET
from tocsin.core.types import Document

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?|[/?#].*$")
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk|info|example)\b.*$")
_PLAIN = re.compile(r"[^\w]|^the\s")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlets:
    """What the tables know of outlets.

    `names` holds ids by names and addresses: in lower case, and as written where a name is
    all capitals. `families` holds by an outlet's id the company whose newsroom it shares.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)

    def known(self, name: str) -> str | None:
        """Return the id of the outlet of a name or an address, or None."""
        bare = _ARTICLE.sub("", _ADDRESS.sub("", name.strip()))
        for said in (name.strip(), bare):
            found = self.names.get(said) or (
                None if said.isupper() and " " not in said else self.names.get(said.lower())
            )
            if found:
                return found
        return None

    def key(self, name: str) -> str:
        """Return what identifies an outlet: its id, else its name without what varies.

        Article, domain and punctuation vary: "The Post" and "post.com" are one.
        """
        return OUTLET + (self.known(name) or _plain(name))

    def of(self, document: Document) -> str | None:
        """Return what identifies a document's outlet: by its name, else by its address, or None."""
        said = document.source or document.url
        return self.key(said) if said else None

    def family(self, key: str) -> str:
        """Return the key of the family of an outlet, that of the outlet where it has none."""
        family = self.families.get(key.removeprefix(OUTLET))
        return f"{OUTLET}family {family.lower()}" if family else key


def outlet_name(document: Document) -> str | None:
    """Return what a document calls its outlet: a name, else the site that it stands on, or None."""
    if document.source:
        return " ".join(document.source.split())
    return _ADDRESS.sub("", document.url.strip().lower()) if document.url else None


def _plain(name: str) -> str:
    bare = _DOMAIN.sub("", _ADDRESS.sub("", name.lower()))
    return _PLAIN.sub("", bare) or _PLAIN.sub("", name.lower())
