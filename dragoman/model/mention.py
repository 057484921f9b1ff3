"""Words of a page that name somebody or something known."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.actor import Actor, Framework, Person, Place
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.explanation import Explanation
from dragoman.model.span import Span
from dragoman.model.time import TimeExpression


class MentionKind(StrEnum):
    """What is named."""

    PERSON = "person"
    POST = "post"  # somebody named by a post alone: "the Turkish defence minister"
    GROUP = "group"  # several people of a party: "a Moroccan delegation"
    ACTOR = "actor"  # a state, an organisation or a body
    FRAMEWORK = "framework"
    PLACE = "place"


class Form(StrEnum):
    """How it is named; what a mention may do in a sentence depends on it."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Moroccan"
    COMPOUND = "compound"  # the first half of « maroco-espagnol »
    CAPITAL = "capital"  # "Rabat", which may be the place or the government
    CITY = "city"
    DATELINE = "dateline"  # « Rabat – »: where the text was written, never a party
    SEAT = "seat"  # "the Kremlin"
    EPITHET = "epithet"  # « le Royaume »
    PATTERN = "pattern"  # "the Turkish Ministry of Defence"
    REFERENCE = "reference"  # "the minister", "he"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a person, a body, a framework or a place.

    Several mentions may share a span: « les deux ministres » is two people.

    Attributes:
        span: Where the words stand in the article's text.
        first, last: The tokens are ``tokens[first:last]`` of the annotated article.
        kind: What is named.
        form: How it is named.
        actor: The body or state named, the one that a person acts for, or the organisation that a framework belongs
            to; None where unknown.
        person: Who, for a person.
        post: The post in the page's words, for a person or a post.
        framework: For a framework.
        place: Where it is, for what can be a place: a state, a capital, a city.
        count: How many people, where the page says so.
        members: For a framework between two or three parties, who they are: the words may name them, and nothing else.
        sits: Whether a framework is a standing body too, whose sitting is a session.
        explanation: Why it was taken for that.
        is_voice: Whether the person speaks for others by her post, and holds none for a state: a spokeswoman.
        is_official: Whether the person's post is public, whether or not the page says whose: a minister's, an envoy's.
    """

    span: Span
    first: int
    last: int
    kind: MentionKind
    form: Form
    explanation: Explanation
    actor: Actor | None = None
    person: Person | None = None
    post: str | None = None
    framework: Framework | None = None
    place: Place | None = None
    count: int | None = None
    members: tuple[Actor, ...] = ()
    sits: bool = False
    is_official: bool = False
    is_voice: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's post as the page states it.

    Attributes:
        person: Who.
        post: The post, in the page's words.
        actor: The body or state whose post it is, or None.
        span: The words that state it.
        is_former: Whether the page says that it is no longer held.
        explanation: Why the two were put together.
    """

    person: Person
    post: str
    actor: Actor | None
    span: Span
    is_former: bool
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Links:
    """All that is named on a page.

    Attributes:
        mentions: In the order of the text; they may nest and may share spans.
        tenures: Who holds which post, as the page states it.
    """

    mentions: tuple[Mention, ...]
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page read as far as facts can be looked for: grammar, times and names together.

    Attributes:
        annotated: The article with its sentences and tokens.
        times: Its expressions of time.
        links: What is named in it.
    """

    annotated: AnnotatedArticle
    times: tuple[TimeExpression, ...]
    links: Links
