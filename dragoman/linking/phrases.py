"""What the post finder looks for, indexed by first word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.portfolios import Portfolio
from dragoman.vocabulary.posts import (
    Descriptor,
    Determiner,
    GroupNoun,
    Honorific,
    Link,
    Modifier,
    PostHead,
    Posts,
)


@dataclass(frozen=True, slots=True)
class HeadForm:
    """Words that a post, a group or a reference may be built on.

    Attributes:
        head, descriptor, group: What the words are; at least one is there.
        is_plural: Whether several people are meant.
        exact: How the words have to be printed, for acronyms; else None.
        gender: ``f`` for a form that only a woman bears, else None.
    """

    head: PostHead | None
    descriptor: Descriptor | None
    group: GroupNoun | None
    is_plural: bool
    gender: str | None = None
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class PostPhrases:
    """The phrases of one language that make up posts.

    Attributes:
        heads, modifiers, links, determiners: See the vocabulary.
        portfolios: Ids of portfolios by their full names.
        portfolios_before: The same by what may stand right before a head: "Foreign".
        ministries: What may follow such a portfolio: "foreign ministry spokeswoman".
        ranks: Military ranks, as they stand before names.
        titles: All that stands before names.
        given_names: Heads that are given names too, folded.
        organs: Organs that every state has, folded: "parliament".
        juxtaposed: What completes a post with no word between, as a link without words.
        pronouns: Possessives written together with a noun, behind it.
    """

    heads: PhraseIndex[HeadForm]
    modifiers: PhraseIndex[Modifier]
    links: PhraseIndex[Link]
    determiners: PhraseIndex[Determiner]
    portfolios: PhraseIndex[str]
    portfolios_before: PhraseIndex[str]
    ministries: PhraseIndex[bool]
    ranks: PhraseIndex[Honorific]
    titles: PhraseIndex[Honorific]
    given_names: frozenset[str]
    organs: frozenset[str]
    juxtaposed: Link
    pronouns: frozenset[str]


def index_posts(posts: Posts, portfolios: Mapping[str, Portfolio]) -> PostPhrases:
    """Index the words of a language for posts.

    Args:
        posts: The language's words.
        portfolios: The fields of government, by id.
    """
    names = [(name, p.id) for p in portfolios.values() for name in p.names.get(posts.language, ())]
    before = [(name, p.id) for p in portfolios.values() for name in p.before]
    return PostPhrases(
        heads=PhraseIndex(_head_forms(posts)),
        modifiers=PhraseIndex((form, modifier) for modifier in posts.modifiers for form in modifier.forms),
        links=PhraseIndex((form, link) for link in posts.links for form in link.forms),
        determiners=PhraseIndex((form, each) for each in posts.determiners for form in each.forms),
        portfolios=PhraseIndex(names),
        portfolios_before=PhraseIndex([*before, *names] if posts.language == "en" else []),
        ministries=PhraseIndex((form, True) for form in posts.ministries),
        ranks=PhraseIndex((form, h) for h in posts.honorifics if h.kind == "military" for form in h.forms),
        titles=PhraseIndex((form, h) for h in posts.honorifics for form in h.forms),
        given_names=frozenset(map(fold, posts.given_names)),
        organs=frozenset(map(fold, posts.organs)),
        juxtaposed=Link((), posts.juxtaposed, strong=False),
        pronouns=frozenset(map(fold, posts.pronouns)),
    )


def _head_forms(posts: Posts) -> Iterator[tuple[str, HeadForm]]:
    persons = [descriptor for descriptor in posts.descriptors if descriptor.refers != "party"]
    singular = {form: descriptor for descriptor in persons for form in descriptor.singular}
    plural = {form: descriptor for descriptor in persons for form in descriptor.plural}
    for head in posts.heads:
        gender = "m" if posts.juxtaposed and head.feminine else None  # Arabic has a form of its own for women
        for form in head.singular:
            yield form, HeadForm(head, singular.get(form), None, is_plural=False, gender=gender)
        for form in head.feminine:
            yield form, HeadForm(head, singular.get(form), None, is_plural=False, gender="f")
        for form in head.exact:
            yield form, HeadForm(head, singular.get(form), None, is_plural=form.endswith("s"), exact=form)
        for form in head.plural:
            yield form, HeadForm(head, plural.get(form), None, is_plural=True)
    for group in posts.groups:
        for form in (*group.singular, *group.plural):
            yield form, HeadForm(None, plural.get(form), group, is_plural=True)
    for form, descriptor in plural.items():
        yield form, HeadForm(None, descriptor, None, is_plural=True)
    for form, descriptor in singular.items():
        yield form, HeadForm(None, descriptor, None, is_plural=False)
