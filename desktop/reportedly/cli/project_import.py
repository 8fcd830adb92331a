"""`reportedly project import`: articles into a project, each said when it is there for good."""

import argparse
import sys
import threading
from pathlib import Path

from reportedly.cli.articles import ArticleTally, described
from reportedly.cli.opening import open_or_make
from reportedly.cli.progress_bar import ProgressBar
from reportedly.cli.streams import Acknowledger
from reportedly.cli.working import interrupting, runner_for
from reportedly.model.formatting import counted
from reportedly.services.extracting import Outcome
from reportedly.services.importing import import_articles
from reportedly.services.sources import Source, expand_inputs

__all__ = ["run"]


def run(options: argparse.Namespace, acknowledger: Acknowledger) -> int:
    """Load the articles that the options name; give 0, or 1 when some failed."""
    cancel = threading.Event()
    project = Path(options.project).resolve()
    with interrupting(cancel), ProgressBar(sys.stderr, cancel) as bar:
        sources = [source for source in expand_inputs(options.files) if not _belongs_to(project, source)]
        sources = described(sources, options, bar)
        tally = ArticleTally(bar)

        def tell(index: int, outcome: Outcome) -> None:
            tally.add(outcome)
            if outcome.status == "loaded":
                acknowledger.say(
                    f"loaded: {outcome.article}: {counted(outcome.figures, 'figure')},"
                    f" {outcome.set_aside} set aside, {outcome.to_check} to check"
                )

        with open_or_make(options) as session, runner_for(options.jobs, sources) as runner:
            import_articles(session, sources, runner=runner, progress=bar, on_outcome=tell)
        tally.say_total()
    return 1 if tally.counts["failed"] else 0


def _belongs_to(project: Path, source: Source) -> bool:
    """Tell whether a file that a folder holds is the project's own, or one that lies beside it while it is open."""
    if source.path is None or not source.skip_reason:
        return False
    path = source.path.resolve()
    return path.parent == project.parent and path.name.startswith(project.name)
