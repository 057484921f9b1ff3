"""The contexts of what readers hand in."""

from dataclasses import dataclass

from dragoman.web.contexts.parts import Ref


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form: how large what is handed in may be, in MiB."""

    most: int


@dataclass(frozen=True, slots=True)
class JobPage:
    """How far a job is.

    Attributes:
        id: Its id.
        state: ``waiting``, ``reading``, ``done`` or ``failed``.
        read: The pages that were read.
        known: Those that the record had already.
        rejections: Those left out: reason, path and detail.
        problem: What went wrong with all of it, or None.
    """

    id: str
    state: str
    read: tuple[Ref, ...]
    known: tuple[Ref, ...]
    rejections: tuple[tuple[str, str, str], ...]
    problem: str | None
