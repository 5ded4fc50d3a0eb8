"""The answer to a line of the list: accepted as it is, another number, never again."""

from typing import Any

from django import forms

from halles.stalls.stock.forms.quantity import QuantityField
from halles.stalls.stock.models import Answer


class AnswerForm(forms.Form):
    """One tap, or a number."""

    answer = forms.CharField(max_length=8)

    def __init__(self, *args: Any, unit: str, **more: Any) -> None:
        """`unit`: what the item is counted in."""
        super().__init__(*args, **more)
        self.fields["decided"] = QuantityField(unit=unit, required=False, is_large=False)

    def answer_given(self) -> dict[str, Any]:
        """Return the answer as its command takes it."""
        answer, decided = self.cleaned_data["answer"], self.cleaned_data["decided"]
        return {"answer": answer, "decided": decided if answer == Answer.CHANGED else None}
