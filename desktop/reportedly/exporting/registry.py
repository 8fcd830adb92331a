"""Find the exporters there are, without importing any."""

import importlib
import pkgutil
from functools import cache

from reportedly.exporting import exporters as exporters_package
from reportedly.exporting.exporter import Exporter

__all__ = ["exporter_names", "load_exporter"]


@cache
def exporter_names() -> tuple[str, ...]:
    """Name the formats, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(exporters_package.__path__)))


@cache
def load_exporter(name: str) -> Exporter:
    """Give one exporter; raises KeyError for a format that there is not."""
    if name not in exporter_names():
        raise KeyError(name)
    exporter = importlib.import_module(f"{exporters_package.__name__}.{name}").EXPORTER
    assert isinstance(exporter, Exporter), f"exporters/{name}.py defines no EXPORTER"
    return exporter
