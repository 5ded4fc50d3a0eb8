"""Forms of the market stall."""

from halles.stalls.market.forms.orders import PRESS_DONE, number_typed, reason_typed, refusal_reasons

__all__ = ["PRESS_DONE", "number_typed", "reason_typed", "refusal_reasons"]
