"""How often a log-in may be tried, by name and by address, and a calendar asked for: who guesses is stopped."""

import threading
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TypeVar

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

BY_NAME, BY_ADDRESS = "10 per 15 minutes", "30 per 15 minutes"
BY_ACCOUNT = "60 per 15 minutes"  # calendars: of several programs, each by the minute
WAIT = "900"  # seconds: what is counted over
_WAITING = 8
_T = TypeVar("_T")
_SITE = 64  # bits of an IPv6 address that one household or office has to itself


class TooManyAttempts(Exception):
    """Too many log-ins have failed."""


class Feeds:
    """Counts how often calendars are asked for, in this process.

    Args:
        by_account: How often one account's is given.
        by_address: How often an address may ask for one that nobody has.
    """

    def __init__(self, by_account: str = BY_ACCOUNT, by_address: str = BY_ADDRESS) -> None:
        self._by_account, self._by_address = parse(by_account), parse(by_address)
        self._asked = MovingWindowRateLimiter(MemoryStorage())

    def take(self, address: str, find: Callable[[], _T | None], key: Callable[[_T], str]) -> _T | None:
        """Give whose calendar it is, unless it was asked for too often.

        Args:
            address: Whence.
            find: Gives the account, or None.
            key: Gives the account's number.

        Raises:
            TooManyAttempts: It was.
        """
        site = _site(address)
        if not self._asked.test(self._by_address, "nobody", site):
            raise TooManyAttempts
        found = find()
        if found is None:
            self._asked.hit(self._by_address, "nobody", site)
        elif not self._asked.hit(self._by_account, "account", key(found)):
            raise TooManyAttempts
        return found


class Attempts:
    """Counts what failed, in this process.

    One password is checked at a time: guesses that are sent at once are counted as well, and do not fill the memory,
    of which each check needs 64 MiB. Those who would wait in too long a line are refused at once.

    Args:
        by_name: How often a log-in may fail for one name.
        by_address: How often from one address.
    """

    def __init__(self, by_name: str = BY_NAME, by_address: str = BY_ADDRESS) -> None:
        self._by_name, self._by_address = parse(by_name), parse(by_address)
        self._failed = MovingWindowRateLimiter(MemoryStorage())
        self._line, self._turn = threading.BoundedSemaphore(_WAITING), threading.Lock()

    def attempt(self, name: str, address: str, check: Callable[[], _T | None]) -> _T | None:
        """Check a password, unless that was done too often.

        Args:
            name: The account's, as it is compared.
            address: Whence.
            check: Gives None where the password is wrong.

        Raises:
            TooManyAttempts: Too many have failed.
        """
        if not self._line.acquire(blocking=False):
            raise TooManyAttempts
        try:
            with self._turn:
                return self._check(name, _site(address), check)
        finally:
            self._line.release()

    def _check(self, name: str, site: str, check: Callable[[], _T | None]) -> _T | None:
        limits = ((self._by_name, name), (self._by_address, site))
        if not all(self._failed.test(limit, key) for limit, key in limits):
            raise TooManyAttempts
        found = check()
        if found is None:
            for limit, key in limits:
                self._failed.hit(limit, key)
        else:
            self._failed.clear(self._by_name, name)
        return found


def _site(address: str) -> str:
    """Give what one guesser is likely to have to himself: an address, or a network of IPv6."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, _SITE), strict=False)) if isinstance(found, IPv6Address) else address
