"""Forms of the stock stall."""

from halles.stalls.stock.forms.answers import AnswerForm
from halles.stalls.stock.forms.days import DayForm
from halles.stalls.stock.forms.items import ADDED, ChoiceForm, ItemForm
from halles.stalls.stock.forms.neighbours import AskForm
from halles.stalls.stock.forms.taking import CountForm, FoundForm, KeyForm, ListForm, PhotoForm, WhatForm

__all__ = [
    "ADDED",
    "AnswerForm",
    "AskForm",
    "ChoiceForm",
    "CountForm",
    "DayForm",
    "FoundForm",
    "ItemForm",
    "KeyForm",
    "ListForm",
    "PhotoForm",
    "WhatForm",
]
