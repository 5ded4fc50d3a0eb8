"""The list when something is asked of it: a name, a kind, what is open now, ways to pay, languages, access.

What a sheet says nothing of is told apart, never left out: perhaps it is what is looked for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from halles.kit.prepared import Prepared
from halles.kit.text import fold
from halles.stalls.directory.engine import facets
from halles.stalls.directory.engine.facets import FACETS, NO, PART, UNKNOWN, YES
from halles.stalls.directory.engine.search import search
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries.cards import CARD_COLUMNS, Card, card_of, entry_of, groups_of, listed
from halles.stalls.directory.queries.listing import PER_PAGE, CardPage, page_within
from halles.stalls.directory.queries.states import aware, states
from halles.town.engine import hours
from halles.town.engine.hours import State
from halles.town.models import Town

_FIELDS = ("payment", "languages", "wheelchair")
_PLACE = ("lon", "lat")
_MORE = (*_FIELDS, *_PLACE)


class Candidate(NamedTuple):
    """A sheet of the town, with what it can be chosen by."""

    card: Card
    facets: Mapping[str, str]
    place: tuple[int, int] | None
    """Longitude and latitude in 1e-7 degree."""


@dataclass(frozen=True)
class Asked:
    """What the list is asked for."""

    query: str = ""
    group: str = ""
    facets: tuple[str, ...] = ()
    """Keys of FACETS, each of which a sheet has to have."""
    is_open: bool = False
    number: int = 1


@dataclass(frozen=True)
class FacetCount:
    """A facet, how many sheets would be left with it, and whether it is asked for."""

    slug: str
    label: str
    count: int
    is_asked: bool


@dataclass(frozen=True)
class Chosen:
    """A page of what was asked for, and what may be it."""

    page: CardPage
    unknown: list[Card]
    part: frozenset[str]
    """Ids of the sheets that one gets into by wheelchair in part only."""
    states: Mapping[str, State]
    facets: list[FacetCount]
    slugs: frozenset[str]
    """The words of all that was found, not of this page alone."""
    until: datetime | None
    """The first moment at which anything of it changes by itself."""


def candidates(*, town: str, group: str = "") -> list[Candidate]:
    """Return every sheet of a town, or of a group of kinds, in the order of names: one statement."""
    found = [_candidate(row) for row in _ROWS.rows(town=town)]
    return [each for each in found if each.card.group == group] if group else found


def sheet_chosen(*, town: Town, now: datetime, asked: Asked) -> Chosen:
    """Return what the sheets of a town answer to what is asked."""
    everybody = _searched(candidates(town=town.slug), asked.query)
    raw = {each.card.id: each.card.hours for each in everybody}
    told = states(town=town, moment=now, hours=raw) if asked.is_open and raw else {}
    wanted = [FACETS[slug] for slug in asked.facets]
    answers = {each.card.id: _answer(each, told, wanted) for each in everybody}
    here = [each for each in everybody if not asked.group or each.card.group == asked.group]
    found = [each.card for each in here if answers[each.card.id] in (YES, PART)]
    groups = Counter(each.card.group for each in everybody if answers[each.card.id] in (YES, PART))
    number, last = page_within(asked.number, len(found))
    shown = found[PER_PAGE * (number - 1) : PER_PAGE * number]
    return Chosen(
        page=CardPage(shown, groups_of(groups), len(found), number, last),
        unknown=[each.card for each in here if answers[each.card.id] == UNKNOWN],
        part=frozenset(key for key, answer in answers.items() if answer == PART),
        states=told,
        facets=_counted(here, answers, asked.facets),
        slugs=frozenset(card.slug for card in found),
        until=aware(min((state.until for state in told.values() if state.until), default=None)),
    )


def _searched(everybody: Sequence[Candidate], query: str) -> list[Candidate]:
    """Return who answers a search, the best first; everybody without one."""
    if not query:
        return list(everybody)
    by_id = {each.card.id: each for each in everybody}
    return [by_id[key] for key in search(fold(query), [entry_of(each.card) for each in everybody])]


_OPEN = {hours.OPEN: YES, hours.CLOSED: NO, hours.UNKNOWN: UNKNOWN}


def _answer(each: Candidate, told: Mapping[str, State], wanted: Iterable[facets.Facet]) -> str:
    """Return NO if anything is missing, else UNKNOWN if anything is not known, else PART or YES."""
    said = [facets.told(facet, each.facets) for facet in wanted]
    if told:
        said.append(_OPEN[told[each.card.id].now])
    return next((worst for worst in (NO, UNKNOWN, PART) if worst in said), YES)


def _counted(here: Sequence[Candidate], answers: Mapping[str, str], asked: Sequence[str]) -> list[FacetCount]:
    left = [each for each in here if answers[each.card.id] in (YES, PART)]
    return [
        FacetCount(
            facet.slug,
            facet.label,
            sum(facets.told(facet, each.facets) in (YES, PART) for each in left),
            facet.slug in asked,
        )
        for facet in FACETS.values()
    ]


def _rows(town: str) -> QuerySet[Sheet, Any]:
    columns = (*CARD_COLUMNS, *_MORE, *(f"osm__{name}" for name in _MORE))
    return listed(town).order_by("listed_as", "id").values_list(*columns)


_ROWS = Prepared(_rows, "town")
_WITHOUT = CARD_COLUMNS.index("without")


def _candidate(row: Sequence[Any]) -> Candidate:
    size, more = len(CARD_COLUMNS), len(_MORE)
    own = dict(zip(_MORE, row[size : size + more], strict=True))
    theirs = dict(zip(_MORE, row[size + more :], strict=True))
    emptied = row[_WITHOUT]
    shown = {name: own[name] or ("" if f'"{name}"' in emptied else theirs[name]) or "" for name in _FIELDS}
    here = own if own["lon"] is not None else theirs
    place = (here["lon"], here["lat"]) if here["lon"] is not None else None
    return Candidate(card_of(row[:size]), shown, place)
