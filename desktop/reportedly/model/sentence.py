"""A sentence ready to paste, each clause tied to its evidence."""

from dataclasses import dataclass

__all__ = ["Clause", "Footnote", "SafeSentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """Where a clause has it from: outlet, day and the sentence, with its place in the article.

    `figure` is the figure's id, None for a denial without a number. `words` are what is printed:
    "KBS World, 23 Oct 2024: “Some three thousand ...”".
    """

    number: int
    figure: str | None
    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the sentence with the spaces and signs around it; the pieces joined are the whole text.

    `figures` are the ids of the figures that it rests on, `notes` the numbers of its footnotes. A piece that
    states nothing of its own (", while ") has neither.
    """

    text: str
    figures: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SafeSentence:
    """One sentence, or a few, with its footnotes in the order in which they are called."""

    clauses: tuple[Clause, ...]
    footnotes: tuple[Footnote, ...]

    @property
    def text(self) -> str:
        """Give the plain text, without footnotes."""
        return "".join(clause.text for clause in self.clauses)

    @property
    def text_with_footnotes(self) -> str:
        """Give the text with [1] where a clause ends and the footnotes below, one a line."""
        body = "".join(_marked(clause) for clause in self.clauses)
        notes = [f"{note.number}. {note.words}" for note in self.footnotes]
        return "\n".join([body, "", *notes]) if notes else body


def _marked(clause: Clause) -> str:
    """Put the footnote signs behind the clause's last word, in front of a comma or full stop."""
    if not clause.notes:
        return clause.text
    signs = "".join(f"[{number}]" for number in clause.notes)
    words = clause.text.rstrip(" ,;:.")
    return f"{words}{signs}{clause.text[len(words) :]}"
