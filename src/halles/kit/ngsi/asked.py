"""What is asked of an NGSI-LD interface, and the answers made of entities: the same for every stall."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema

from halles.kit.ngsi.answers import answer, commas
from halles.kit.ngsi.entities import Entity, Form, entity_write


class How(Schema):
    """How entities are written."""

    attrs: str = Field("", description="Names of attributes, with commas; entities without any are left out.")
    options: Form = Field(Form.NORMALIZED, description="The form.")
    format: Form = Field(Form.NORMALIZED, description="The same, in newer words.")

    @property
    def form(self) -> Form:
        """The form that was asked for."""
        return self.options if self.format == Form.NORMALIZED else self.format


class Which(How):
    """Which entities are given."""

    type: str = Field("", description="Types, with commas.")
    id: str = Field("", description="Identifiers, with commas.")
    limit: int = Field(20, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=1_000_000)
    count: bool = Field(False, description="Say in NGSILD-Results-Count how many there are in all.")


def entities_answer(
    request: HttpRequest, which: Which, entities: Iterable[Entity], *, context: str
) -> HttpResponse:
    """Answer with those of the entities that are asked for, one page of them."""
    kinds, identifiers, attrs = commas(which.type), commas(which.id), commas(which.attrs)
    chosen = [
        each
        for each in entities
        if (not kinds or each.type in kinds) and (not identifiers or each.id in identifiers)
    ]
    written = [entity_write(each, which.form, attrs=attrs) for each in chosen]
    found = [each for each in written if each is not None]
    page = found[which.offset : which.offset + which.limit]
    return answer(request, page, context=context, count=len(found) if which.count else None)


def entity_answer(request: HttpRequest, how: How, entity: Entity, *, context: str) -> HttpResponse:
    """Answer with one entity, which is there even where it has none of the attributes asked for."""
    written = entity_write(entity, how.form, attrs=commas(how.attrs))
    return answer(request, written or {"id": entity.id, "type": entity.type}, context=context)
