import pytest

from dragoman.model import Actor, ActorType, Facts, Framework, PageRecord, Participant, Person, Role, Status
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory

SPAIN = Actor("state:ESP", "Spain", ActorType.STATE, "ESP", "ESP", "Madrid")
TAZI = Person("person:omar-tazi", "Omar Tazi", "Omar Tazi")
COMMITTEE = Framework("framework:joint-committee", "Joint Committee", "Joint Committee")


class Told:
    """A record to which pages are added by hand, each with one engagement."""

    def __init__(self, store):
        self.store, self._run, self._pages = store, store.start_run("1"), 0

    def engagement(self, when, *, parties=(factory.NATO, factory.MOROCCO), people=None, stated=None, **changes):
        """Add a page that reports an engagement; ``people`` are, by party, a person and a post."""
        self._pages += 1
        page = factory.page(f"{factory.TEXT} {self._pages}", name=f"{self._pages}.txt", **(stated or {}))
        article = factory.article(page)
        people = people or {}
        takers = tuple(
            Participant(actor, Role.PARTICIPANT, *people.get(actor.party, (None, None))) for actor in parties
        )
        values = {"when": when, "participants": takers, "frameworks": (), "themes": (), "status": Status.HELD} | changes
        fact = factory.meeting(article, **values)
        self._run.keep(page, PageRecord(article, (stated or {}).get("language", "en"), Facts(engagements=(fact,))))
        resolve_pending(self.store)
        return page

    def later(self, started):
        """Have pages from here on read by a run that began at a moment."""
        self._run = self.store.start_run("1")
        with self.store._engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE runs SET started = '{started}' WHERE id = {self._run._number}")


@pytest.fixture
def told(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        yield Told(store)
