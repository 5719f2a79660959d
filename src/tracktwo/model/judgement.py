"""Judgements: what somebody says about two facts, and how two judgements combine."""

from __future__ import annotations

from enum import StrEnum


class Judgement(StrEnum):
    """Whether two facts are of one thing. `NONE`: nobody has said anything, or what was said was taken back."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NONE = "none"

    def then(self, later: Judgement) -> Judgement:
        """What stands after `later` was said: the later one, always."""
        return later

    def conflicts(self, other: Judgement) -> bool:
        """Whether the two cannot both hold."""
        return {self, other} == {Judgement.SAME, Judgement.DIFFERENT}

    def chained(self, other: Judgement) -> Judgement:
        """What follows for A and C where A–B is this and B–C is `other`."""
        if self is other is Judgement.SAME:
            return Judgement.SAME
        if {self, other} == {Judgement.SAME, Judgement.DIFFERENT}:
            return Judgement.DIFFERENT
        if Judgement.NONE in (self, other):
            return Judgement.NONE
        return Judgement.UNSURE
