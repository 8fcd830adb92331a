"""Every way in which a document can fail to be read: code, sentence, remedy. docs/errors.md explains them."""

from dataclasses import dataclass
from pathlib import PurePath

from reportedly.model.errors import ReadingError

__all__ = ["FAILURES", "MAX_TEXT_CHARS", "Failure", "reading_error"]

MAX_TEXT_CHARS = 20_000_000
"""The longest text of one article, in characters: about 20 MB, or 3 million words. A PDF of 30 MB that
holds little text is no problem; one text of this size would be parsed for half an hour."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What the reader of a message sees: the sentence, with {name}, and what to do about it."""

    message: str
    remedy: str


_LIMIT = f"{MAX_TEXT_CHARS // 1_000_000} MB"

FAILURES: dict[str, Failure] = {
    "R101": Failure("{name} is not there.", "Check the name and the folder."),
    "R102": Failure(
        "{name} may not be read by you.", "Change its permissions, or copy it to a folder of yours."
    ),
    "R103": Failure("{name} is a folder.", "Add the files in it."),
    "R104": Failure("{name} is not an ordinary file.", "Save its content as a file first."),
    "R105": Failure("{name} is empty.", "Save the article again."),
    "R106": Failure(
        "{name} holds no readable text: it is a binary file.", "Save the article as text, HTML, PDF or DOCX."
    ),
    "R107": Failure(f"{{name}} holds more than {_LIMIT} of text.", "Split it into articles."),
    "R108": Failure("{name} is {detail}, which cannot be read.", "Save it as text, HTML, PDF or DOCX."),
    "R109": Failure(
        "{name} could not be read: {detail}.", "Copy it to this computer's disk and add it again."
    ),
    "R110": Failure("{name} is damaged: it is not a whole PDF.", "Save or download it again."),
    "R111": Failure(
        "{name} is damaged: it is not a whole DOCX document.", "Open it in Word and save it again."
    ),
    "R112": Failure("{name} is locked with a password.", "Save a copy without a password."),
    "R113": Failure(
        "No text in {name}: it holds pictures of pages.",
        "Run text recognition (OCR) over it, then add it again.",
    ),
    "R114": Failure("No article text was found in {name}.", "Copy the article's text and paste it."),
    "R115": Failure(
        "{name} has no column for the text; its columns are {detail}.",
        'Name one column "text", one row an article.',
    ),
    "R116": Failure(
        "Row {row} of {name} could not be read: {detail}.", "Mend the row and add the table again."
    ),
    "R117": Failure("{name} is a table of several articles.", "Read it with read_documents."),
    "R118": Failure("{name} holds figures, no articles.", "Add the articles that they come from."),
}


def reading_error(code: str, name: str, detail: str = "", *, row: int | None = None) -> ReadingError:
    """Make the error of one code for one document; `name` may be a path, only its last part is shown."""
    failure = FAILURES[code]
    shown = PurePath(name).name or name or "the input"
    message = failure.message.format(name=shown, detail=detail, row=row)
    return ReadingError(
        code, message[:1].upper() + message[1:] if shown == "the input" else message, failure.remedy
    )
