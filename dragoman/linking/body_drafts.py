"""A body on the way to be read, and what can be told of it by looking at the words around."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.linking.sentence import WordSentence
from dragoman.linking.topics import BLANKS
from dragoman.model.actor import Actor, ActorType, Place
from dragoman.model.mention import Form
from dragoman.text.arabic import has_article
from dragoman.text.normalize import fold
from dragoman.vocabulary.bodies import Bodies, BodyHead, BodyType, Taken
from dragoman.vocabulary.posts import Posts

# Heads of many sorts are listed together, so that their label may say too little.
_DIVERSE = frozenset(
    (
        BodyType.AGENCY, BodyType.COMMITTEE, BodyType.COURT, BodyType.DIVISION, BodyType.SCHOOL, BodyType.UNIT,
    )
)  # fmt: skip
# Without an owner in the words, these belong to the state that the page is set in.
_NATIONAL = frozenset((BodyType.EXECUTIVE, BodyType.MINISTRY, BodyType.LEGISLATURE, BodyType.MILITARY))


@dataclass(slots=True)
class BodyDraft:
    """A body on the way to be read.

    Attributes:
        first, last: Its words are ``words[first:last]`` of the sentence.
        head_first, head_last: The words of its head.
        head: Its head.
        is_plural: Whether the head is a plural.
        owner: Whose body it is.
        portfolios: Ids of the portfolios its words name.
        title: The words of a name that is not put together of head and portfolio: "Political Committee".
        place: Where it is, for an embassy.
    """

    first: int
    last: int
    head_first: int
    head_last: int
    head: BodyHead
    is_plural: bool
    owner: Actor | None = None
    portfolios: list[str] = field(default_factory=list)
    title: str | None = None
    place: Place | None = None


def head_forms(bodies: Bodies) -> Iterator[tuple[str, tuple[BodyHead, bool]]]:
    """Give the forms of the heads, each with its head and whether it is a plural."""
    for head in bodies.heads.values():
        for form in head.singular:
            yield form, (head, False)
        for form in head.plural:
            yield form, (head, True)


def post_forms(posts: Posts) -> Iterator[tuple[str, bool]]:
    """Give the forms of posts that have several words, which may hide the head of a body."""
    for head in posts.heads:
        yield from ((form, True) for form in head.forms if len(form.split()) > 1 or "'" in form)
    for descriptor in posts.descriptors:
        yield from ((form, True) for form in (*descriptor.singular, *descriptor.plural) if len(form.split()) > 1)


def own(draft: BodyDraft, actor: Actor) -> bool:
    """Set whose body it is, and say whether that could be: it has one owner, who may be named twice."""
    if draft.owner is not None:
        return actor.party == draft.owner.party and draft.head.implies is not None
    draft.owner = actor
    return True


def takes_owner(head: BodyHead, owner: Actor) -> bool:
    """Say whether a body with this head can be the owner's: a state has no parliamentary assembly, NATO no ministry."""
    if owner.type is ActorType.BODY or head.implies is not None:
        return True
    return (Taken.STATE if owner.type is ActorType.STATE else Taken.ORGANISATION) in head.takes


def is_national(sentence: WordSentence, draft: BodyDraft) -> bool:
    """Say whether a body without an owner is one of the home state's: "the ministry", not "a ministry"."""
    head = draft.head
    if head.type not in _NATIONAL or Taken.STATE not in head.takes or not head.stands_for:
        return False
    if head.needs and not draft.portfolios:
        return False
    before = sentence.tokens[draft.first - 1] if draft.first else None
    return (before is not None and "Definite=Def" in before.morph) or has_article(sentence.words[draft.first].text)


def names_no_other(sentence: WordSentence, home: Actor) -> bool:
    """Say whether a sentence names no other state, whose ministry may be meant."""
    states = (atom.actor for atom in sentence.atoms if atom.actor is not None and atom.actor.country is not None)
    return all(actor.country == home.country for actor in states)


def cuts_name(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether words begin or end inside a name of the vocabulary, or lie within one; an epithet gives way."""
    for atom in sentence.atom_at[first:last]:
        if atom is None or (atom.form is Form.EPITHET and atom.last <= last):
            continue
        if atom.first < first or atom.last > last or (atom.first, atom.last) == (first, last):
            return True
    return False


def says_more(head: BodyHead, said: str) -> bool:
    """Say whether the words say more than the head's label: "university" than "school"."""
    return head.type in _DIVERSE and fold(said) != fold(head.singular[0])


def link_start(sentence: WordSentence, start: int, draft: BodyDraft) -> int:
    """Give where the link before a topic begins; an adjective may part it from the head."""
    at = start - 1
    while at > draft.head_last and sentence.tokens[at - 1].pos in ("ADP", "DET") and sentence.atom_at[at - 1] is None:
        at -= 1
    return at


def is_small_adjective(sentence: WordSentence, at: int) -> bool:
    """Say whether a word is an adjective in small letters that goes on to the next word."""
    return (
        sentence.tokens[at].pos == "ADJ"
        and sentence.atom_at[at] is None
        and not sentence.words[at].is_capital
        and sentence.gap(at + 1) in BLANKS
    )
