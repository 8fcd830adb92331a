"""The safe sentence: ready to paste, each clause leading to the figures that it rests on."""

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.clipboard import copied_data
from reportedly.gui.shell.theme import Theme
from reportedly.model.formatting import sentence_case
from reportedly.model.sentence import SafeSentence

__all__ = ["SafeSentenceDialog", "copy_sentence", "sentence_html"]

_WIDTH, _HEIGHT = 52.0, 34.0  # e
_COPIED = "Copied"


class SafeSentenceDialog(QDialog):
    """Stays open beside the window: a click on a clause chooses its figure there."""

    chosen = Signal(str)  # figure id

    def __init__(
        self, parent: QWidget, theme: Theme, title: str, sentence: SafeSentence, *, part: str = ""
    ) -> None:
        """`part` says of which figures it is made, where not all that are shown count."""
        super().__init__(parent)
        self._theme, self._sentence = theme, sentence
        self.setWindowTitle("Safe sentence")
        self.setModal(False)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("Safe sentence")
        self.text.anchorClicked.connect(self._on_clause)
        self.text.setFont(theme.font(1.115, is_serif=True))
        self.text.document().setDocumentMargin(theme.space("m"))
        head = QLabel(sentence_case(title))
        head.setProperty("type", "strong")
        head.setWordWrap(True)
        made_of = part or "Made of what the sources last said."
        hint = self.hint = QLabel(f"{made_of} A click on a clause goes to its sentence.")
        hint.setProperty("look", "second" if part else "muted")
        hint.setWordWrap(True)
        self.with_notes = QCheckBox("With footnotes")
        self.with_notes.setChecked(True)
        self.with_notes.toggled.connect(lambda _: self._show())
        self.copy = QPushButton("Copy")
        self.copy.setProperty("look", "primary")
        self.copy.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.copy.setText(_COPIED)
        self.copy.setMinimumWidth(self.copy.sizeHint().width())  # "Close" stays under the pointer
        self.copy.setText("Copy")
        close = QPushButton("Close")
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.with_notes)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        for part in (head, hint, self.text):
            column.addWidget(part)
        column.addLayout(row)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self._show()

    def set_sentence(self, sentence: SafeSentence) -> None:
        """Show another sentence: the project changed, or another day is asked for."""
        self._sentence = sentence
        self._show()

    def _show(self) -> None:
        ink = self._theme.color("ink").name()
        self.text.setHtml(sentence_html(self._sentence, has_notes=self.with_notes.isChecked(), color=ink))

    def _copy(self) -> None:
        copy_sentence(self._sentence, has_notes=self.with_notes.isChecked())
        self.copy.setText(_COPIED)

    def _on_clause(self, link: QUrl) -> None:
        self.chosen.emit(link.path())


def copy_sentence(sentence: SafeSentence, *, has_notes: bool) -> None:
    """Put the sentence into the clipboard, as text and as HTML."""
    text = sentence.text_with_footnotes if has_notes else sentence.text
    QGuiApplication.clipboard().setMimeData(copied_data(text, sentence_html(sentence, has_notes=has_notes)))


def sentence_html(sentence: SafeSentence, *, has_notes: bool, color: str = "") -> str:
    """Write the sentence as HTML; with a `color` each clause is a link to its first figure, in that colour."""
    pieces = []
    for clause in sentence.clauses:
        words = escape(clause.text)
        if clause.figures and color:
            words = f'<a href="figure:{clause.figures[0]}" style="color: {color}; text-decoration: none">{words}</a>'
        signs = f"<sup>{', '.join(map(str, clause.notes))}</sup>" if has_notes and clause.notes else ""
        pieces.append(words + signs)
    notes = "".join(f"<p>{note.number}. {escape(note.words)}</p>" for note in sentence.footnotes)
    return f"<p>{''.join(pieces)}</p>{notes if has_notes else ''}"
