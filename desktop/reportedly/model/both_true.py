"""The answer to "can both be true?" for two figures."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Answer", "BothTrue", "TruePair"]


class Answer(StrEnum):
    """Whether two figures can both be true."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class BothTrue:
    """An answer with its reason.

    `rule` names what decided ("bounds.meet", "place.part"), `reason` says it in one plain sentence, `check`
    what to look at in the words of both ("Check the words: “have gone” against “there are”."), "" for nothing.
    """

    answer: Answer
    rule: str
    reason: str
    check: str = ""


@dataclass(frozen=True, slots=True)
class TruePair:
    """Two figures, by id, and whether both can be true."""

    first: str
    second: str
    verdict: BothTrue
