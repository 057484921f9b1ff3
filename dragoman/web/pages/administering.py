"""What administrators see: the accounts, and the log of all that was judged and done."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request, Response

from dragoman import accounts
from dragoman.accounts import Doer
from dragoman.errors import SettingsError
from dragoman.model.account import Account, AccountRole, Action, Door
from dragoman.store import Store
from dragoman.web.addresses import with_query
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.accounts import AccountLine, AccountsPage, AuditPage
from dragoman.web.log import action_line, judgement_line
from dragoman.web.phrases import say_problem
from dragoman.web.reply import answer, done, words_of
from dragoman.web.sessions import Administrator, Sent, Visitor

router = APIRouter()
_AT_ONCE = 50
_WRONG = 422
Typed = Annotated[str, Form(max_length=300)]
Act = Annotated[Literal["role", "password", "disable", "enable", "remove"], Form()]
Role = Annotated[AccountRole, Form()]


@router.get("/accounts", response_model=AccountsPage)
def all_accounts(request: Request, store: Record, visitor: Administrator) -> Response:
    """Show who may log in."""
    return _page(request, store, visitor, None)


@router.post("/accounts", status_code=303, dependencies=[Sent])
def add(
    request: Request, store: Record, visitor: Administrator, *, name: Typed, password: Typed, role: Role
) -> Response:
    """Add an account."""
    try:
        accounts.add_account(store, name, role, password, _doer(visitor))
    except SettingsError as error:
        return _page(request, store, visitor, say_problem(error, words_of(request)))
    return done(request, "/accounts", told="account")


@router.post("/accounts/{number}", status_code=303, dependencies=[Sent])
def change(
    request: Request,
    store: Record,
    visitor: Administrator,
    *,
    number: int,
    act: Act,
    role: Annotated[AccountRole | None, Form()] = None,
    password: Typed = "",
) -> Response:
    """Change an account, or remove it; one's own only by the page for it, so that an administrator is left."""
    account = next((each for each in store.accounts.all() if each.id == number), None)
    if account is None:
        raise missing()
    if visitor.account is not None and visitor.account.id == number:
        return _page(request, store, visitor, words_of(request)("accounts.not_own"))
    try:
        _do(store, account, act, role=role, password=password, by=_doer(visitor))
    except SettingsError as error:
        return _page(request, store, visitor, say_problem(error, words_of(request)))
    return done(request, "/accounts", told="account")


@router.get("/audit", response_model=AuditPage)
def audit(
    request: Request, store: Record, visitor: Administrator, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """Show who judged and did what, the newest first."""
    del visitor  # that it is asked for keeps others out
    start, words = (page - 1) * _AT_ONCE, words_of(request)
    found, total = accounts.changes(store, _AT_ONCE, start)
    context = AuditPage(
        changes=tuple(
            action_line(item) if isinstance(item, Action) else judgement_line(store, item, words) for item in found
        ),
        total=total,
        earlier=with_query("/audit", [("page", str(page - 1))]) if page > 1 else None,
        later=with_query("/audit", [("page", str(page + 1))]) if start + _AT_ONCE < total else None,
    )
    return answer(request, "audit.html", context)


def _do(store: Store, account: Account, act: str, *, role: AccountRole | None, password: str, by: Doer) -> None:
    match act:
        case "role" if role is not None:
            accounts.change_role(store, account, role, by)
        case "password":
            accounts.change_password(store, account, password, by)
        case "disable":
            accounts.disable_account(store, account, by)
        case "enable":
            accounts.enable_account(store, account, by)
        case "remove":
            accounts.remove_account(store, account, by)
        case _:
            raise SettingsError("role: which one is missing.", "no_role")


def _doer(visitor: Visitor) -> Doer:
    return Doer(visitor.name, Door.BROWSER)


def _page(request: Request, store: Store, visitor: Visitor, problem: str | None) -> Response:
    lines = [
        AccountLine(each.id, each.name, each.role.value, each.is_disabled, each.made, each.name == visitor.name)
        for each in store.accounts.all()
    ]
    page = AccountsPage(
        accounts=tuple(lines),
        roles=tuple(role.value for role in AccountRole),
        shortest=accounts.SHORTEST_PASSWORD,
        longest=accounts.LONGEST_PASSWORD,
        longest_name=accounts.LONGEST_NAME,
        problem=problem,
    )
    return answer(request, "accounts.html", page, status=_WRONG if problem else 200)
