"""What a static import graph cannot see: the core runs where there is no Qt, and the window starts light."""

import subprocess
import sys
from pathlib import Path

BLOCK_QT = """
import sys
from importlib.abc import MetaPathFinder

class Blocked(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph"}:
            raise ImportError(f"{name} is blocked: the core must not need it")
        return None

sys.meta_path.insert(0, Blocked())
"""

IMPORT_EVERY_MODULE = """
import importlib, pkgutil, reportedly

WINDOW = ("reportedly.gui", "reportedly.charts")

def modules(package):
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if found.name.startswith(WINDOW):
            continue
        module = importlib.import_module(found.name)
        yield found.name
        if found.ispkg:
            yield from modules(module)

print(*modules(reportedly), sep="\\n")
"""

EXTRACT = """
from reportedly.__main__ import main
sys.argv = ["reportedly", "extract", sys.argv[1], "--format", "jsonl", "--jobs", "1"]
sys.exit(main())
"""

IMPORT_WINDOW = """
import sys
import reportedly.gui.app
HEAVY = {"pandas", "numpy", "spacy", "quantulum3", "pyqtgraph", "trafilatura", "dateparser"}
print(*sorted(HEAVY & set(sys.modules)))
"""


def run_python(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def test_every_module_outside_the_window_can_be_imported_without_qt():
    done = run_python(BLOCK_QT + IMPORT_EVERY_MODULE)

    assert done.returncode == 0, done.stderr
    assert {"reportedly.model", "reportedly.extraction.stages.parse", "reportedly.services"} <= set(
        done.stdout.split()
    )


def test_extract_reads_a_sample_article_without_qt(checkout: Path):
    article = sorted((checkout / "seeds").glob("**/*.txt"))[0]

    done = run_python(BLOCK_QT + EXTRACT, str(article))

    assert done.returncode == 0, done.stderr
    assert '"measure"' in done.stdout


def test_the_window_is_built_before_anything_heavy_is_imported():
    done = run_python(IMPORT_WINDOW)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
