"""Going back and forward over several steps at once."""

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.services.session import ProjectSession

__all__ = ["go_to"]


def go_to(session: ProjectSession, step: int | None) -> ChangeSet:
    """Undo or redo steps until this one is the latest that counts; None undoes all that are kept.

    A step that is no longer kept changes nothing.
    """
    steps = session.history()
    if step is not None and all(known.id != step for known in steps):
        return NO_CHANGE
    changes = NO_CHANGE
    for known in reversed(steps):
        if not known.is_undone and (step is None or known.id > step):
            changes |= session.undo()[1]
    for known in steps:
        if known.is_undone and step is not None and known.id <= step:
            changes |= session.redo()[1]
    return changes
