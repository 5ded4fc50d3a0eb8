"""The forms of car parks: a vehicle's height, a count, a closing, and what is told of a car park."""

from halles.stalls.parking.forms.car_parks import CarParkForm
from halles.stalls.parking.forms.closing import DatesForm, WordsForm
from halles.stalls.parking.forms.counting import CountForm
from halles.stalls.parking.forms.wishing import HeightForm

__all__ = ["CarParkForm", "CountForm", "DatesForm", "HeightForm", "WordsForm"]
