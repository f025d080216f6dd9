"""Around some accounts of a ledger: those that they meet and are linked to, fetched by keys.

Records are read where a key leads to them, whatever else the ledger holds. What is found is
what fusing the whole ledger would compare: `Around.linked` is closed under links and rulings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.types import Document, Reading
from tocsin.core.vocab import Verdict
from tocsin.core.words import Vocabulary, plain_words
from tocsin.fuse.accounts import Account, gather
from tocsin.fuse.blocks import Keys, keys_of, meet, room, without
from tocsin.fuse.compare import Likeness, compare, excluded, log_odds
from tocsin.fuse.profile import Profile, profiles
from tocsin.fuse.rulings import rulings_in_force
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.counted import CountedWords
from tocsin.pipeline.filing import claim_key
from tocsin.pipeline.known import Known
from tocsin.store.ledger import Ledger
from tocsin.tables.vocabulary import shipped_vocabulary

# Documents that are followed; beyond them links are no longer followed, and that is said.
MOST_FOLLOWED = 500

# An account by its document and where in it it is told.
Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document as it was fetched: its reading as recorded and as it stands, its accounts."""

    document: Document
    recorded: Reading
    reading: Reading
    accounts: tuple[Key, ...]


class Around:
    """What was fetched of a ledger so far, and what is known of the whole of it by that."""

    def __init__(
        self, ledger: Ledger, known: Known, *, reports: int, most: int = MOST_FOLLOWED
    ) -> None:
        self._ledger, self._known, self._most = ledger, known, most
        self._counts = CountedWords(ledger.files)
        self.rarity = Rarity(
            known=shipped_vocabulary(), here=Vocabulary(texts=reports, counts=self._counts)
        )
        self.held: dict[str, Held] = {}
        self.crowded: set[str] = set()
        self.cut = False
        self._rulings = rulings_in_force(known.judgements)
        self._same: dict[str, list[str]] = {}
        for first, second, verdict in self._rulings.pairs:
            if verdict is Verdict.SAME:
                self._same.setdefault(first, []).append(second)
                self._same.setdefault(second, []).append(first)
        self._profiles: dict[Key, Profile] = {}
        self._keys: dict[Key, Keys] = {}
        self._under: dict[str, Mapping[str, int]] = {}
        self._near: dict[Key, frozenset[Key]] = {}
        self._links: dict[Key, frozenset[Key]] = {}

    def fetch(self, document_ids: Iterable[str]) -> None:
        """Read documents that were not, with their readings as they stand and their accounts."""
        wanted = [each for each in dict.fromkeys(document_ids) if each not in self.held]
        pairs = self._ledger.reports(wanted)
        if not pairs:
            return
        documents = [document for document, _ in pairs]
        recorded = [reading for _, reading in pairs]
        standing = self._known.standing(documents, recorded)
        self._counts.prefetch(
            word
            for document in documents
            for text in (document.title or "", document.text)
            for word in plain_words(text)
        )
        fuse = self._known.fuse
        accounts = gather(documents, standing, self._rulings, min_score=fuse.min_claim_score)
        told: dict[str, list[Key]] = {document.id: [] for document in documents}
        for subject in profiles(accounts, self.rarity, fuse.merge):
            key = subject.account.key
            self._profiles[key] = subject
            told[subject.account.document_id].append(key)
        for document, one, reading in zip(documents, recorded, standing, strict=True):
            self.held[document.id] = Held(
                document=document,
                recorded=one,
                reading=reading,
                accounts=tuple(told[document.id]),
            )

    def account(self, key: Key) -> Account:
        """Return an account that was fetched."""
        return self._profiles[key].account

    def keys(self, key: Key) -> Keys:
        """Return the keys of an account that was fetched."""
        if key not in self._keys:
            self._keys[key] = keys_of(self._profiles[key], self._known.fuse)
        return self._keys[key]

    def linked(self, accounts: Iterable[Key]) -> frozenset[Key]:
        """Return accounts with all to which links or rulings lead, of however many steps.

        `cut` is set where that leads to too many documents, and the rest is left out.
        """
        found = frozenset(accounts)
        edge = found
        while edge:
            self._follow(edge)
            beyond = frozenset(key for one in edge for key in self._links[one]) - found
            if len({key[0] for key in found | beyond}) > self._most:
                self.cut = True
                return found
            found, edge = found | beyond, beyond
        return found

    def nearly_linked(self, accounts: Iterable[Key]) -> frozenset[Key]:
        """Return the accounts that may be one with some of these, which were followed."""
        return frozenset(key for one in accounts for key in self._near.get(one, ()))

    def _follow(self, accounts: Iterable[Key]) -> None:
        """Find what each account is linked to, and nearly."""
        new = sorted(key for key in accounts if key not in self._links)
        self._look_up(new)
        self.fetch(document for one in new for document in self._candidates(one))
        self.fetch(self._ruled_documents(new))
        least = log_odds(self._known.fuse.merge.min_probability)
        floor = log_odds(self._known.fuse.merge.review_probability)
        for one in new:
            links = {*self._ruled_with(one), *self._by_heading(one)}
            near = set[Key]()
            for other in self._met(one):
                likeness = self._compare(one, other)
                if not likeness.ruled_out and likeness.log_odds >= floor:
                    (links if likeness.log_odds >= least else near).add(other)
            self._links[one], self._near[one] = frozenset(links), frozenset(near)

    def _look_up(self, accounts: Iterable[Key]) -> None:
        """Look up what is filed under all keys of accounts, and which of these are crowded."""
        keys = {
            key for one in accounts for key in self.keys(one).filed | self.keys(one).sought
        } - self._under.keys()
        merge = self._known.fuse.merge
        rooms: dict[int, list[str]] = {}
        for key in keys:
            rooms.setdefault(room(key, merge), []).append(key)
        for most, those in rooms.items():
            found = self._ledger.files.accounts(those, most=most + 1)
            self._under.update(found)
            self.crowded |= {key for key in those if sum(found[key].values()) > most}

    def _candidates(self, one: Key) -> set[str]:
        sought = self.keys(one).sought - self.crowded
        return {document for key in sought for document in self._under[key]} - {one[0]}

    def _met(self, one: Key) -> Iterator[Key]:
        """Yield the accounts that one meets; headings meet nobody."""
        if self.account(one).heading:
            return
        mine = without(self.keys(one), self.crowded)
        for document in sorted(self._candidates(one)):
            for other in self.held[document].accounts if document in self.held else ():
                if (
                    not self.account(other).heading
                    and not excluded(self._profiles[one], self._profiles[other], self._known.fuse)
                    and meet(mine, self.keys(other))
                ):
                    yield other

    def _compare(self, one: Key, other: Key) -> Likeness:
        low, high = sorted((one, other))
        return compare(self._profiles[low], self._profiles[high], self._known.fuse)

    def _partners(self, one: Key) -> Iterator[str]:
        """Yield the claims that a person ruled to be of one incident with those of an account."""
        for told in self.account(one).told:
            yield from self._same.get(told.claim.id, ())

    def _by_heading(self, one: Key) -> Iterator[Key]:
        """Yield the accounts of a document to which a heading ties one, if rulings tie that.

        A heading is joined to an account of its own document, whatever it was ruled to be.
        """
        for other in self.held[one[0]].accounts:
            for heading in (one, other):
                if self.account(heading).heading and any(self._partners(heading)):
                    yield other

    def _ruled_documents(self, accounts: Sequence[Key]) -> set[str]:
        claims = {claim for one in accounts for claim in self._partners(one)}
        found = self._ledger.files.accounts(map(claim_key, sorted(claims)), most=1)
        return {document for documents in found.values() for document in documents}

    def _ruled_with(self, one: Key) -> Iterator[Key]:
        claims = set(self._partners(one))
        for document in self._ruled_documents([one]) if claims else ():
            for other in self.held[document].accounts if document in self.held else ():
                if claims & {told.claim.id for told in self.account(other).told}:
                    yield other
