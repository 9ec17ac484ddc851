"""Claims of which a thing has one at most: a beginning, a length, a head count. What becomes of two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.identify.period import agree
from graph.model import Certainty, Evidence, Literal

__all__ = ["DECIDED", "SINGLE", "Choice", "choose"]

#: Of these a thing has one value.
SINGLE = frozenset("start end duration status ordinal headcount since issued".split())
#: Of these one value can say less exactly what another says: 「2020」 and 「2020-12」.
_NESTED = frozenset("start end since issued".split())
#: What a person decided is read by this rule.
DECIDED = "decision"
#: Of two that texts tell at different times the later stands: who is planned to go goes, and comes back.
_LATER = {"status:planned": 0, "status:ongoing": 1, "status:done": 2, "status:cancelled": 3}

Value = str | Literal
Told = Mapping[Value, Sequence[Evidence]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands: the values with their evidence; more than one only where texts contradict each other."""

    values: Mapping[Value, Sequence[Evidence]]

    @property
    def contradicts(self) -> bool:
        """Whether the texts contradict each other."""
        return len(self.values) > 1


def choose(predicate: str, told: Told) -> Choice:
    """Choose among the values that texts tell of one thing.

    What a person decided stands alone. What a text states goes before what is inferred, the more exact of two dates before the
    less exact (the evidence of both adds up), the later status before the earlier. What is left and differs stays, all of it.

    Args:
        predicate: the property.
        told: its values with their evidence.
    """
    by_decision = {v: [e for e in es if e.rule == DECIDED] for v, es in told.items()}
    if any(by_decision.values()):
        return Choice({value: found for value, found in by_decision.items() if found})
    stated = {v: es for v, es in told.items() if any(e.certainty is Certainty.STATED for e in es)}
    kept = stated or dict(told)
    if predicate == "status":
        last = max(kept, key=lambda value: (_LATER.get(str(value), -1), str(value)))
        return Choice({last: kept[last]})
    if predicate not in _NESTED:
        return Choice(kept)
    exact = {
        value: [e for other, found in kept.items() if agree(_text(value), _text(other)) for e in found]
        for value in kept
        if not any(other != value and _text(other).startswith(_text(value)) for other in kept)
    }
    return Choice(exact)


def _text(value: Value) -> str:
    return value.value if isinstance(value, Literal) else value
