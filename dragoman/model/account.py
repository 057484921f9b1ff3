"""Who may log in, and what they did beside judging."""

from dataclasses import dataclass, field
from enum import StrEnum


class AccountRole(StrEnum):
    """What the holder of an account may do; each may what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    def includes(self, least: "AccountRole") -> bool:
        """Say whether who has this role may what another may."""
        ranks = list(AccountRole)
        return ranks.index(self) >= ranks.index(least)


class Deed(StrEnum):
    """What somebody did beside judging."""

    ADD = "add"
    CHANGE_ROLE = "change-role"
    CHANGE_PASSWORD = "change-password"
    DISABLE = "disable"
    ENABLE = "enable"
    REMOVE = "remove"
    LOG_IN = "log-in"
    LOG_OUT = "log-out"
    BE_REFUSED = "be-refused"
    OPEN_FEED = "open-feed"
    CLOSE_FEED = "close-feed"
    HAND_IN = "hand-in"
    NOTE = "note"
    CORRECT_NOTE = "correct-note"
    WITHDRAW_NOTE = "withdraw-note"


class Door(StrEnum):
    """By which way somebody came in."""

    BROWSER = "browser"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in.

    Attributes:
        id: Its number.
        name: Under which its holder logs in, and judges.
        role: What its holder may do.
        is_disabled: Whether nobody can log in with it.
        made: When, ISO 8601, UTC.
        password: The argon2 hash; never shown.
    """

    id: int
    name: str
    role: AccountRole
    is_disabled: bool
    made: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of the log of what was done beside judging.

    Attributes:
        id: Its number.
        made: When, ISO 8601, UTC.
        who: By whom: a name; empty where a log-in was refused to nobody that is known.
        door: By which way.
        deed: What.
        subject: The account's name, or what was handed in, or None.
        detail: More of it, such as the new role, or None.
    """

    id: int
    made: str
    who: str
    door: Door
    deed: Deed
    subject: str | None
    detail: str | None
