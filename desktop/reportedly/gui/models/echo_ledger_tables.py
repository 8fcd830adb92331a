"""Echo and Ledger as plain tables and in sentences: for the clipboard, for a file, for those who do not see them."""

from collections.abc import Callable, Sequence

from reportedly.gui.models.comparison_table import FIGURE_HEADS, Table, figure_values, word_values
from reportedly.gui.models.echo_map import EchoMap, outlet_of
from reportedly.gui.models.ledger_lines import COLUMN_TITLES, Ledger, LedgerLine
from reportedly.model.figure import Figure
from reportedly.services.formatting import format_date, format_figure

__all__ = ["echo_records", "echo_summary", "echo_table", "ledger_records", "ledger_table"]


def echo_table(shown: EchoMap) -> Table:
    """Give a row for each report: its origin, the article, the figure, and what changed."""
    rows = [
        (
            lane.origin.title,
            outlet_of(telling.report),
            format_date(telling.report.published) if telling.report.is_dated else "date unknown",
            format_figure(telling.figure),
            telling.figure.stance.value,
            ", ".join(change.words for change in telling.changes),
        )
        for lane in (*shown.lanes, *shown.alone)
        for telling in lane.tellings
    ]
    return Table(("Origin", "Report", "Published", "Figure", "Stance", "Changed"), tuple(rows))


def echo_records(shown: EchoMap, name_of: Callable[[Figure], str]) -> Table:
    """Give the same with the evidence, exact numbers, ISO dates and the sentences; `name_of` names what is counted."""
    rows = [
        (
            lane.origin.id,
            lane.origin.title,
            lane.origin.voice,
            name_of(telling.figure),
            "; ".join(change.words for change in telling.changes),
            "; ".join(one.words for one in telling.report.evidence),
            *figure_values(telling.figure),
        )
        for lane in (*shown.lanes, *shown.alone)
        for telling in lane.tellings
    ]
    return Table(
        ("origin", "statement", "source", "measure", "changes", "evidence", *FIGURE_HEADS), tuple(rows)
    )


def echo_summary(shown: EchoMap) -> str:
    """Say how many reports there are, and what became of each statement that several of them tell."""
    lines = [f"{shown.reports:,} reports, {shown.origins:,} origins."]
    for lane in shown.lanes:
        changes = [change.words for telling in lane.tellings for change in telling.changes]
        changed = f": {', '.join(changes)}" if changes else ", nothing changed"
        lines.append(f"{lane.origin.title}, {len(lane.tellings):,} reports{changed}.")
    return " ".join(lines)


def ledger_table(lines: Sequence[LedgerLine]) -> Table:
    """Give the rows that are shown, with the reason for each change."""
    rows = [(*line.words[:-1], line.row.reason) for line in lines]
    return Table((*COLUMN_TITLES[:-1], "Reason"), tuple(rows))


def ledger_records(shown: Ledger) -> Table:
    """Give all rows with exact numbers, ISO dates and the sentences."""
    rows = []
    for line in shown.lines:
        row, word = line.row, line.row.word
        values = (
            figure_values(line.figure)
            if line.figure is not None
            else word_values(
                statement_date=row.said.iso if row.said is not None else None,
                outlet=word.outlet if word else None,
                article=word.article if word else None,
                start=word.start if word else None,
                end=word.end if word else None,
                sentence=word.sentence if word else line.what,
            )
        )
        measure = shown.series[row.series].name if row.series in shown.series else line.what
        days = "" if row.days is None else str(row.days)
        rows.append(
            (
                shown.voice,
                measure,
                row.change.value,
                row.replaced or row.repeats or "",
                days,
                row.reason,
                *values,
            )
        )
    return Table(("source", "measure", "change", "other", "days", "reason", *FIGURE_HEADS), tuple(rows))
