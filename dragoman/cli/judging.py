"""The work behind ``dragoman judge``."""

import getpass
from collections.abc import Callable
from typing import Any

from rich.text import Text

from dragoman import judging
from dragoman.cli.console import console
from dragoman.cli.showing import show
from dragoman.errors import SettingsError
from dragoman.resolving import resolve_pending
from dragoman.store import Judgement, Store, open_store
from dragoman.views.review import conflicts

Judge = Callable[[Any, Store, str], int | tuple[int, ...]]


def judge(record: str, who: str | None, say: Judge) -> None:
    """Put a judgement into the log, and say how it can be taken back.

    Args:
        record: Path or URL of the record.
        who: Who judges; the user of this machine where None.
        say: Given :mod:`dragoman.judging`, the record and who; gives the numbers of the judgements.

    Raises:
        StoreError: There is no such record or engagement.
        SettingsError: It cannot be judged so.
    """
    with open_store(record, create=False) as store:
        resolve_pending(store)
        found = say(judging, store, who or getpass.getuser())
    numbers = (found,) if isinstance(found, int) else found
    listed = ", ".join(map(str, numbers))
    one = len(numbers) == 1
    console().print(
        f"Kept as {'judgement' if one else 'judgements'} {listed}. Take {'it' if one else 'one'} back with:"
    )
    console().print(f"  dragoman judge undo {numbers[0]}")


def settle(
    store: Store, name: str, value: str | None, *, both: bool, who: str, comment: str | None
) -> int:  # fmt: skip
    """Say which of the values that pages give of a person or a relation is right; gives the judgement's number.

    Raises:
        SettingsError: There is no such difference, or no such value.
    """
    if both and value is not None:
        raise SettingsError("--both: all of its values are right, or one is. Leave one of them out.")
    found = next((each for each in conflicts(store) if name and (each.id.startswith(name) or each.key == name)), None)
    if found is not None and found.engagement is not None:
        raise SettingsError(
            f"{name}: pages differ within an engagement. Use: dragoman judge correct {found.engagement} {found.field}"
        )
    if found is None or found.key is None:
        raise SettingsError(f"{name}: pages do not differ in any such post or relation. See: dragoman show conflicts")
    return judging.settle(store, found.key, who, value=value, both=both, comment=comment)


def show_log(record: str, output: str) -> None:
    """Print the log."""
    show(record, output, lambda store: judging.checked(store, judging.judgements(store)), _print_log)


def _print_log(log: tuple[Judgement, ...]) -> None:
    out = console()
    for item in log:
        about = " and ".join(_told(end) for end in (item.subject, item.object) if end)
        change = f" {item.field} = {_value(item.value)}" if item.field else ""
        state = "  taken back" if item.is_undone else f"  takes back {item.undoes}" if item.undoes else ""
        state = "  no longer applies" if item.has_lapsed else state
        out.print(
            Text.assemble((f"{item.id:>4} ", "bold"), f"{item.made} {item.who}: {item.verdict.value}{change}, ", about)
            + Text(state, "yellow")
            + Text(f"  {item.comment}" if item.comment else "", "italic")
        )


def _value(value: Any) -> str:
    is_personal = isinstance(value, dict) and "is" in value
    return f"{value['is']} (of {value['of']})" if is_personal else str(value)


def _told(end: dict[str, Any]) -> str:
    if "alias" in end:
        return str(end["alias"])
    if "label" in end:
        return str(end["label"])
    return f"{end['kind']} on page {end['page'][:8]}"
