"""What reading one article for figures gives."""

from dataclasses import dataclass, field

from reportedly.model.figure import Figure
from reportedly.model.set_aside import Reason, SetAside

__all__ = ["Extraction"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The figures and set-aside numbers of one article, in reading order.

    `is_read` is False for an article in a language without a lexicon: loaded, not read for figures.
    `version` names the extractor (hash of stages, rules and lexicons). `seconds` maps stage to wall time.
    """

    article: str
    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]
    version: str
    language: str = "en"
    is_read: bool = True
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def to_check(self) -> int:
        """Count the numbers that the rules could neither read nor set aside."""
        return sum(number.reason is Reason.TO_CHECK for number in self.set_aside)
