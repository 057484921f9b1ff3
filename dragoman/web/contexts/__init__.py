"""What each page shows: one dataclass a page, which is its template's context and its JSON alike.

Values are those of the record, untranslated; ``href`` is an address of this site. Names are labels as the record
has them, dates EDTF, languages ISO 639-1, states ISO 3166-1 alpha-3.
"""
