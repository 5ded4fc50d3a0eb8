"""The one right over the journal: deciding about what was set aside.

The journal knows no person, so it registers no predicate: `people.rights` says who is an operator. As long as
nobody says it, `rules` refuses everybody.
"""

OPERATE = "journal.operate"
