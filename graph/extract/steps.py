"""How likely something is, as signs have it: by steps, and as the weight of evidence."""

from __future__ import annotations

import math

__all__ = ["STEPS", "evidence", "step"]

#: How likely something must be at least for each step.
STEPS = (0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8, 0.93)
#: Nothing is surer than so far from never and from ever.
_DOUBT = 0.01
#: Strengths of signs are about one.
_UNIT = 3


def step(likely: float) -> int:
    """Return how many of :data:`STEPS` *likely* reaches."""
    return sum(likely >= one for one in STEPS)


def evidence(likely: float) -> float:
    """Return the logarithm of the odds, in units of the strength of a sign: .5 is 0, .9 is .73, .1 is -.73."""
    return math.log((likely + _DOUBT) / (1 + _DOUBT - likely)) / _UNIT
