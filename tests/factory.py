"""Small builders for tests: a page, its article, a record with one of each kind of fact."""

import hashlib

from dragoman.model import (
    Actor,
    ActorType,
    Article,
    Block,
    Citation,
    Engagement,
    Explanation,
    Facts,
    Framework,
    MediaType,
    Occupancy,
    Page,
    PageRecord,
    Participant,
    Person,
    Place,
    Plover,
    Predicate,
    Relation,
    Role,
    Span,
    Statement,
    Status,
)

TEXT = """Home | World | Sport
On 5 May 2018 Ada Brandt, NATO's envoy, met officials in Rabat. « Nos liens sont étroits », she said.
Read also: ten other things"""
MEETING = "On 5 May 2018 Ada Brandt, NATO's envoy, met officials in Rabat."
QUOTE = "Nos liens sont étroits"

MOROCCO = Actor("state:MAR", "Morocco", ActorType.STATE, "MAR", "MAR", "Rabat")
NATO = Actor("org:nato", "North Atlantic Treaty Organization", ActorType.ORGANIZATION, "NATO", None, "NATO")
BRANDT = Person("person:ada-brandt", "Ada Brandt", "Ada Brandt")
DIALOGUE = Framework("framework:mediterranean-dialogue", "Mediterranean Dialogue", "Mediterranean Dialogue")
WHY = Explanation("trigger", "The verb “met” joins two parties.", 0.9)


def page(content: str = TEXT, *, name: str = "a.txt", **stated: str) -> Page:
    """A page of text as it is handed in."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Page(name, f"pages/{name}", content, MediaType.TEXT, digest, **stated)


def article(of: Page | None = None) -> Article:
    """The page cleaned: its first and last lines are furniture."""
    of = of or page()
    blocks, start = [], 0
    lines = of.content.split("\n")
    for number, line in enumerate(lines):
        is_body = 0 < number < len(lines) - 1 or len(lines) == 1
        reason = Explanation("prose" if is_body else "link-list", "Full sentences." if is_body else "A run of links.")
        if line:
            blocks.append(Block(Span(start, start + len(line)), is_body, reason))
        start += len(line) + 1
    return Article(
        of.id, of.path, of.digest, of.content, tuple(blocks), of.url, of.source, of.author, of.title, of.published
    )


def cite(article: Article, words: str) -> tuple[Citation, ...]:
    """Cite words of the article."""
    start = article.text.index(words)
    return (Citation.cut(article.page_id, article.text, Span(start, start + len(words))),)


def meeting(article: Article, words: str = MEETING, **changes: object) -> Engagement:
    """A meeting of NATO's envoy in Rabat."""
    values: dict[str, object] = {
        "id": "E1", "kind": "meeting", "plover": Plover("CONSULT", "visit", ("military",)), "status": Status.HELD,
        "when": "2018-05-05", "when_text": "5 May 2018", "places": (Place("Rabat", "MAR"),),
        "participants": (
            Participant(NATO, Role.VISITOR, BRANDT, "envoy"),
            Participant(MOROCCO, Role.HOST, count=2),
        ),
        "frameworks": (DIALOGUE,), "themes": ("defence",), "evidence": cite(article, words), "explanations": (WHY,),
    }  # fmt: skip
    return Engagement(**(values | changes))  # type: ignore[arg-type]


def record(of: Page | None = None) -> PageRecord:
    """A page with one fact of each kind."""
    cleaned = article(of)
    evidence = cite(cleaned, MEETING)
    facts = Facts(
        engagements=(meeting(cleaned),),
        relations=(
            Relation(Predicate.PARTNER_OF, MOROCCO, NATO, "1994/..", evidence, (WHY,)),
            Relation(Predicate.PARTICIPATES_IN, MOROCCO, DIALOGUE, None, evidence),
        ),
        occupancies=(Occupancy(BRANDT, "envoy", NATO, None, evidence),),
        statements=(Statement(BRANDT, NATO, "envoy", QUOTE, ("diplomacy",), ("MAR",), cite(cleaned, QUOTE)),),
    )
    return PageRecord(cleaned, "en", facts)
