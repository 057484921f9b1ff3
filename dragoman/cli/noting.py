"""The work behind ``dragoman note``."""

import getpass

from dragoman import notes
from dragoman.cli.console import SHOWN_KEY, console
from dragoman.model.account import Door
from dragoman.model.facts import Role
from dragoman.model.note import Note, NotedTaker
from dragoman.store import open_store
from dragoman.web.phrases import say_note
from dragoman.web.wording import load_words

_PARTS = 3  # of who takes part: party, person, post


def taker_of(typed: str) -> NotedTaker:
    """Read who takes part.

    >>> taker_of("visitor: NATO / Ada Brandt / envoy")
    NotedTaker(role=<Role.VISITOR: 'visitor'>, party='NATO', person='Ada Brandt', post='envoy')
    """
    first, colon, rest = typed.partition(":")
    has_role = bool(colon) and first.strip() in tuple(Role)
    named = rest if has_role else typed
    parts = [" ".join(part.split()) for part in named.split("/", _PARTS - 1)]
    return NotedTaker(Role(first.strip()) if has_role else Role.PARTICIPANT, *parts)


def keep(record: str, note: Note, who: str | None) -> None:
    """Keep a note, and say what it says and how it can be withdrawn.

    Raises:
        NoteError: A field cannot be kept.
        StoreError: The record cannot be opened or written.
    """
    said = say_note(note, load_words("en"))
    with open_store(record) as store:
        key = notes.keep_note(store, notes.new_name(), note, said, _author(who))
    console().print(said.sentences)
    console().print(f"Kept. Withdraw it with:\n  dragoman note withdraw {key[:SHOWN_KEY]}")


def withdraw(record: str, page: str, who: str | None) -> None:
    """Take a note out of a record.

    Raises:
        StoreError: There is no such note, or the record cannot be opened or written.
    """
    with open_store(record, create=False) as store:
        notes.withdraw_note(store, store.find_page(page).key, _author(who))
    console().print("Withdrawn.")


def _author(who: str | None) -> notes.Author:
    return notes.Author((who or "").strip() or getpass.getuser(), Door.COMMAND)
