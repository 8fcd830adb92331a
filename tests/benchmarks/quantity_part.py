"""How fast quantities alone are read, and how well: `python tests/benchmarks/quantity_part.py`.

The part turns text into numbers with units, bounds and verdicts: segment, numbers, quantities, hedges, set_aside.
The parser stays out: its layer is filled with None, as it is for sentences that need no parse. Seconds are of one
core (processor time), after the tables are loaded and a few other sentences have been read.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from accuracy import score
from accuracy.gold import PARTS, load_part
from accuracy.records import score as records
from reportedly.extraction.draft import PARSES, SENTENCES, Draft
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import hedges, numbers, quantities, segment, set_aside
from reportedly.model.document import Document

CHECKOUT = Path(__file__).resolve().parents[2]
NEWSQUANT = CHECKOUT.parent / "shared" / "bench" / "quantity" / "dev.json"
MEGABYTE = 1_000_000
STARTS = 3
_START = (
    "from reportedly.extraction.stages import hedges, numbers, quantities\n"
    "from reportedly.extraction.draft import Draft\n"
    "from reportedly.extraction.lexicon import load_lexicon\n"
    "from reportedly.model.document import Document\n"
    "draft, lexicon = Draft(Document('a.txt', 'They measured {text} of it.')), load_lexicon('en')\n"
    "for stage in (numbers, quantities, hedges):\n"
    "    draft = stage.STAGE.run(draft, lexicon)\n"
)


def read_quantities(text: str) -> Draft:
    """Run the stages of the quantity part over one text, without a parse."""
    lexicon = load_lexicon("en")
    draft = Draft(Document("a.txt", text, language="en"))
    for stage in (segment.STAGE, numbers.STAGE):
        draft = stage.run(draft, lexicon)
    draft = draft.with_layer(PARSES, (None,) * len(draft[SENTENCES]))
    for stage in (quantities.STAGE, hedges.STAGE, set_aside.STAGE):
        draft = stage.run(draft, lexicon)
    return draft


def measure() -> list[tuple[str, str]]:
    """Give speed, start-up, and the time for a megabyte of digits, commas and hyphens."""
    return [*_speed(), *_start_up(), *_megabytes()]


def print_accuracy() -> None:
    """Print the tables of the own accuracy sets, sentences and whole records, both parts."""
    for report in (score.report, records.report):
        for part in PARTS:
            print("\n" + "\n".join(report(part)), flush=True)


def _speed() -> list[tuple[str, str]]:
    own = [sentence.text for part in PARTS for sentence in load_part(part)]
    _seconds(own, read_quantities)
    rows = [("own accuracy set", own)]
    if NEWSQUANT.exists():
        items = json.loads(NEWSQUANT.read_text(encoding="utf-8"))
        rows = [("NewsQuant", [item["text"] for item in items if item["set"] == "NewsQuant"])]
    return [
        (f"quantities alone, {name} texts a second", f"{len(texts) / _seconds(texts, read_quantities):,.0f}")
        for name, texts in rows
    ]


def _start_up() -> list[tuple[str, str]]:
    empty = min(_start_s("pass") for _ in range(STARTS))
    rows = []
    for name, text in (("", "30 km"), (", quantulum3 loaded", "30 femtometres")):
        spent = min(_start_s(_START.format(text=text)) for _ in range(STARTS)) - empty
        rows.append((f"quantities: imports and first reading{name}", f"{spent:.2f} s"))
    return rows


def _start_s(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
    return time.perf_counter() - began


def _megabytes() -> list[tuple[str, str]]:
    dice = random.Random(7)
    shapes = {
        "digits, commas and hyphens": "".join(dice.choices("0123456789,-", k=MEGABYTE)),
        "digits, commas, hyphens and spaces": "".join(dice.choices("0123456789,- ", k=MEGABYTE)),
        "digits alone": "7" * MEGABYTE,
        '"1,"': "1," * (MEGABYTE // 2),
        '"1-"': "1-" * (MEGABYTE // 2),
    }
    return [
        (f"quantities, 1 MB of {name}", f"{_seconds([text], read_quantities):.2f} s")
        for name, text in shapes.items()
    ]


def _seconds(texts: Iterable[str], read: Callable[[str], object]) -> float:
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


if __name__ == "__main__":
    for name, value in measure():
        print(f"{name:<55} {value}", flush=True)
    print_accuracy()
