"""A number that its own words negate is denied by whoever speaks; a bound, a known group and others are not."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


def stance_of(marked: str) -> Stance:
    """Give the stance of the number between double brackets."""
    number = marked.split("[[")[1].split("]]")[0]
    return attribute(marked.replace("[[", "").replace("]]", "")).stance(number).stance


@pytest.mark.parametrize(
    "marked",
    [
        "“We do not have [[74]] dead,” the mayor said on Monday.",
        "“We don’t have [[74]] dead,” the mayor said on Monday.",
        "“Nor do we have [[67]] dead,” the mayor said on Monday.",
        "“Nobody has counted [[80]] bodies,” the mayor said on Monday.",
        "“There are no [[80]] bodies,” the mayor said on Monday.",
        "“We did not lose [[90]] tanks,” the minister said.",
        "“I never said that [[80]] buses would stop,” the mayor said.",
        "“I have never promised [[$300 million]],” the mayor said.",
        "Correction: An earlier version of this article said [[49]] people were missing. The figure is 55.",
        "A previous version of the story wrongly stated that there were [[49]] dead; there were 55.",
    ],
)
def test_a_number_that_its_words_negate_is_denied(marked: str) -> None:
    assert stance_of(marked) is Stance.DENIED


@pytest.mark.parametrize(
    "marked",
    [
        "“We have [[74]] dead,” the mayor said on Monday.",
        "No more than [[74]] people have died, the mayor said.",
        "“There are no fewer than [[74]] dead,” the mayor said.",
        "There were no survivors among the [[74]] aboard, the mayor said.",
        "“We do not have all [[74]] names,” the mayor said.",
        "“Nobody has seen the [[74]] men since Monday,” the mayor said.",
        "“We did not sleep, and [[74]] people died,” the mayor said.",
        "“We have not yet found [[74]] of them,” the mayor said.",
        "An earlier version of this article said 49 people were missing. The correct figure is [[55]].",
        "An earlier version of the story said 49 instead of [[55]].",
        "“If nobody had counted [[74]] bodies, you would not ask,” the mayor said.",
    ],
)
def test_other_words_of_negation_deny_no_number(marked: str) -> None:
    assert stance_of(marked) is not Stance.DENIED
