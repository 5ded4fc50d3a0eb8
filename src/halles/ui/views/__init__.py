"""Pages of the design system: the living style page, and what works with little or no network."""
