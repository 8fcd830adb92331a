"""What the project knows of a field: the words that are offered while a person types into it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind

__all__ = ["known_words"]

_MOST = 400  # more are not looked through; those with most figures come first
_FIXED: Mapping[str, tuple[str, ...]] = {
    "stance": tuple(stance.value for stance in Stance),
    "kind": tuple(kind.value for kind in Kind),
}
_READ: Mapping[str, Callable[[Figure], str | None]] = {
    "measure": lambda figure: figure.measure,
    "source": lambda figure: figure.source,
    "speaker": lambda figure: figure.speaker,
    "via": lambda figure: figure.via,
    "unit": lambda figure: figure.unit,
}


def known_words(field: str, figures: Iterable[Figure]) -> list[str]:
    """Give the values of a field of `typed_fields.EDITABLE_FIELDS`, or the tags, those used most first."""
    if field in _FIXED:
        return list(_FIXED[field])
    if field == "tags":
        counts = Counter(tag for figure in figures for tag in figure.tags)
    elif field in _READ:
        read = _READ[field]
        counts = Counter(value for figure in figures if (value := read(figure)))
    else:
        return []  # numbers and dates are typed, not chosen
    return [value for value, _ in counts.most_common(_MOST)]
