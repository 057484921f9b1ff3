"""What can go wrong, as one tree.

::

    DragomanError
    ├── SettingsError       an option or setting is wrong; names it and what is allowed
    │   └── NoteError       a field of a note cannot be kept; names it and what is like it
    ├── VocabularyError     a YAML file is wrong; names file, line and key
    ├── IngestError         an input cannot be read at all (a missing path, no rights)
    ├── ModelUnavailable    a language model is missing; says how to install it
    ├── CitationError       a fact that cannot be tied to its text: a bug, never caught
    └── StoreError          the record cannot be opened, read or written

Exceptions are for what the caller must act on. What merely happens to pages is a
:class:`dragoman.model.Rejection`, which is stored and counted.
"""


class DragomanError(Exception):
    """Root of all errors that Dragoman raises on purpose."""


class SettingsError(DragomanError):
    """An option or setting has a value that is not allowed.

    Args:
        problem: What is wrong and what is allowed, in English.
        key: What is wrong, for whoever says it in another language; empty where only a command can go wrong so.
        values: What stands in the sentence, by name.
    """

    def __init__(self, problem: str, key: str = "", **values: object) -> None:
        super().__init__(problem)
        self.key, self.values = key, values


class NoteError(SettingsError):
    """A field of a note cannot be kept as it was entered.

    Attributes:
        field: The field, such as ``party``.
        value: What was entered.
        near: Names that are like it.
    """

    def __init__(self, field: str, value: str, problem: str, near: tuple[str, ...] = ()) -> None:
        meant = f" Is it {' or '.join(near)}?" if near else ""
        super().__init__(f"{field}: {value!r} {problem}.{meant}" if value else f"{field}: {problem}.{meant}")
        self.field, self.value, self.near = field, value, near


class VocabularyError(DragomanError):
    """A vocabulary file does not have the shape its schema asks for.

    Attributes:
        path: The file.
        line: One-based line of the offending node, or 0 for the whole file.
        key: The key or dotted path of keys at fault.
    """

    def __init__(self, path: str, line: int, key: str, problem: str) -> None:
        super().__init__(f"{path}:{line}: {key}: {problem}")
        self.path, self.line, self.key = path, line, key


class IngestError(DragomanError):
    """An input that was named cannot be read."""


class ModelUnavailable(DragomanError):
    """A language model is not installed."""


class CitationError(DragomanError):
    """The quoted words are not the words at the cited place."""


class StoreError(DragomanError):
    """The record cannot be opened, read or written."""
