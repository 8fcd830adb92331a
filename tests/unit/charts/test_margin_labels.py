"""Labels of the margin stand as near to their lines as all of them together can, and those beside marks too."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.labels import Label, LabelPart, place_labels, place_margin

BOUNDS = QRectF(500, 0, 200, 400)


@pytest.fixture
def look(qapp: QApplication) -> ChartTheme:
    return chart_theme("light", 13, qapp.font(), {})


def label(name: str, x: float, y: float, look: ChartTheme) -> Label:
    parts = (LabelPart(name, look.color("ink"), is_strong=True),)
    return Label(name, name, parts, QPointF(x, y), reach=5.0)


def test_labels_of_one_height_move_up_as_far_as_down(look: ChartTheme) -> None:
    placed = place_margin([label(f"Source {n}", 490, 200, look) for n in range(5)], look, BOUNDS)

    middles = [one.box.center().y() - 200 for one in placed]
    assert len(placed) == 5
    assert sum(middles) == pytest.approx(0, abs=0.01)
    assert all(a.box.bottom() <= b.box.top() for a, b in pairwise(placed))


def test_a_label_with_room_stays_at_its_line_beside_a_pile(look: ChartTheme) -> None:
    alone = label("Alone", 490, 320, look)

    placed = place_margin([*(label(f"Source {n}", 490, 100, look) for n in range(4)), alone], look, BOUNDS)

    assert placed[-1].box.center().y() == pytest.approx(320)
    assert placed[-1].leader is None


@pytest.mark.parametrize("y", [2.0, 398.0])
def test_a_pile_at_an_edge_stays_inside(look: ChartTheme, y: float) -> None:
    placed = place_margin([label(f"Source {n}", 490, y, look) for n in range(5)], look, BOUNDS)

    assert len(placed) == 5
    assert placed[0].box.top() >= -look.px(1.0) - 0.01
    assert placed[-1].box.bottom() <= 400.01


def test_who_is_named_in_the_margin_takes_no_place_from_who_is_named_nowhere_else(look: ChartTheme) -> None:
    bounds = QRectF(0, 0, 100, 20)
    first, second = label("Known", 10, 10, look), label("Other", 12, 10, look)

    placed = place_labels([first, second], look, (), (), bounds, named={"Known"})

    assert "Other" in {one.label.voice for one in placed}
