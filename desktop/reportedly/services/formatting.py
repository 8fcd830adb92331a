"""How figures and dates are written for people: the formatters of `model.formatting`, for services and views."""

from reportedly.model.formatting import (
    ENGLISH,
    MONTH_NAMES,
    Separators,
    article_name,
    format_bounds,
    format_date,
    format_figure,
    format_number,
    format_target,
    format_value,
    plain_decimal,
)

__all__ = [
    "ENGLISH", "MONTH_NAMES", "Separators", "article_name", "format_bounds", "format_date", "format_figure",
    "format_number", "format_target", "format_value", "plain_decimal",
]  # fmt: skip
