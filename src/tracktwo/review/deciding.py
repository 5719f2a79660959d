"""From what a person says to a decision: ids become the anchors of facts, words are checked, and the store takes it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, get_args

from tracktwo.errors import ReviewError
from tracktwo.model.decision import Decision, DecisionKind
from tracktwo.model.ids import FactAnchor
from tracktwo.model.record import ROWS, Kind, Row
from tracktwo.model.vocab import Disclosure, Stage, Visibility
from tracktwo.store.base import Store
from tracktwo.store.decisions import is_followed, secret_reports

#: How many of the facts that stay a split is bound to: enough to hold the rest, few enough to read.
_STAYING = 50


class Desk:
    """Takes decisions into a record in one person's name.

    Args:
        store: the record.
        who: whose decisions these are.
        now: the time of each, for tests; the clock where it is not given.
    """

    def __init__(self, store: Store, who: str, *, now: str | None = None) -> None:
        if not who.strip():
            raise ReviewError("A decision needs a name.", remedy="Give yours with --who, or set TRACKTWO_WHO.")
        self._store = store
        self._reader = store.reader()
        self._who = who
        self._now = now

    # -- one thing or two ----------------------------------------------------------------------------------------------

    def same(self, idents: Sequence[str], why: str = "") -> str:
        """All of these are one thing."""
        return self._take("same", why, anchors=self._of_one_layer(idents, least=2))

    def different(self, one: str, others: Sequence[str], why: str = "") -> str:
        """The first is another thing than each of the others."""
        anchors = self._of_one_layer([one, *others], least=2)
        return self._take("different", why, anchors=anchors[:1], others=anchors[1:])

    def unsure(self, idents: Sequence[str], why: str = "") -> str:
        """Looked at; cannot be told."""
        return self._take("unsure", why, anchors=self._of_one_layer(idents, least=2))

    def split(self, idents: Sequence[str], why: str = "") -> str:
        """These facts leave the thing they are in, and make one of their own."""
        leaving = self._of_one_layer(idents, least=1)
        _, row = self._row(idents[0])
        gone = {a.fact_id for a in leaving}
        staying = [i for i in (row.id, *row.aliases) if i not in gone][:_STAYING]
        if not staying:
            raise ReviewError(f"{idents[0]} is all there is of {row.id}: nothing would stay.", remedy="Name fewer of its facts.")
        return self._take("split", why, anchors=leaving, others=[self._anchor(i) for i in staying])

    # -- values --------------------------------------------------------------------------------------------------------

    def accept(self, ident: str, name: str, value: Any, why: str = "", source: str | None = None) -> str:
        """Of the values that sources give for a property, this one stands."""
        _, row = self._row(ident)
        given = [v.value for v in row.values.get(name, ())]
        if value not in given and getattr(row, name, None) != value:
            told = ", ".join(json.dumps(v, ensure_ascii=False, default=str) for v in given) or "none"
            raise ReviewError(
                f"No source gives {value!r} for {name} of {ident}.", remedy=f"Values given: {told}. Use `correct` for another."
            )
        return self._value("accept", ident, name, value, why, source)

    def correct(self, ident: str, name: str, value: Any, why: str = "", source: str | None = None) -> str:
        """The value of a property is this one, whatever sources say."""
        kind, _ = self._row(ident)
        self._check_property(kind, name)
        return self._value("correct", ident, name, value, why, source)

    def reject(self, ident: str, name: str | None = None, why: str = "") -> str:
        """The fact does not stand; with a property, the value that was decided for it does not."""
        if name is not None:
            self._check_property(self._row(ident)[0], name)
            return self._take("reject", why, anchors=self._whole(ident), about=name)
        return self._take("reject", why, anchors=[self._anchor(ident)])

    # -- commitments ---------------------------------------------------------------------------------------------------

    def stage(self, ident: str, stage: str | None, implementation: int | None = None, why: str = "", source: str | None = None) -> str:
        """How far a commitment has come, and its implementation from 0 to 3."""
        self._expect(ident, "commitments")
        if stage is not None and stage not in get_args(Stage):
            raise ReviewError(f"{stage!r} is no stage.", remedy=f"Stages: {', '.join(get_args(Stage))}.")
        if implementation is not None and implementation not in range(4):
            raise ReviewError(f"Implementation {implementation} is none of 0, 1, 2, 3.")
        if stage is None and implementation is None:
            raise ReviewError("Neither a stage nor an implementation is given.")
        return self._take("stage", why, anchors=self._whole(ident), value=stage, implementation=implementation, source=source)

    def follow_up(self, commitment: str, other: str, holds: bool, why: str = "") -> str:
        """Whether a later event or statement tells what came of a commitment."""
        self._expect(commitment, "commitments")
        anchors = [self._anchor(commitment), self._anchor(other)]
        return self._take("follow_up", why, anchors=anchors, value="yes" if holds else "no")

    # -- who may see what ----------------------------------------------------------------------------------------------

    def visibility(self, ident: str, value: str, why: str = "") -> str:
        """Who may see a fact, an entity, a whole report, or a decision.

        A decision that was taken on what is not public stays back until it is made public itself.
        """
        if value not in get_args(Visibility):
            raise ReviewError(f"{value!r} is no visibility.", remedy=f"One of: {', '.join(get_args(Visibility))}.")
        if ident.startswith("d-"):
            return self._take("visibility", why, about=self._decision(ident).id, value=value)
        if self._reader.report(ident) is not None:
            return self._take("visibility", why, report=ident, value=value)
        return self._take("visibility", why, anchors=self._whole(ident), value=value)

    def disclosure(self, ident: str, value: str, why: str = "") -> str:
        """What an initiative lets out of its meetings."""
        self._expect(ident, "initiatives")
        if value not in get_args(Disclosure):
            raise ReviewError(f"{value!r} is no disclosure policy.", remedy=f"One of: {', '.join(get_args(Disclosure))}.")
        return self._take("disclosure", why, anchors=self._whole(ident), value=value)

    def open(self, ident: str, opened: bool = True, why: str = "") -> str:
        """Whether a person may have a public page."""
        self._expect(ident, "people")
        return self._take("open", why, anchors=self._whole(ident), value="yes" if opened else "no")

    def undo(self, decision: str, why: str = "") -> str:
        """Take a decision back; undoing an undo brings it back."""
        return self._take("undo", why, undoes=self._decision(decision).id)

    def move(self, decision: str, ident: str, why: str = "") -> str:
        """A decision on a thing that fell apart holds for this part of it."""
        held = self._decision(decision)
        if not is_followed(held):
            raise ReviewError(f"{decision} is bound to single facts and cannot be moved.", remedy="Undo it and decide again.")
        self._take("undo", why, undoes=decision)
        fields = {"about": held.about, "value": held.value, "implementation": held.implementation, "source": held.source}
        return self._take(held.kind, why or held.why, anchors=self._whole(ident), others=list(held.others), **fields)

    def stays_back(self, decision: str) -> bool:
        """Whether a decision was taken with a report in view that is not public, and so is not told to the public."""
        log = self._reader.decisions()
        secret = secret_reports(log)
        told = {a.report for d in log if d.id == decision and d.kind not in ("visibility", "open", "disclosure") for a in d.anchors}
        return bool(told & secret)

    def _decision(self, ident: str) -> Decision:
        found = next((d for d in self._reader.decisions() if d.id == ident), None)
        if found is None:
            raise ReviewError(f"There is no decision {ident}.", remedy="`tracktwo decide log` lists them.")
        return found

    # -- from ids to anchors -------------------------------------------------------------------------------------------

    def _take(self, kind: DecisionKind, why: str, **fields: Any) -> str:
        when = self._now or datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        fields = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
        return self._store.decide(Decision(kind=kind, who=self._who, when=when, why=why, **fields))

    def _value(self, kind: DecisionKind, ident: str, name: str, value: Any, why: str, source: str | None) -> str:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        return self._take(kind, why, anchors=self._whole(ident), about=name, value=text, source=source)

    def _anchor(self, ident: str) -> FactAnchor:
        anchor = self._store.anchor(ident)
        if anchor is None:
            raise ReviewError(f"Nothing has the id {ident}.", remedy="Find ids with `tracktwo search`.")
        return anchor

    def _whole(self, ident: str) -> list[FactAnchor]:
        """The anchors of all that is one thing with this fact, itself first."""
        return [self._anchor(ident), *self._store.anchors(ident)[1:]]

    def _of_one_layer(self, idents: Sequence[str], *, least: int) -> list[FactAnchor]:
        anchors = list(dict.fromkeys(self._anchor(i) for i in idents))
        if len(anchors) < least:
            raise ReviewError(f"{least} different ids are needed, {len(anchors)} given.")
        layers = {a.layer for a in anchors}
        if len(layers) > 1:
            raise ReviewError(f"These are of different kinds: {', '.join(sorted(layers))}.", remedy="Name ids of one kind.")
        return anchors

    def _row(self, ident: str) -> tuple[Kind, Row]:
        found = self._reader.find(ident)
        if found is None:
            raise ReviewError(f"Nothing has the id {ident}.", remedy="Find ids with `tracktwo search`.")
        return found

    def _expect(self, ident: str, kind: Kind) -> None:
        found, _ = self._row(ident)
        if found != kind:
            raise ReviewError(f"{ident} is one of the {found}, not of the {kind}.")

    def _check_property(self, kind: Kind, name: str) -> None:
        known = [f for f in ROWS[kind].__dataclass_fields__ if f not in ("id", "aliases", "sources", "values", "chosen_by", "contested")]
        if name not in known:
            raise ReviewError(f"{kind} have no property {name!r}.", remedy=f"Properties: {', '.join(known)}.")
