"""Figures -> the ledger of one source: what it gave, when, and what that did to what it had said before."""

from collections.abc import Iterable, Mapping

from reportedly.model.figure import Figure
from reportedly.model.ledger import LedgerRow
from reportedly.model.party_word import PartyWord

__all__ = ["ledger_of"]


def ledger_of(
    figures: Iterable[Figure],
    voice: str,
    words: Iterable[PartyWord] = (),
    *,
    texts: Mapping[str, str] | None = None,
) -> tuple[LedgerRow, ...]:
    """Give every statement of one voice, by series, the oldest first, undated ones last.

    `figures` may be those of all voices; `words` are statements without a figure (`analysis.party_words`), and
    `texts` the articles' texts by key: the sentences beside a figure's may say that an older one was wrong.
    """
    raise NotImplementedError
