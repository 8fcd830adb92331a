"""How fast whole articles of 700 words are read: `python tests/benchmarks/long_articles.py`.

The articles are joined from the paragraphs of the sample and of the own set of records, and from as many sentences of
theirs without a number, which gives some 20 figures to an article: as many as news about figures has. A made-up name
in every sentence makes it new to the program, so that each one is parsed. Workers are the processes that the window
and the command line use; a run starts when they have their libraries.
"""

import os
import re
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from accuracy.records.gold import load_records
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.document import Document
from reportedly.model.progress import NO_PROGRESS
from reportedly.services.jobs import PoolRunner

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "articles"
_ENOUGH = 560  # words that the next two parts bring to some 700
_SHORT, _PLAIN = 8, 3  # words of a paragraph that is left out; sentences without a number for each paragraph
WARMING, MEASURED = 12, 80
WORKERS = 2


def make_articles(count: int, first: int = 0) -> list[Document]:
    """Give articles of some 700 words, cut at the end of a paragraph; `first` numbers them apart from others."""
    texts = _texts()
    paragraphs = cycle(part for text in texts for part in text.split("\n\n") if len(part.split()) > _SHORT)
    sentences = (sentence for text in texts for sentence in re.split(r"(?<=\.)\s+", text))
    plain = cycle(sentence for sentence in sentences if re.fullmatch(r"[A-Z][^\d\n\[]{30,}\.", sentence))
    articles = []
    for number in range(first, first + count):
        chosen: list[str] = []
        words = 0
        while words < _ENOUGH:
            chosen += [next(paragraphs), " ".join(next(plain) for _ in range(_PLAIN))]
            words += sum(len(part.split()) for part in chosen[-2:])
        text = re.sub(r"\.(?=\s)", f" near {_name(number)}.", "\n\n".join(chosen))
        articles.append(Document(f"article-{number:04}.txt", text, published="2024-10-23", language="en"))
    return articles


def _name(number: int) -> str:
    """Give a made-up name of its own to each number: Balodor, Balodek."""
    syllables = ("ba", "lo", "dor", "mi", "kes", "tu", "ran", "vel", "go", "shi")
    return "".join(syllables[int(digit)] for digit in f"{number:04}").capitalize()


def measure() -> list[tuple[str, str]]:
    """Give how many articles two workers read in a minute, and how long one article takes once all is warm."""
    return [_with_workers(), *_one_by_one()]


def read(document: Document) -> int:
    """Read one article in a worker; the number of its figures comes back with the work, as it does in the program."""
    return len(load_pipeline().read(document).figures)


def _texts() -> list[str]:
    sample = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return sample + [article.text for article in load_records("development")]


def _with_workers() -> tuple[str, str]:
    pool = PoolRunner(WORKERS)
    figures: list[int] = []

    def take(_index: int, result: int | BaseException) -> None:
        if isinstance(result, BaseException):
            raise result
        figures.append(result)

    try:
        pool.run(read, make_articles(WARMING), on_result=take, progress=NO_PROGRESS)
        articles = make_articles(MEASURED, first=WARMING)
        figures.clear()
        began = time.perf_counter()
        pool.run(read, articles, on_result=take, progress=NO_PROGRESS)
        seconds = time.perf_counter() - began
    finally:
        pool.close()
    words = statistics.mean(len(article.text.split()) for article in articles)
    return (
        f"articles of 700 words a minute, {WORKERS} workers",
        f"{60 * MEASURED / seconds:,.0f} ({words:.0f} words and {sum(figures) / MEASURED:.0f} figures each)",
    )


def _one_by_one() -> Iterator[tuple[str, str]]:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program's own processes have it
    pipeline = load_pipeline()
    for article in make_articles(WARMING):
        pipeline.read(article)
    spent, processor = [], []
    for article in make_articles(MEASURED, first=WARMING):
        began, used = time.perf_counter(), time.process_time()
        pipeline.read(article)
        spent.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - used))
    for name, times in (("", spent), (", processor time", processor)):
        middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        yield f"one warm article of 700 words{name}", f"{middle:.0f} ms, 95 % under {slow:.0f} ms"


if __name__ == "__main__":
    for name, value in measure():
        print(f"{name:<45} {value}", flush=True)
