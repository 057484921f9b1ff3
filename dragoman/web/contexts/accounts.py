"""The contexts of logging in, of accounts, and of the log of all that was judged and done."""

from dataclasses import dataclass

from dragoman.web.contexts.review import JudgementLine


@dataclass(frozen=True, slots=True)
class LogInPage:
    """The form by which somebody logs in.

    Attributes:
        onward: Address that is led to.
        name: As it was typed.
        problem: Why nobody was let in, or None.
        token: What has to be sent with it.
    """

    onward: str
    name: str
    problem: str | None
    token: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own account.

    Attributes:
        name: Of the account.
        role: What its holder may do.
        since: When it was made, ISO 8601, UTC.
        manages: Whether its holder manages accounts.
        shortest, longest: How many letters a password has.
        problem: Why the password was not changed, or None.
        feed: The address for calendar programs that was just made, or None: it is shown once.
        feed_since: When the account's was made, ISO 8601, UTC; None where it has none.
        token: What has to be sent with every form, as ``token`` or in the header ``X-Dragoman-Token``.
    """

    name: str
    role: str
    since: str
    manages: bool
    shortest: int
    longest: int
    problem: str | None
    feed: str | None
    feed_since: str | None
    token: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account: its number, name, role, state, when it was made, and whether it is one's own."""

    number: int
    name: str
    role: str
    is_disabled: bool
    since: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """All accounts, and the form for another.

    Attributes:
        accounts: By name.
        roles: What can be chosen.
        shortest, longest: How many letters a password has.
        longest_name: How many letters a name has at most.
        problem: Why something was not done, or None.
    """

    accounts: tuple[AccountLine, ...]
    roles: tuple[str, ...]
    shortest: int
    longest: int
    longest_name: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What was done beside judging.

    Attributes:
        made: When, ISO 8601, UTC.
        who: By whom; empty where nobody is known.
        door: ``browser`` or ``command``.
        deed: What.
        subject: The account, or what was handed in, or None.
        detail: More of it, or None.
    """

    made: str
    who: str
    door: str
    deed: str
    subject: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """All that was judged and done, newest first, and the addresses of its neighbouring parts."""

    changes: tuple[JudgementLine | ActionLine, ...]
    total: int
    earlier: str | None
    later: str | None
