"""How likely a figure is right: from the precisions of its rules to the share of figures that proved right.

The precisions of rules that worked together are multiplied (attribution) or the least of them is taken. That puts
figures in the right order, but low: rules that agree are right more often than if each were right by chance. The
knots below were fitted on counts alone, half from a sample of political news with its sources marked, half from whole
articles of the own set, as they were read before anybody had looked at their errors: the share of figures whose
number and source are both right, rising with the precision (isotonic regression, then rounded). docs/accuracy.md holds
the table of reliability.
"""

from itertools import pairwise

__all__ = ["calibrated"]

# (precision that the rules give, share that is right)
_KNOTS = (
    (0.0, 0.1), (0.3, 0.45), (0.45, 0.6), (0.54, 0.66), (0.58, 0.77), (0.7, 0.8), (0.75, 0.83), (0.82, 0.92),
    (0.86, 0.95), (1.0, 0.97),
)  # fmt: skip


def calibrated(precision: float) -> float:
    """Give the share of right figures among those whose rules have this precision."""
    for (low, least), (high, most) in pairwise(_KNOTS):
        if precision <= high:
            return round(least + (most - least) * (max(precision, low) - low) / (high - low), 3)
    return _KNOTS[-1][1]
