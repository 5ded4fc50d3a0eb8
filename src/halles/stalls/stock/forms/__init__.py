"""Forms of the stock stall."""

from halles.stalls.stock.forms.items import ADDED, ChoiceForm, ItemForm
from halles.stalls.stock.forms.taking import CountForm, FoundForm, KeyForm, ListForm, PhotoForm, WhatForm

__all__ = ["ADDED", "ChoiceForm", "CountForm", "FoundForm", "ItemForm", "KeyForm", "ListForm", "PhotoForm", "WhatForm"]
