"""How fast articles are read: the pipeline alone, in one process, stage by stage."""

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from reportedly.extraction.pipeline import load_pipeline
from reportedly.reading import read_documents

# Each round adds its number to every sentence, so that no parse comes from the cache of the round before.
ROUNDS = 3


def measure(articles: list[Path]) -> list[tuple[str, str]]:
    documents = [document for path in articles for document in read_documents(path)]
    pipeline = load_pipeline()
    began = time.perf_counter()
    pipeline.read(documents[0])
    first_s = time.perf_counter() - began
    stages: Counter[str] = Counter()
    words = 0
    began = time.perf_counter()
    for number in range(ROUNDS):
        for document in documents:
            changed = replace(document, text=document.text.replace(". ", f" in round {number + 101}. "))
            words += len(changed.text.split())
            stages.update(pipeline.read(changed).seconds)
    seconds = time.perf_counter() - began
    count = ROUNDS * len(documents)
    shares = ", ".join(f"{name} {spent / seconds:.0%}" for name, spent in stages.most_common(4))
    return [
        ("first article, with the imports", f"{first_s:.1f} s"),
        ("articles per minute, one process", f"{60 * count / seconds:,.0f} ({words / seconds:,.0f} words/s)"),
        ("slowest stages", shares),
    ]
