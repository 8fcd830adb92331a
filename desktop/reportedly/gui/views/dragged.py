"""What is dragged between table and trees: names of sources or measures, or figures."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QMimeData

__all__ = ["NAMES_MIME", "dragged_of", "figures_data", "names_data"]

NAMES_MIME = "application/x-reportedly-names"
"""JSON of kind and names (of merged things, or single ones), or ids of figures, which belong to no kind."""


def names_data(payload: Mapping[str, Any]) -> QMimeData:
    """Make what is dragged of a payload."""
    data = QMimeData()
    data.setData(NAMES_MIME, json.dumps(payload).encode())
    return data


def figures_data(figures: Iterable[str]) -> QMimeData:
    """Make what is dragged of figures."""
    return names_data({"figures": list(figures)})


def dragged_of(data: QMimeData) -> dict[str, Any]:
    """Give what is dragged; empty for anything else."""
    if not data.hasFormat(NAMES_MIME):
        return {}
    found: dict[str, Any] = json.loads(data.data(NAMES_MIME).data().decode())
    return found
