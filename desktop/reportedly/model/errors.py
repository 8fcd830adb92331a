"""The exception tree. Every error has a stable code; docs/errors.md explains each."""

__all__ = ["Cancelled", "DataError", "ReadingError", "ReportedlyError", "UserError"]


class ReportedlyError(Exception):
    """Anything that the program raises on purpose.

    `code` is stable (R101...); `message` says what and where, `remedy` what to do; both are whole
    sentences, ready for a banner or for one line of the command line.
    """

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(code, message, remedy)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UserError(ReportedlyError):
    """Something that the user can mend: a missing file, a locked project, a wrong option."""


class ReadingError(UserError):
    """One document that could not be read (codes R1xx)."""


class DataError(ReportedlyError):
    """A project that is damaged, or newer than this program."""


class Cancelled(ReportedlyError):  # noqa: N818 - being stopped is no error
    """The user asked to stop."""

    def __init__(self) -> None:
        super().__init__("R001", "Cancelled.")

    def __reduce__(self) -> tuple[type["Cancelled"], tuple[()]]:
        return Cancelled, ()  # it crosses from worker processes
