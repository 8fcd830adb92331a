"""Names that only an outlet can have."""

import pytest

from helpers.attribution import attribute
from reportedly.extraction.outlet_names import outlet_named


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        pytest.param("told the Northern Wire", "Northern Wire", id="its last word"),
        pytest.param("told Radio Vik", "Radio Vik", id="its first word"),
        pytest.param("told the Post", None, id="a common word alone"),
        pytest.param("told the Harbour Court", None, id="a court"),
        pytest.param("told reporters", None, id="no name"),
    ],
)
def test_an_outlet_is_known_by_its_name(words: str, outlet: str | None):
    assert outlet_named(words) == outlet


def test_whoever_is_told_passes_it_on():
    found = attribute("Fishermen told the Northern Wire that they had saved ten seals.").of("ten")

    assert found.via == "Northern Wire"


def test_an_outlet_that_reports_passes_on_what_others_count():
    text = "Police have raised their estimate of the crowd from 45,000 to 60,000, The Vik Herald reported on Monday."

    found = attribute(text).of("60,000")

    assert (found.source, found.via) == ("police", "Vik Herald")
