"""From the model to files for other programs: one exporter a format, found by the registry."""

from reportedly.exporting.exporter import FIGURES, NOTED_FIGURES, SET_ASIDE, Exporter, RowWriter, Table
from reportedly.exporting.registry import exporter_names, load_exporter

__all__ = [
    "FIGURES", "NOTED_FIGURES", "SET_ASIDE", "Exporter", "RowWriter", "Table", "exporter_names", "load_exporter",
]  # fmt: skip
