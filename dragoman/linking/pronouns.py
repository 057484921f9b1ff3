"""Whom "he", « elles », "they" mean, and a verb that goes without its subject: « viajó a Rabat »."""

from collections.abc import Iterator, Sequence

from dragoman.linking.people import KnownPerson
from dragoman.linking.references import Discourse, Focus
from dragoman.model.annotation import AnnotatedArticle, Token
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.model.span import Span
from dragoman.vocabulary.references import References

_GENDERS = {"m": "Gender=Masc", "f": "Gender=Fem"}
_ALL = frozenset(_GENDERS.values())
_OPENING = frozenset(("root", "acl", "ccomp", "parataxis"))
"""Relations of verbs whose subject is not simply that of the verb above."""
_SUBJECTS = ("nsubj", "csubj")
_SAID = ("csubj", "ccomp")  # of an impersonal « se »: « se informó de que … »
_CLITIC_WITHIN = 3  # tokens: « la había ya recibido »
_FADED = 2  # sentences after which a focus is lost, even if the gender fits
_NEAR = 5  # sentences back to the only person that a page has named


class PronounReader:
    """Finds pronouns that are subjects (or objects, where the language tells them), and whom they mean.

    A pronoun means the subject before it in its own sentence, else the one whom the sentence before was about; a
    gender that does not fit rules somebody out. What is left open stays open.

    Args:
        annotated: The article.
        references: The language's pronouns.
        discourse: What has been named so far.
    """

    def __init__(self, annotated: AnnotatedArticle, references: References, discourse: Discourse) -> None:
        self._annotated, self._references, self._discourse = annotated, references, discourse

    def read(self, index: int, made: Sequence[Mention]) -> Iterator[Mention]:
        """Make mentions of the pronouns of one sentence.

        Args:
            index: Number of the sentence.
            made: What the sentence names otherwise.
        """
        tokens = self._annotated.tokens_of(self._annotated.sentences[index])
        for token in tokens:
            word = token.text.casefold()
            if word in self._references.objects and self._is_clitic(token):
                yield from self._one(index, token, self._references.objects[word], made)
            if self._references.drops and self._lacks_subject(token, tokens):
                yield from self._one(index, token, None, made)
            if not token.dep.startswith("nsubj"):
                continue
            if word in self._references.own and (publisher := self._discourse.publisher) is not None:
                why = Explanation("pronoun", f"{token.text!r} is {publisher.label}, whose page it is")
                span, at = Span(token.start, token.end), token.index
                yield Mention(span, at, at + 1, MentionKind.ACTOR, Form.REFERENCE, why, actor=publisher)
            gender = self._references.gender_of(word)
            if gender is not None:
                yield from self._one(index, token, gender, made)
            elif word in self._references.plural:
                for known in self._discourse.they(index):
                    yield _mention(token, Focus(index, known, known.actor, _post(known)))

    def _is_clitic(self, token: Token) -> bool:
        """Say whether a word is a pronoun before its verb, whatever the tagger takes it for: « la recibió »."""
        verb = self._annotated.tokens[token.head]
        return verb.pos == "VERB" and 0 < verb.index - token.index <= _CLITIC_WITHIN and token.pos in ("PRON", "DET")

    def _lacks_subject(self, token: Token, tokens: Sequence[Token]) -> bool:
        """Say whether a verb in the third person has no subject, of its own or of a verb that it goes on from."""
        is_personal = token.pos == "VERB" and token.lemma not in self._references.impersonal
        if not is_personal or token.dep.split(":")[0] not in _OPENING:
            return False
        children = [child for child in tokens if child.head == token.index and child is not token]
        if any(child.dep.startswith(_SUBJECTS) and not _is_no_subject(child, token, tokens) for child in children):
            return False
        if any(c.dep.startswith("expl") for c in children) and any(c.dep in _SAID for c in children):
            return False
        finite = [token, *(child for child in children if child.dep.startswith("aux"))]
        return any("Person=3" in each.morph and "Number=Sing" in each.morph for each in finite)

    def _one(self, index: int, token: Token, gender: str | None, made: Sequence[Mention]) -> Iterator[Mention]:
        focus = self._subject_before(index, token, gender, made)
        state = (self._actor_before(token, gender, made) or self._state(index, gender)) if focus is None else None
        if state is not None and state.actor is not None:
            why = Explanation("pronoun", f"{token.text!r} is {state.actor.label}, the subject before it")
            span = Span(token.start, token.end)
            first, last = token.index, token.index + 1
            yield Mention(span, first, last, MentionKind.ACTOR, Form.REFERENCE, why, actor=state.actor)
            return
        focus = focus or self._focus(index, gender)
        if focus is None:
            return
        if focus.person is not None and gender is not None:
            focus.person.gender = focus.person.gender or gender
        yield _mention(token, focus)

    def _subject_before(self, index: int, token: Token, gender: str | None, made: Sequence[Mention]) -> Focus | None:
        """Find the person who is the subject before a pronoun in its own sentence."""
        tokens = self._annotated.tokens
        people = {person.label: person for at, person in self._discourse.introduced if at == index}
        for mention in made:
            known = people.get(mention.person.label) if mention.person is not None else None
            is_before = mention.last <= token.index
            if known is None or not is_before or not known.may_be(gender):
                continue
            if any(tokens[i].dep.startswith("nsubj") for i in range(mention.first, mention.last)):
                return Focus(index, known, known.actor, _post(known))
        return None

    def _state(self, index: int, gender: str | None) -> Mention | None:
        """Give the state or organisation that was the subject of the sentence before, where that names no person.

        Its grammatical gender has to show: in English, and in French after « l' » where the parser is silent, none
        does.
        """
        at, mention = self._discourse.subject or (-1, None)
        focus = self._discourse.focus
        if mention is None or at != index - 1 or (focus is not None and focus.sentence >= at and focus.may_be(gender)):
            return None
        if gender is None:
            return mention
        return mention if self._shown(mention) == {_GENDERS[gender]} else None

    def _actor_before(self, token: Token, gender: str | None, made: Sequence[Mention]) -> Mention | None:
        """Give the one state or organisation that is the subject before a pronoun in its own sentence."""
        tokens = self._annotated.tokens
        found = [
            mention for mention in made
            if mention.kind in (MentionKind.ACTOR, MentionKind.GROUP) and mention.last <= token.index
            and any(tokens[i].dep.startswith("nsubj") for i in range(mention.first, mention.last))
        ]  # fmt: skip
        fit = gender is None or (found and self._shown(found[0]) <= {_GENDERS[gender]})
        return found[0] if fit and len({mention.actor for mention in found}) == 1 else None

    def _shown(self, mention: Mention) -> set[str]:
        """Give the genders that the words of a mention and its article show."""
        tokens = self._annotated.tokens
        words = (tokens[i] for i in range(max(0, mention.first - 1), mention.last))
        shown = (word for word in words if word.pos in ("DET", "PROPN", "NOUN", "ADJ"))
        return {sign for word in shown for sign in word.morph.split("|") if sign in _ALL}

    def _focus(self, index: int, gender: str | None) -> Focus | None:
        """Give the focus if it can be meant: of the sentence before, or a little older if its gender surely fits."""
        focus = self._discourse.focus
        if focus is not None and focus.may_be(gender):
            age = index - focus.sentence
            if age <= 1 or (age <= _FADED and (gender is None or focus.is_known_as(gender))):
                return focus
        return self._only_one(index, gender)

    def _only_one(self, index: int, gender: str | None) -> Focus | None:
        """Give the only person that the sentences before name, not too far back, if the gender is hers."""
        recent = [(at, person) for at, person in self._discourse.introduced if index - at <= _NEAR]
        people = {id(person): (at, person) for at, person in recent}
        if gender is None or len(people) != 1:
            return None
        at, known = next(iter(people.values()))
        return Focus(at, known, known.actor, _post(known)) if known.gender == gender else None


def _is_no_subject(child: Token, verb: Token, tokens: Sequence[Token]) -> bool:
    """Say whether a word is taken for a subject wrongly: an article, or a bare noun before its verb, as « mañana »."""
    is_bare = child.pos == "NOUN" and child.index < verb.index and all(t.head != child.index for t in tokens)
    return child.pos == "DET" or is_bare


def _post(known: KnownPerson) -> str | None:
    return known.fullest[0].text if known.fullest else None


def _mention(token: Token, focus: Focus) -> Mention:
    """Make the mention of a pronoun."""
    label = focus.person.label if focus.person is not None else focus.post
    why = Explanation("pronoun", f"{token.text!r} is {label}, whom the text was about")
    person = focus.person.named(token.text) if focus.person is not None else None
    return Mention(
        Span(token.start, token.end), token.index, token.index + 1,
        MentionKind.PERSON if person is not None else MentionKind.POST, Form.REFERENCE, why,
        person=person, actor=focus.actor, post=focus.post,
    )  # fmt: skip
