"""Who may do what with people, organisations, cards and roles."""

from typing import Any

import rules

from halles.kit.actor import Actor
from halles.people import queries


@rules.predicate
def is_member(actor: Actor, organisation: Any) -> bool:
    """A member of the organisation (its public id)."""
    return queries.is_member(person=actor.person, organisation=organisation)


@rules.predicate
def is_owner(actor: Actor, organisation: Any) -> bool:
    """An owner of the organisation (its public id)."""
    return queries.is_owner(person=actor.person, organisation=organisation)


@rules.predicate
def is_self(actor: Actor, person: Any) -> bool:
    """The person herself (her public id)."""
    return bool(actor.person) and actor.person == person


@rules.predicate
def is_operator(actor: Actor, town: Any) -> bool:
    """An operator of the town (its slug), or of the whole deployment."""
    return queries.has_town_role(person=actor.person, town=town or "", roles=("operator",))


@rules.predicate
def is_manager(actor: Actor, town: Any) -> bool:
    """The town-centre manager of the town (its slug), or an operator."""
    return queries.has_town_role(person=actor.person, town=town or "", roles=("manager", "operator"))


@rules.predicate
def is_at_counter(actor: Actor, town: Any) -> bool:
    """Somebody of the town hall, or of a helper structure of the town (its slug)."""
    return bool(town) and queries.is_at_counter(person=actor.person, town=town)


@rules.predicate
def manages_its_town(actor: Actor, organisation: Any) -> bool:
    """The manager of the town of the organisation (its public id)."""
    found = queries.organisation_get(organisation=organisation)
    return found is not None and is_manager(actor, found.town)


@rules.predicate
def may_give_card(actor: Actor, who: Any) -> bool:
    """At a counter, for a person of that town; for who works for a town, an operator of that town only.

    `who` is (town's slug, person's id). A card opens its holder's whole account: nobody at a counter
    may print herself the key of somebody with more rights.
    """
    town, person = who
    worked_for = queries.towns_worked_for(person=person)
    if worked_for or is_operator(actor, town):
        return all(is_operator(actor, each) for each in worked_for)
    return is_at_counter(actor, town) and queries.is_of_town(person=person, town=town)


@rules.predicate
def may_create_organisation(actor: Actor, what: Any) -> bool:
    """(town's slug, kind, owner's id): a shop or association of one's own; a manager any."""
    town, kind, owner = what
    if kind in ("shop", "association", "courier") and is_self(actor, owner):
        return True
    return is_manager(actor, town)


@rules.predicate
def may_grant_role(actor: Actor, what: Any) -> bool:
    """(town's slug, role): an operator any role; a manager those of the counter, agent and helper."""
    town, role = what
    at_counter = role in ("agent", "helper") and bool(town)
    return is_operator(actor, town) or (at_counter and is_manager(actor, town))


rules.add_rule("people.member", is_member)
rules.add_rule("people.members_manage", is_owner)
rules.add_rule("people.owner_change", is_owner | manages_its_town)
rules.add_rule("people.owner_rescue", manages_its_town)
rules.add_rule("people.organisation_create", may_create_organisation)
rules.add_rule("people.self", is_self)
rules.add_rule("people.erasures_replay", rules.always_false)
rules.add_rule("people.counter", is_at_counter)
rules.add_rule("people.card_give", may_give_card)
rules.add_rule("people.role_grant", may_grant_role)
rules.add_rule("town.create", is_operator)
rules.add_rule("town.manage", is_manager)
rules.add_rule("journal.operate", is_operator)
