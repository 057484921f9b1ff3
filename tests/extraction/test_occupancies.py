"""Occupancies out of tenures made by hand."""

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.occupancies import extract_occupancies
from dragoman.model import Article, Block, Explanation, Person, Span
from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.model.mention import Links, Reading, Tenure
from dragoman.model.time import TimeBasis, TimeExpression, TimeKind

WHY = Explanation("apposition", "The post stands beside the name.")
BRANDT = Person("person:ada-brandt", "Ada Brandt", "Ada Brandt")


def read(
    text: str, *posts: str, former: bool = False, time: tuple[str, str] | None = None
) -> list[tuple[str, str | None]]:
    """Post and time of each occupancy that Ada Brandt has by these posts of a text of one sentence."""
    block = Block(Span(0, len(text)), True, Explanation("prose", "A sentence."))
    article = Article("a", "a.txt", "0", text, (block,), published="2024-05-14")
    words, at = [], 0
    for index, word in enumerate(text.split(" ")):
        words.append(Token(index, at, at + len(word), word, word.lower(), "NOUN", "dep", 0))
        at += len(word) + 1
    annotated = AnnotatedArticle(article, "en", tuple(words), (Sentence(0, block.span, 0, len(words), 0),))
    tenures = tuple(Tenure(BRANDT, post, None, _span(text, post), former, WHY) for post in posts)
    times = () if time is None else (_time(text, *time),)
    found = extract_occupancies(Grammar(Reading(annotated, times, Links((), tenures))))
    return [(o.post, o.when) for o in found]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _time(text: str, words: str, edtf: str) -> TimeExpression:
    return TimeExpression(_span(text, words), TimeKind.DATE, edtf, edtf, TimeBasis.ABSOLUTE, WHY)


def test_a_post_is_told_once() -> None:
    assert read("Foreign Minister Ada Brandt spoke", "Foreign Minister", "Foreign Minister") == [
        ("Foreign Minister", None)
    ]


def test_a_shorter_form_of_a_post_gives_none() -> None:
    assert read("Foreign Minister Ada Brandt spoke", "Minister", "Foreign Minister") == [("Foreign Minister", None)]


def test_a_bare_rank_beside_a_fuller_post_gives_none() -> None:
    text = "Ambassador Ada Brandt special envoy to the Sahel spoke"
    assert read(text, "Ambassador", "special envoy to the Sahel") == [("special envoy to the Sahel", None)]


def test_a_bare_rank_alone_is_a_post() -> None:
    assert read("Ambassador Ada Brandt spoke", "Ambassador") == [("Ambassador", None)]


def test_a_former_post_gives_none() -> None:
    text = "former Foreign Minister Ada Brandt spoke on Tuesday"
    assert read(text, "Foreign Minister", former=True, time=("Tuesday", "2024-05-14")) == []


def test_a_post_held_at_the_time_told_of_has_that_time() -> None:
    text = "then Foreign Minister Ada Brandt flew to Oslo in 2016"
    assert read(text, "Foreign Minister", former=True, time=("2016", "2016")) == [("Foreign Minister", "2016")]


def test_a_time_still_running_beside_the_post_is_its_own() -> None:
    text = "Ada Brandt ambassador since 2019 spoke"
    assert read(text, "ambassador", time=("since 2019", "2019/..")) == [("ambassador", "2019/..")]


def test_an_appointment_opens_the_time() -> None:
    text = "Ada Brandt ambassador was appoint in 2019"
    assert read(text, "ambassador", time=("2019", "2019")) == [("ambassador", "2019/..")]
