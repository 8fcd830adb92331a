"""Names in short: "the ministry" where the project has one ministry, and the articles tell its story."""

from collections import defaultdict
from collections.abc import Collection

from reportedly.analysis.naming_classes import Classes
from reportedly.analysis.naming_forms import BodyForm
from reportedly.analysis.naming_stories import Articles

__all__ = ["short_for"]


def short_for(classes: Classes, articles: Articles) -> dict[frozenset[str], tuple[frozenset[str], str]]:
    """Find for each class without its country, place or field the one class of its noun that has them."""
    by_head: defaultdict[str, list[tuple[frozenset[str], BodyForm]]] = defaultdict(list)
    for members in classes.all():
        for form in dict.fromkeys(classes.forms(members)):
            by_head[form.head].append((members, form))
    found: dict[frozenset[str], tuple[frozenset[str], str]] = {}
    for members in classes.all():
        forms = classes.forms(members)
        if not forms or any(classes.is_said(name) for name in members):
            continue
        shortest = min(forms, key=lambda form: (len(form.words), sorted(form.words)))
        fitting = [
            (target, form)
            for target, form in _whole(members, shortest, by_head[shortest.head])
            if not classes.are_declined(members, target)
            and all(
                _is_short_for(name, shortest, form, target, by_head[form.head], articles) for name in members
            )
        ]
        if len(fitting) == 1:
            target, form = fitting[0]
            noun = form.head.replace("-", " ")
            whole = classes.root(target)
            found[members] = target, f"{whole} is the only {noun} that articles of this story name in full"
    return found


def _whole(
    members: frozenset[str], short: BodyForm, others: Collection[tuple[frozenset[str], BodyForm]]
) -> list[tuple[frozenset[str], BodyForm]]:
    """Give the classes that have all words of a short name and more, without those that are short for others."""
    longest: dict[frozenset[str], BodyForm] = {}
    for own, form in others:
        if own != members and short.words < form.words:
            known = longest.get(own)
            if known is None or (len(known.words), sorted(known.words)) < (
                len(form.words),
                sorted(form.words),
            ):
                longest[own] = form
    return [
        (own, form)
        for own, form in longest.items()
        if not any(form.words < other.words for other in longest.values())
    ]


def _is_short_for(
    name: str,
    short: BodyForm,
    long: BodyForm,
    target: frozenset[str],
    same_head: Collection[tuple[frozenset[str], BodyForm]],
    articles: Articles,
) -> bool:
    """Tell whether all articles that give the short name speak of the body with the long one."""
    extra = long.words - short.words
    fields = extra - long.owners - long.levels
    owners = extra & long.owners
    rivals = {
        owner for _, form in same_head for owner in form.owners - long.words if not form.words <= long.words
    }
    told = frozenset[str]().union(
        *(articles.naming(other).countries for member in target for other in articles.of(member))
    )
    for article in articles.of(name):
        naming = articles.naming(article)
        if (
            naming.names_other(long, is_led=short.is_led)
            or rivals & naming.names
            or not naming.is_of_one_country(owners, told)
        ):
            return False
        if naming.names_whole(long, is_led=short.is_led):
            continue
        if not articles.is_one_story(article, target):
            return False
        is_named = all(
            owner in naming.countries or owner in naming.names or naming.tells(owner) for owner in owners
        )
        if not all(naming.tells(field) for field in fields):
            return False
        if owners and not is_named and (not long.is_of_state or rivals or naming.countries):
            return False
    return True
