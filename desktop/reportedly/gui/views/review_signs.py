"""The signs of what a person said of a figure: the same in table, queue, article and detail panel."""

from collections.abc import Mapping

from reportedly.model.figure import Review

__all__ = ["REVIEW_SIGNS"]

REVIEW_SIGNS: Mapping[Review, tuple[str, str]] = {
    Review.ACCEPTED: ("accept", "ok"), Review.EDITED: ("edit", "accent"),
    Review.REJECTED: ("close", "bad"), Review.UNDECIDED: ("undecided", "ink3"),
}  # fmt: skip
"""The icon of each verdict and its colour; the machine's word has none."""
