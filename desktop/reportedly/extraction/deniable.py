"""Which figures of an article a denial without a number denies."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence

from reportedly.extraction.denying import Denying, groups_of
from reportedly.extraction.stance_words import StanceWords
from reportedly.extraction.syntax import is_verbal
from reportedly.extraction.told_figures import ToldFigures
from reportedly.model.span import Span

__all__ = ["Deniable"]

# Sentences: longer than nearly all articles. In a report of a hundred pages a denial speaks of its own chapter.
REACH = 120
# How far back "the reports" may have stood, and what stands beside a denial.
TOLD = 10
BESIDE = 2
# How far back somebody told the figure that another one answers with his own.
ANSWERED = 3
# Numbers from here on are seldom the same by chance.
_TELLING = 10
# How far back a claim may stand that plain words deny ("no one was hurt").
FLAT = 4


class Deniable:
    """The figures of an article that a denial may speak of.

    `has_claim` tells whether somebody claims anything in a sentence, with or without a number.
    """

    def __init__(self, told: ToldFigures, words: StanceWords, has_claim: Callable[[int], bool]) -> None:
        self._told = told
        self._words = words
        self._has_claim = has_claim

    def find(
        self, denying: Denying, sentence: int, deniers: Collection[str], owner: str | None
    ) -> tuple[int, ...]:
        """Give the indices of the figures that a denial denies; `owner` is whose claim it speaks of."""
        found = {
            at
            for at in self._find(denying, sentence, deniers, owner)
            if not self._told.is_difference[at] and not self._told.is_denied[at]
        }
        if denying.is_beside and not any(self._told.places[at] == sentence for at in found):
            return ()
        return tuple(self._told.indices[at] for at in sorted(found))

    def repeated(self, words: Span, sentence: int, deniers: Collection[str]) -> tuple[int, ...]:
        """Give the indices of the figures of others that say a number which stands denied in some words.

        Close before a denial a number of two digits is meant whatever it counts; a small one may be of anything.
        """
        told = self._told
        first, last = bisect_left(told.starts, words.start), bisect_left(told.starts, words.end)
        inside = [at for at in range(first, last) if told.is_denied[at]]
        others = [at for at in told.near(sentence, REACH) if told.sources[at] not in (None, *deniers)]
        near = {at for at in told.before(sentence, TOLD, words.start) if told.size(at) >= _TELLING}
        numbers = {told.written[own] for own in inside}
        found = [
            at
            for at in others
            if any(told.is_same(at, own) for own in inside) or (at in near and told.written[at] in numbers)
        ]
        return tuple(told.indices[at] for at in found if not first <= at < last and not told.is_denied[at])

    def nearest(self, sentence: int, start: int) -> int | None:
        """Give the index of the figure that somebody stated last before an offset."""
        told = self._told_before(sentence, start, ())
        return self._told.indices[told] if told is not None else None

    def smallest(self, sentence: int, start: int) -> int | None:
        """Give the index of the least figure stated just before: who told it denies that there were more."""
        told = self._told
        near = [at for at in told.before(sentence, BESIDE, start) if told.sources[at] is not None]
        same = [at for at in near if told.measured(at) == told.measured(near[-1]) and told.size(at) > 0]
        return told.indices[min(same, key=lambda at: (told.size(at), -at))] if same else None

    def is_answer(self, sentence: int, start: int, source: str) -> bool:
        """Tell whether another one has told a figure before the last one of a source, close enough to be answered."""
        told, own = self._told, source.casefold()
        return any(told.sources[at] not in (None, own) for at in told.before(sentence, BESIDE, start))

    def is_pointed_at(self, sentence: int, start: int) -> bool:
        """Tell whether "denied this" can mean a figure: no claim without a number stands between."""
        last = max((self._told.places[at] for at in self._told.before(sentence, BESIDE, start)), default=None)
        return last is not None and not any(self._has_claim(place) for place in range(last + 1, sentence))

    def answering(self, sentence: int, start: int) -> int | None:
        """Give the index of the figure told last before an offset, where another one had told one close before."""
        last = self._told_before(sentence, start, ())
        if last is None:
            return None
        before = (at for at in self._told.before(sentence, ANSWERED, start) if at < last)
        is_answer = any(self._told.sources[at] not in (None, self._told.sources[last]) for at in before)
        return self._told.indices[last] if is_answer else None

    def _find(
        self, denying: Denying, sentence: int, deniers: Collection[str], owner: str | None
    ) -> Iterable[int]:
        if denying.is_own:
            return self._taken_back(denying, sentence, deniers)
        if denying.is_inside and (inside := self._inside(denying)):
            return inside
        if denying.is_more and (larger := self._larger(sentence, denying.span.start, deniers)):
            return larger
        if denying.alike:
            return self._so_many(denying, sentence, deniers)
        if denying.is_of_charge and (charges := self._charges(sentence, deniers)):
            return charges
        if denying.intended and not denying.event:
            return self._intended(denying, sentence, deniers)
        if denying.is_flat:
            return self._flatly_denied(denying, sentence, deniers)
        if denying.is_of_number or owner is not None:
            return self._number_before(denying, sentence, deniers, owner)
        return self._denied(denying, sentence, deniers)

    def _denied(self, denying: Denying, sentence: int, deniers: Collection[str]) -> Iterable[int]:
        """Give the figures of the same event that others state, within reach of the denial.

        "Denied the reports" names no event: it is that of the last figure before that somebody else stated.
        What the outlet says itself is denied only where the event is named and stands beside, or where it says a
        denied number again.
        """
        event = groups_of(denying.denied, self._words)
        if not event and denying.is_of_claim and not any(is_verbal(t) for t in denying.denied):
            return self._reported(denying, sentence, deniers)
        told = self._told
        found = [
            at
            for at in told.near(sentence, REACH)
            if event
            and event <= told.events[at]
            and event & told.clauses[at]
            and denying.group <= told.nouns[at]
            and told.sources[at] not in deniers
            and (told.sources[at] is not None or abs(told.places[at] - sentence) <= BESIDE)
        ]
        if not found and not (event and denying.group):
            return self._alike(denying, sentence, deniers)
        own = told.outlets_own(told.near(sentence, REACH))
        return found + self._again(own, found)

    def _again(self, where: Iterable[int], found: Sequence[int]) -> list[int]:
        """Give the figures that say a denied number again."""
        told, numbers = self._told, {self._told.written[at] for at in found}
        same = [at for at in where if told.written[at] in numbers]
        return [at for at in same if at not in found and any(told.is_same(at, f) for f in found)]

    def _reported(self, denying: Denying, sentence: int, deniers: Collection[str]) -> Iterable[int]:
        """Give what "denied the report" denies: the figure told last; of "the reports" all of its event."""
        figures = self._told
        if denying.asked:
            return [
                at
                for at, place in enumerate(figures.places)
                if place in denying.asked and figures.sources[at] not in deniers
            ]
        start = denying.span.start
        if denying.is_pointing and denying.is_of_many:
            return self._last_ones(sentence, start, deniers)
        if denying.is_pointing and not self.is_pointed_at(sentence, start):
            return []
        if denying.is_pointing and (own := self._only_own(sentence, start)):
            return own
        told = self._told_before(sentence, start, deniers, denying.event)
        if told is None:
            return []
        about, place, source = figures.clauses[told], figures.places[told], figures.sources[told]

        def is_meant(at: int) -> bool:
            if figures.written[at] == figures.written[told] and figures.is_same(at, told):
                return True
            own = figures.sources[at]
            if own is None or (figures.places[at] == place and own != source):
                return False
            if not denying.is_of_many:
                return figures.places[at] == place
            # "Such accounts": what he said just before too, and what others tell of the same event.
            is_beside = own == source and 0 <= place - figures.places[at] <= BESIDE
            return is_beside or figures.places[at] == place or bool(about & figures.clauses[at])

        others = [at for at in figures.near(sentence, REACH) if figures.sources[at] not in deniers]
        found = [at for at in others if is_meant(at)]
        counted = {figures.places[at] for at in found if not figures.is_setting[at]}
        # "Police in 4 towns had arrested 210": where it happened is not what is denied.
        found = [at for at in found if not figures.is_setting[at] or figures.places[at] not in counted]
        return found + self._again(others, found)

    def _last_ones(self, sentence: int, start: int, deniers: Collection[str]) -> list[int]:
        """Give what "both" and "these" stand for: all that others told in the last sentence with a figure of theirs."""
        told = self._told
        every = [
            at for at in told.before(sentence, BESIDE, start) if told.sources[at] not in (None, *deniers)
        ]
        return [at for at in every if told.places[at] == told.places[every[-1]]]

    def _only_own(self, sentence: int, start: int) -> list[int]:
        """Give the last figures before "denied it" where nobody is credited with any that stands close."""
        told = self._told
        near = told.before(sentence, BESIDE, start)
        if any(told.sources[at] is not None for at in near):
            return []
        return [at for at in near if told.places[at] == told.places[near[-1]]]

    def _alike(self, denying: Denying, sentence: int, deniers: Collection[str]) -> list[int]:
        """Give the figures close before that count what a denied clause speaks of, and those told close behind."""
        spoken = {t.lemma.lower() for t in denying.denied if t.pos in ("NOUN", "VERB")}
        told = self._told
        return [
            at
            for at in told.near(sentence, BESIDE)
            if spoken & told.spoken(at) and told.sources[at] not in deniers
            if told.sources[at] is not None or told.starts[at] < denying.span.start
        ]

    def _inside(self, denying: Denying) -> list[int]:
        """Give the figures that stand in the denied words: "the report, which said 30 had died, was rejected"."""
        first, last = denying.denied[0].span.start, denying.denied[-1].span.end
        return list(range(bisect_left(self._told.starts, first), bisect_left(self._told.starts, last)))

    def _taken_back(self, denying: Denying, sentence: int, deniers: Collection[str]) -> list[int]:
        """Give what the denier told last himself: "the union withdrew the claim".

        "That first estimate" is the number close by that is told as an earlier one, whoever gave it; else an older
        one of his own.
        """
        told = self._told
        if denying.is_earlier:
            near = told.before(sentence, BESIDE, denying.span.start)
            if first := [at for at in near if told.is_earlier[at]]:
                return first[-1:]
        own = [
            at for at in told.before(sentence, TOLD, denying.span.start) if _is_of(told.sources[at], deniers)
        ]
        last = [at for at in own if told.places[at] == told.places[own[-1]]]
        is_now = denying.is_earlier and any(told.places[at] >= sentence - 1 for at in last)
        return [] if is_now else last

    def _larger(self, sentence: int, start: int, deniers: Collection[str]) -> list[int]:
        """Give the larger figures that others told of what the denier has counted."""
        told = self._told
        before = told.before(sentence, TOLD, start)
        mine = next((at for at in reversed(before) if _is_of(told.sources[at], deniers)), None)
        if mine is None:
            return []
        return [
            at
            for at in told.near(sentence, REACH)
            if told.sources[at] not in (None, told.sources[mine], *deniers)
            and told.size(at) > told.size(mine) > 0
            and told.measured(at) == told.measured(mine)
            and not told.is_ahead[at]
            and (told.spoken(at) & told.spoken(mine) or told.clauses[at] & told.clauses[mine] or at in before)
        ]

    def _so_many(self, denying: Denying, sentence: int, deniers: Collection[str]) -> list[int]:
        """Give the figures before whose sentence counts what the denial speaks of ("so many boats")."""
        event, told = groups_of(denying.denied, self._words), self._told
        return [
            at
            for at in told.before(sentence - 1, REACH, denying.span.start)
            if told.sources[at] not in deniers
            and (denying.alike & told.above[at] or (event and event <= told.events[at]))
        ]

    def _intended(self, denying: Denying, sentence: int, deniers: Collection[str]) -> list[int]:
        """Give the figures before whose sentence speaks of what nobody has a plan to do ("no plan to sell")."""
        told = self._told
        return [
            at
            for at in told.before(sentence, TOLD, denying.span.start)
            if told.sources[at] not in deniers and denying.intended & told.spoken(at)
        ]

    def _charges(self, sentence: int, deniers: Collection[str]) -> list[int]:
        """Give what somebody is accused of ("denied all charges"): the alleged figures within ten sentences."""
        told = self._told
        return [
            at for at in told.near(sentence, TOLD) if told.is_alleged[at] and told.sources[at] not in deniers
        ]

    def _flatly_denied(self, denying: Denying, sentence: int, deniers: Collection[str]) -> list[int]:
        """Give the figures that others told just before of an event that plain words deny."""
        told, fighters = self._told, self._words.fighters
        found = [
            at
            for at in told.before(sentence, FLAT, denying.span.start)
            if told.sources[at] is not None
            and told.sources[at] not in deniers
            and (denying.event & told.clauses[at] or self._is_like(denying, at))
            # "No soldier has entered Kenya" says nothing of soldiers elsewhere.
            and denying.where <= told.names[at]
            # "No civilians died" may answer "40 villagers", but not "40 soldiers".
            and (not denying.group or bool(denying.group & fighters) == bool(told.nouns[at] & fighters))
        ]
        if found and not denying.event:  # "No such plans": those of which was spoken last.
            found = [at for at in found if told.places[at] == told.places[found[-1]]]
        near = range(told.near(sentence, REACH).start, found[0]) if found else range(0)
        return found + self._again(near, found)

    def _is_like(self, denying: Denying, at: int) -> bool:
        """Tell "no record of such cases" of the figure that counts cases."""
        spoken = {t.lemma.lower() for t in denying.denied if t.pos in ("NOUN", "VERB")}
        is_such = any(t.text.lower() == "such" for t in denying.denied)
        return is_such or bool(spoken & self._told.spoken(at))

    def _told_before(
        self, sentence: int, start: int, deniers: Collection[str], event: frozenset[int] = frozenset()
    ) -> int | None:
        """Give the last figure before that somebody else stated; beyond a few sentences only one of an event."""
        figures = self._told
        told = [
            at
            for at in figures.before(sentence, TOLD, start)
            if figures.sources[at] is not None and figures.sources[at] not in deniers
            if not event or event & figures.events[at]
        ]
        if not told:
            return None
        is_meant = figures.places[told[-1]] >= sentence - BESIDE or bool(figures.events[told[-1]])
        return told[-1] if is_meant else None

    def _number_before(
        self, denying: Denying, sentence: int, deniers: Collection[str], owner: str | None
    ) -> list[int]:
        """Give the figures of the nearest sentence before, within ten, whose numbers the deniers may mean.

        The number may stand in the sentence of the denial too ("2,300, a figure that Rome dismissed"). With an
        owner ("the president's figure") those of the nearest sentence with a number of his; of "the figures", what
        the same source said just before too.
        """
        told = self._told
        meant = [
            at
            for at in told.before(sentence, TOLD, denying.span.start)
            if self._may_mean(at, deniers, owner) and self._is_about(denying, at)
        ]
        if not meant:
            return []
        last = self._headline(meant) if not denying.is_of_many else meant[-1]
        found = [at for at in meant if told.places[at] == told.places[last]]
        if not denying.is_of_many:  # "that number": not the terabytes beside the people
            found = [at for at in found if told.measured(at) == told.measured(last)]
        if (denying.is_of_many or owner is not None) and told.sources[last] is not None:
            found += [
                at
                for at in meant
                if told.sources[at] == told.sources[last]
                and 0 < told.places[last] - told.places[at] <= BESIDE
            ]
        others = [at for at in told.near(sentence, REACH) if told.sources[at] not in deniers]
        return found + self._again(others, found)

    def _headline(self, meant: Sequence[int]) -> int:
        """Give the figure meant by "that number": of several of one source close by the one that the title has too."""
        told, last = self._told, meant[-1]
        for at in reversed(meant):
            if told.sources[at] != told.sources[last] or told.places[last] - told.places[at] > BESIDE:
                break
            if told.is_in_title(at):
                return at
        return last

    def _may_mean(self, at: int, deniers: Collection[str], owner: str | None) -> bool:
        source = self._told.sources[at]
        if owner is None:
            return source not in deniers
        # "The police figure" is that of the river police.
        speaker = self._told.speakers[at]
        if source is None:
            return False
        return owner in (source, speaker) or owner in source.split() or self._told.is_described(at, owner)

    def _is_about(self, denying: Denying, at: int) -> bool:
        """Tell whether a figure may be "the number of boats"; a number of nothing may be any."""
        if not denying.about:
            return True
        groups = frozenset[int]().union(*(self._words.events.get(w, frozenset()) for w in denying.about))
        return bool(denying.about & self._told.spoken(at) or groups & self._told.clauses[at])


def _is_of(source: str | None, deniers: Collection[str]) -> bool:
    """Tell "the officials" of "health officials"."""
    return source is not None and any(source == name or source.endswith(f" {name}") for name in deniers)
