"""What the public must not see of a record: decided by people, and for named people by default."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from tracktwo.model.decision import Decision
from tracktwo.record.offices import Offices
from tracktwo.resolution.profiles import NAMELESS
from tracktwo.store.anchoring import belonging
from tracktwo.store.decisions import home, standing
from tracktwo.store.hiding import Hidden
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACT, LINK, PROFILE

#: Roles of people who never get a public page, whatever was decided but that they hold an office.
_NEVER = "affected"


class Secrecy:
    """Looks at a record that holds public reports only, and says what of it must be hidden still."""

    def __init__(self, connection: Connection, offices: Offices) -> None:
        self._connection = connection
        self._offices = offices

    def hidden(self, decisions: Sequence[Decision], today: datetime.date) -> Hidden:
        """Everything that must not be seen on a day."""
        said = self._said(decisions, "visibility")
        withheld = {i for i, value in said.items() if value != "public"}
        forms = self._forms(withheld)
        forms |= {
            a.quote
            for d in standing(decisions)
            if d.kind == "visibility" and d.value != "public"
            for a in d.anchors
            if a.layer == "entities"
        }
        nameless: set[str] = set()
        policies: dict[str, set[str]] = defaultdict(set)
        for ident, value in self._said(decisions, "disclosure").items():
            policies[value or "open"].add(ident)
        closed = policies["closed"]
        withheld |= closed | self._events_under(closed)
        forms |= self._forms(closed)
        nameless |= self._events_under(policies["chatham_house"])
        nameless |= self._not_yet_held(self._events_under(policies["names_after_event"]), today)
        private = self._private_people(decisions)
        return Hidden(
            facts=frozenset(withheld),
            nameless_events=frozenset(nameless),
            nameless={i: n for i, n in private.items() if i not in withheld},
            forms=frozenset(forms),
        )

    def of_person(self, fact: str) -> tuple[Hidden, Hidden] | None:
        """What names the person that a fact is a mention of: by a full name, and (in reports that do so) by the family name too.

        `None` where the fact is no mention of a person.
        """
        kind = self._connection.execute(select(PROFILE.c.kind).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id == fact)).scalar()
        if kind != "person":
            return None
        mentions = frozenset(self.together({fact}))
        forms = self._forms(mentions)
        full = {form for form in forms if len(form.split()) > 1}
        return Hidden(facts=mentions, forms=frozenset(full or forms)), Hidden(facts=mentions, forms=frozenset(forms))

    def _said(self, decisions: Sequence[Decision], kind: str) -> dict[str, str | None]:
        """What was last said of each fact that is one thing with an anchored one; only "open" is lost by a part that fell off."""
        found: dict[str, str | None] = {}
        for decision in standing(decisions):
            if decision.kind == kind and decision.anchors:
                facts: set[str] = {a.fact_id for a in decision.anchors}
                if kind == "open":
                    facts = home(decision, belonging(self._connection, facts))
                found |= dict.fromkeys(self.together(facts), decision.value)
        return found

    def together(self, idents: Iterable[str]) -> set[str]:
        """The facts that are one thing with one of these, themselves among them."""
        every = set(idents)
        clusters: set[str] = set()
        profiles: set[str] = set()
        for some in chunks(every):
            for cluster, profile in self._connection.execute(select(FACT.c.cluster, FACT.c.profile).where(FACT.c.id.in_(some))):
                clusters |= {cluster} - {None}
                profiles |= {profile} - {None}
        for some in chunks(clusters):
            every |= set(self._connection.execute(select(FACT.c.id).where(FACT.c.cluster.in_(some))).scalars())
        for some in chunks(profiles):
            entities = select(PROFILE.c.cluster).where(PROFILE.c.id.in_(some))
            query = select(FACT.c.id).join(PROFILE, PROFILE.c.id == FACT.c.profile).where(PROFILE.c.cluster.in_(entities))
            every |= set(self._connection.execute(query).scalars())
        return every

    def _forms(self, facts: Collection[str]) -> set[str]:
        """The names under which entities among the facts are known; one word of a person's name is a name too."""
        found: set[str] = set()
        for some in chunks(facts):
            query = select(FACT.c.body, PROFILE.c.kind).join(PROFILE, PROFILE.c.id == FACT.c.profile).where(FACT.c.id.in_(some))
            for body, kind in self._connection.execute(query):
                entity = json.loads(body)
                names = {entity["name"], *entity["names"]}
                found |= names
                if kind == "person":
                    found |= {name.split()[-1] for name in names if len(name.split()[-1]) > 3}
        return found

    def _events_under(self, initiatives: Collection[str]) -> set[str]:
        """The events of these initiatives, every telling of them."""
        found: set[str] = set()
        for some in chunks(initiatives):
            clusters = select(PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id.in_(some))
            query = (
                select(LINK.c.fact)
                .join(PROFILE, PROFILE.c.id == LINK.c.profile)
                .where(PROFILE.c.cluster.in_(clusters), LINK.c.layer == "events", LINK.c.role.in_(["initiative", "participant"]))
            )
            found |= set(self._connection.execute(query).scalars())
        return self.together(found)

    def _not_yet_held(self, events: Collection[str], today: datetime.date) -> set[str]:
        ahead: set[str] = set()
        for some in chunks(events):
            for ident, body in self._connection.execute(select(FACT.c.id, FACT.c.body).where(FACT.c.id.in_(some))):
                event = json.loads(body)
                day = event["end"] or event["start"]
                if event["status"] != "held" or (day and day[:4] != "XXXX" and day > today.isoformat()[: len(day)]):
                    ahead.add(ident)
        return ahead

    def _private_people(self, decisions: Sequence[Decision]) -> dict[str, str]:
        """The mentions of people who are neither office-holders nor opened, and of all who were hurt; each with a name for its person."""
        holders = {
            cluster
            for pack_id, cluster in self._connection.execute(select(PROFILE.c.pack_id, PROFILE.c.cluster).where(PROFILE.c.kind == "person"))
            if self._offices.is_holder(pack_id)
        }
        body = PROFILE.alias()
        body_link = LINK.alias()
        stated = (
            select(PROFILE.c.cluster, FACT.c.body, body.c.pack_id)
            .join(LINK, LINK.c.profile == PROFILE.c.id)
            .join(FACT, FACT.c.id == LINK.c.fact)
            .outerjoin(body_link, (body_link.c.fact == FACT.c.id) & (body_link.c.role == "organization"))
            .outerjoin(body, body.c.id == body_link.c.profile)
            .where(LINK.c.layer == "affiliations", LINK.c.role == "person")
        )
        for cluster, text, pack_id in self._connection.execute(stated):
            if self._offices.is_office(json.loads(text)["title"], pack_id):
                holders.add(cluster)
        opened = {i for i, value in self._said(decisions, "open").items() if value == "yes"}
        hurt = self._hurt()
        rows = self._connection.execute(
            select(FACT.c.id, PROFILE.c.cluster)
            .join(PROFILE, PROFILE.c.id == FACT.c.profile)
            .where(PROFILE.c.kind == "person")
            .order_by(FACT.c.sort)
        )
        names: dict[str, str] = {}
        found: dict[str, str] = {}
        for ident, cluster in rows:
            name = names.setdefault(cluster, f"{NAMELESS} {ident}")
            if cluster not in holders and (ident not in opened or cluster in hurt):
                found[ident] = name
        return found

    def _hurt(self) -> set[str]:
        """People who were affected by an incident or handed over: victims, detainees."""
        found: set[str] = set()
        query = select(FACT.c.report, FACT.c.body).where(FACT.c.layer == "events")
        for report, text in self._connection.execute(query):
            event = json.loads(text)
            hurt = [p["entity"] for p in event["participants"] if p["role"] == _NEVER]
            if hurt:
                people = (
                    select(PROFILE.c.cluster)
                    .join(FACT, FACT.c.profile == PROFILE.c.id)
                    .where(FACT.c.report == report, FACT.c.layer == "entities", FACT.c.local.in_(hurt), PROFILE.c.kind == "person")
                )
                found |= set(self._connection.execute(people).scalars())
        return found
