"""What the commands that read articles share: what the options say of them, and the tally of what became of them."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.cli.progress_bar import ProgressBar
from reportedly.model.document import Origin
from reportedly.model.errors import UserError
from reportedly.model.formatting import counted
from reportedly.services.extracting import Outcome
from reportedly.services.metadata_table import checked_date, load_metadata
from reportedly.services.sources import ArticleMetadata, Source

__all__ = ["ArticleTally", "described"]


class ArticleTally:
    """Counts articles and their numbers, and says which were not loaded or not read, and why."""

    def __init__(self, bar: ProgressBar) -> None:
        self._bar = bar
        self.counts = {"loaded": 0, "skipped": 0, "failed": 0}
        self._numbers = {"figures": 0, "set aside": 0, "to check": 0}

    def add(self, outcome: Outcome) -> None:
        """Take the next article."""
        self.counts[outcome.status] += 1
        self._numbers["figures"] += outcome.figures
        self._numbers["set aside"] += outcome.set_aside
        self._numbers["to check"] += outcome.to_check
        if outcome.reason:
            code = f" [{outcome.code}]" if outcome.code else ""
            self._bar.say(f"{outcome.status}: {outcome.name}: {' '.join(outcome.reason.split())}{code}")

    def say_total(self) -> None:
        """Say the counts: files in = loaded + skipped + failed, numbers = figures + set aside + to check."""
        articles = ", ".join(f"{count} {status}" for status, count in self.counts.items() if count)
        total, every = sum(self.counts.values()), sum(self._numbers.values())
        figures, aside, unsure = self._numbers.values()
        self._bar.say(
            f"{counted(total, 'article')}: {articles}; {counted(every, 'number')}:"
            f" {counted(figures, 'figure')}, {aside} set aside, {unsure} to check"
        )


def described(sources: Sequence[Source], options: argparse.Namespace, bar: ProgressBar) -> list[Source]:
    """Give the articles with what --metadata and --published say of them.

    Raises UserError for options that do not fit.
    """
    metadata = load_metadata(Path(options.metadata)) if options.metadata else None
    published = checked_date(options.published, "--published") if options.published else None
    if published is not None and len(sources) != 1:
        raise UserError(
            "R207", f"--published is for a single article, and these are {len(sources)}.", "Use --metadata."
        )
    if metadata is not None:
        sources = [metadata.describe(source) for source in sources]
        if unused := metadata.unused():
            more = f" and {len(unused) - 3} more" if len(unused) > 3 else ""
            bar.say(f"{options.metadata}: no article is named {', '.join(unused[:3])}{more}")
    if published is None:
        return list(sources)
    known = sources[0].metadata or ArticleMetadata(origin=Origin.TYPED)
    return [replace(sources[0], metadata=replace(known, published=published))]
