"""What people know themselves and no page says, kept as notes: pages like any other, cited like any other.

A note is entered in fields. They become a sentence or two, which with the author's own words are the text of the page,
and one fact, which cites that sentence and says just what the fields say: nothing reads a note. It is put among the
rest as what was read is. A new version takes the place of the old one; the log of what was done keeps its words.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.errors import NoteError, StoreError
from dragoman.extraction.plover import plover_of
from dragoman.model.account import Deed, Door
from dragoman.model.actor import Actor, ActorType, Framework, Person
from dragoman.model.article import Article, Block
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Engagement, Facts, Participant, Predicate, Relation
from dragoman.model.note import Note, NotedEngagement, NotedRelation, NotedTaker, Said
from dragoman.model.page import MediaType, Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Reason, Rejection
from dragoman.model.span import Span
from dragoman.resolving import resolve_pending
from dragoman.store import NOTE, Store, StoredPage
from dragoman.text.edtf import bounds
from dragoman.text.normalize import fold, slug
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.naming import (
    find_actor,
    find_framework,
    find_place,
    framework_names,
    near_names,
    party_names,
    place_name,
)
from dragoman.vocabulary.themes import load_themes

_RULE = "note"
_BETWEEN = ";"  # places
_FRAMEWORKS_FIRST = (Predicate.PARTICIPATES_IN, Predicate.PARTY_TO, Predicate.GOVERNED_BY)


@dataclass(frozen=True, slots=True)
class Author:
    """Who enters, corrects or withdraws a note, and by which way."""

    name: str
    door: Door


def new_name() -> str:
    """Give a name for a note; the form keeps it, so that what is sent twice is kept once."""
    return f"note-{secrets.token_hex(8)}"


def keep_note(store: Store, name: str, note: Note, said: Said, by: Author) -> str:
    """Keep a note, in the place of the one that has the name already.

    Args:
        store: The record.
        name: As :func:`new_name` gave it, or of the note that is corrected.
        note: What was entered.
        said: The same in words.
        by: Who enters or corrects it; the author of the first version stays the author.

    Returns:
        Key of the page.

    Raises:
        NoteError: A field cannot be kept.
        StoreError: The record cannot be written.
    """
    old = find_note(store, key_of(name))
    author = by.name if old is None or old.author is None else old.author
    why = f"Entered by {author}." if by.name == author else f"Entered by {author}, corrected by {by.name}."
    article = _article(name, author, said, _clean_words(note.words))
    record = PageRecord(article, said.language, _facts(store, note, said, article, Explanation(_RULE, why)))
    before = None if old is None else _text(store, old.key)
    run = store.start_run(NOTE)
    run.keep(_page(article), record)
    run.finish({"read": 1, "known": 0})
    deed = Deed.NOTE if old is None else Deed.CORRECT_NOTE
    store.accounts.note(by.name, by.door, deed, said.title, before)
    resolve_pending(store)
    return article.digest


def withdraw_note(store: Store, key: str, by: Author) -> None:
    """Take a note out of the record; the log keeps its words.

    Args:
        store: The record.
        key: Of its page.
        by: Who withdraws it.

    Raises:
        StoreError: There is no such note, or the record cannot be written.
    """
    old = _need(store, key)
    before = _text(store, key)
    run = store.start_run(NOTE)
    page = Page(old.page_id, old.path, "", MediaType.TEXT, old.key)
    run.reject(Rejection(old.page_id, old.path, _RULE, Reason.WITHDRAWN, f"Withdrawn by {by.name}."), page)
    run.finish({"read": 0, "known": 0})
    store.accounts.note(by.name, by.door, Deed.WITHDRAW_NOTE, old.title, before)
    resolve_pending(store)


def find_note(store: Store, key: str) -> StoredPage | None:
    """Give the page of a note; None where there is none of this key, or it is a page that was read."""
    try:
        found = store.find_page(key)
    except StoreError:
        return None
    return found if found.is_note and found.key == key else None


def read_note(store: Store, key: str) -> Note:
    """Give what was entered, so that it can be corrected.

    Raises:
        StoreError: There is no such note.
    """
    _need(store, key)
    record = store.record(key)
    words = record.article.text.partition("\n\n")[2]
    if record.facts.relations:
        return _relation_of(record.facts.relations[0], words)
    return _engagement_of(record.facts.engagements[0], words)


def key_of(name: str) -> str:
    """Give the key of the page of a note: it stays while the words change."""
    return hashlib.sha256(f"{_RULE}:{name}".encode()).hexdigest()


def _need(store: Store, key: str) -> StoredPage:
    found = find_note(store, key)
    if found is None:
        raise StoreError(f"{key}: no such note in the record.")
    return found


def _text(store: Store, key: str) -> str:
    text: str = store.page_json(key)["text"]
    return text


def _page(article: Article) -> Page:
    return Page(
        article.page_id,
        article.path,
        article.text,
        MediaType.TEXT,
        article.digest,
        source=article.source,
        author=article.author,
        title=article.title,
        published=article.published,
    )


def _article(name: str, author: str, said: Said, words: str) -> Article:
    text, own = said.sentences, Explanation(_RULE, f"Words of {author}.")
    blocks = [Block(Span(0, len(text)), True, Explanation(_RULE, "What was entered in the fields of a note."))]
    if words:
        start = len(text) + 2
        text = f"{text}\n\n{words}"
        for line in words.split("\n"):
            if line:
                blocks.append(Block(Span(start, start + len(line)), True, own))
            start += len(line) + 1
    return Article(
        page_id=name,
        path=f"notes/{name}",
        digest=key_of(name),
        text=text,
        blocks=tuple(blocks),
        source=f"Note, {author}",
        author=author,
        title=said.title,
        published=f"{datetime.now(UTC):%Y-%m-%d}",
    )


def _facts(store: Store, note: Note, said: Said, article: Article, why: Explanation) -> Facts:
    cited = (Citation.cut(article.page_id, article.text, Span(0, len(said.sentences))),)
    if isinstance(note, NotedRelation):
        subject = _actor("subject", note.subject, takes_unknown=note.takes_unknown)
        thing = _object(store, note)
        relation = Relation(note.predicate, subject, thing, _date(note.when), cited, (why,), confidence=1.0)
        return Facts(relations=(relation,))
    takers = tuple(_participant(taker, note) for taker in note.takers if taker.party or taker.person or taker.post)
    if not takers:
        raise NoteError("takers", "", "somebody has to take part")
    if note.kind not in load_kinds():
        raise NoteError("kind", note.kind, "is no kind of engagement")
    unknown = next((theme for theme in note.themes if theme not in load_themes()), None)
    if unknown is not None:
        raise NoteError("themes", unknown, "is no theme")
    parties = len({taker.party for taker in takers if taker.party})
    return Facts(
        engagements=(
            Engagement(
                id="E1",
                kind=note.kind,
                plover=plover_of(note.kind, note.status, parties, note.themes),
                status=note.status,
                when=_date(note.when),
                when_text=said.when,
                places=tuple(find_place(name) for name in _split(note.places)),
                participants=takers,
                frameworks=(_framework(store, "framework", note.framework, note),) if note.framework else (),
                themes=note.themes,
                evidence=cited,
                explanations=(why,),
                confidence=1.0,  # it is read rightly: nothing read it
            ),
        )
    )


def _participant(taker: NotedTaker, note: NotedEngagement) -> Participant:
    if not taker.party and not taker.person:
        raise NoteError("post", taker.post, "is nobody's: name the person or the party")
    actor = _actor("party", taker.party, takes_unknown=note.takes_unknown) if taker.party else None
    person = None
    if taker.person:
        if not slug(taker.person):
            raise NoteError("person", taker.person, "is no name")
        person = Person(f"person:{slug(taker.person)}", taker.person, taker.person)
    return Participant(actor, taker.role, person, taker.post or None)


def _actor(field: str, name: str, *, takes_unknown: bool) -> Actor:
    found = find_actor(name)
    if found is None and takes_unknown and slug(name):
        # The id is that which a page gets that names an organisation the vocabulary does not know.
        found = Actor(f"org:{slug(name)}", name, ActorType.ORGANIZATION, name, None, name)
    if found is None:
        raise NoteError(field, name, "is not in the vocabulary", near_names(name, party_names("en")))
    return found


def _framework(store: Store, field: str, name: str, note: Note) -> Framework:
    found = find_framework(name)
    if found is None:
        labels = ((key, label) for key, label, _ in store.labels("framework") if fold(label) == fold(name))
        found = next((Framework(key, label, name) for key, label in labels), None)
    if found is None and note.takes_unknown and slug(name):
        found = Framework(f"framework:{slug(name)}", name, name)
    if found is None:
        raise NoteError(field, name, "is not in the vocabulary", near_names(name, framework_names("en")))
    return found


def _object(store: Store, note: NotedRelation) -> Actor | Framework:
    known: tuple[Actor | Framework | None, ...] = (find_actor(note.object), find_framework(note.object))
    if note.predicate in _FRAMEWORKS_FIRST:
        known = known[::-1]
    found = next((each for each in known if each is not None), None)
    if found is not None:
        return found
    if note.predicate in _FRAMEWORKS_FIRST:
        return _framework(store, "object", note.object, note)
    return _actor("object", note.object, takes_unknown=note.takes_unknown)


def _date(when: str) -> str | None:
    if when and bounds(when) is None:
        raise NoteError("when", when, "is no date: write 2026-09-03, 2026-09, or 2026-09-03/2026-09-05")
    return when or None


def _split(places: str) -> list[str]:
    return [name for place in places.split(_BETWEEN) if (name := " ".join(place.split()))]


def _clean_words(words: str) -> str:
    lines = [" ".join(line.split()) for line in words.replace("\0", " ").splitlines()]
    return "\n".join(lines).strip("\n")


def _engagement_of(fact: Engagement, words: str) -> NotedEngagement:
    takers = tuple(
        NotedTaker(
            taker.role,
            "" if taker.actor is None else taker.actor.text,
            "" if taker.person is None else taker.person.text,
            taker.post or "",
        )
        for taker in fact.participants
    )
    return NotedEngagement(
        kind=fact.kind,
        status=fact.status,
        takers=takers,
        when=fact.when or "",
        places="; ".join(map(place_name, fact.places)),
        framework=fact.frameworks[0].text if fact.frameworks else "",
        themes=fact.themes,
        words=words,
        takes_unknown=any(taker.party and find_actor(taker.party) is None for taker in takers)
        or any(find_framework(framework.text) is None for framework in fact.frameworks),
    )


def _relation_of(fact: Relation, words: str) -> NotedRelation:
    names = (fact.subject.text, fact.object.text)
    is_known = all(find_actor(name) is not None or find_framework(name) is not None for name in names)
    return NotedRelation(fact.predicate, *names, fact.when or "", words, takes_unknown=not is_known)
