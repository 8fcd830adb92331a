"""How a mark looks, apart from its colour and its place: shape, stance, and whether its day is known."""

from enum import Enum
from itertools import product
from typing import NamedTuple

from reportedly.model.estimate import Estimate
from reportedly.model.figure import Stance
from reportedly.model.quantity import Relation

__all__ = ["LOOKS", "Look", "Shape", "look_number", "shape_of"]


class Shape(Enum):
    """How sure the number is."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


class Look(NamedTuple):
    """Marks of one look differ in colour and place only."""

    shape: Shape
    stance: Stance
    is_dated_exactly: bool


_SHAPES = {
    Relation.EXACT: Shape.EXACT,
    Relation.ABOUT: Shape.ABOUT,
    Relation.RANGE: Shape.RANGE,
    Relation.MORE_THAN: Shape.AT_LEAST,
    Relation.AT_LEAST: Shape.AT_LEAST,
    Relation.LESS_THAN: Shape.UP_TO,
    Relation.AT_MOST: Shape.UP_TO,
}

LOOKS: tuple[Look, ...] = tuple(Look(*parts) for parts in product(Shape, Stance, (False, True)))
"""Every look; its number is its place here, so that a column of numbers can hold the looks of thousands."""

_NUMBERS = {look: number for number, look in enumerate(LOOKS)}


def shape_of(estimate: Estimate) -> Shape:
    """Give the shape that an estimate's relation asks for."""
    return _SHAPES[estimate.relation]


def look_number(estimate: Estimate, *, is_dated_exactly: bool) -> int:
    """Give the place of an estimate's look in LOOKS."""
    return _NUMBERS[Look(_SHAPES[estimate.relation], estimate.stance, is_dated_exactly)]
