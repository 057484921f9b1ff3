"""Statements: every quotation with its speaker, and what is told as said where that is plain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.quotations import Quotation, find_quotations, is_apart
from dragoman.extraction.speakers import SpeakerFinder, can_speak
from dragoman.extraction.themes import themes_in
from dragoman.model.annotation import Sentence
from dragoman.model.citation import Citation
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Statement
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.model.span import Span
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.reporting import Reporting, load_reporting

_LONGEST_NAME = 5  # words; a longer quotation that begins with a capital is hardly a name
_LONGEST_REPORT = 60  # tokens between a quotation and the verb after it


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a quotation, and how the page tells.

    Attributes:
        speaker: Who.
        sentence: Where it is told.
        rule, detail: Why.
    """

    speaker: Mention
    sentence: Sentence
    rule: str
    detail: str


def extract_statements(grammar: Grammar) -> tuple[Statement, ...]:
    """Read the statements of a page.

    Args:
        grammar: The page.

    Returns:
        One statement for one quotation, in the order of the text; a quotation whose speaker is unknown gives none.
        What a person is plainly told to have said without quotation marks gives a statement without a quote.
    """
    page = _Page(grammar, load_reporting(grammar.reading.annotated.language))
    found = [*_distinct(page.statements()), *page.reported()]
    return tuple(sorted(found, key=lambda statement: statement.evidence[0].span.start))


def _distinct(statements: Iterator[Statement]) -> list[Statement]:
    """Leave out a quotation that another one, such as the headline's, repeats in part."""
    found = list(statements)
    folded = [fold(s.quote or "") for s in found]
    kept: list[Statement] = []
    for number, statement in enumerate(found):
        others = [f for n, f in enumerate(folded) if n != number and (len(f), -n) > (len(folded[number]), -number)]
        is_repeated = len(folded[number].split()) > 2 and any(f" {folded[number]} " in f" {f} " for f in others)
        if statement.quote is None or not is_repeated:
            kept.append(statement)
    return kept


@cache
def _sources(language: str) -> PhraseIndex[str]:
    return PhraseIndex((phrase, phrase) for phrase in load_reporting(language).sources)


class _Page:
    """The quotations of one page, with the words around them."""

    def __init__(self, grammar: Grammar, words: Reporting) -> None:
        self._grammar, self._words = grammar, words
        self._quotations = find_quotations(grammar.text, _paragraphs(grammar))
        self._quoted = {i for q in self._quotations if not q.is_dashed for i in self._tokens(q.outer)}
        self._speakers = SpeakerFinder(grammar, words, self._quoted)
        self._sources = _sources(grammar.reading.annotated.language)
        self._tenures = {t.person.id: t for t in reversed(grammar.reading.links.tenures) if not t.is_former}
        self._last: tuple[Quotation, Attribution] | None = None

    def statements(self) -> Iterator[Statement]:
        for quotation in self._quotations:
            insertion = self._insertion(quotation)
            if insertion is not None:
                yield from self._parts(quotation, *insertion)
            elif not quotation.is_dashed and not self._is_name(quotation):
                found = self._attribute(quotation)
                if found is not None:
                    self._last = (quotation, found)
                    yield self._statement(quotation.span, found)

    def reported(self) -> Iterator[Statement]:
        """Give what persons are told to have said: "X said that …", « X a indiqué que … »."""
        for sentence in self._grammar.reading.annotated.sentences:
            if any(index in self._quoted for index in range(sentence.first, sentence.last)):
                continue
            verb = next((i for i in range(sentence.first, sentence.last) if self._says_that(i)), None)
            found = None if verb is None else self._by_verb(verb, sentence)
            if found is not None and _is_named_in(found.speaker, sentence):
                yield self._statement(None, found)

    def _says_that(self, index: int) -> bool:
        """Say whether a token is a verb of saying with what is said in a clause of its own."""
        if not self._speakers.is_speech(index):
            return False
        clauses = [c for child in self._grammar.child(index, "ccomp") for c in self._grammar.children[child]]
        return any(self._grammar.tokens[c].text.casefold().replace("’", "'") in self._words.that for c in clauses)

    def _tokens(self, span: Span) -> range:
        """Give the tokens of a stretch of text."""
        tokens = self._grammar.tokens
        inside = [t.index for t in tokens if t.start < span.end and span.start < t.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    # What is quoted but not said

    def _is_name(self, quotation: Quotation) -> bool:
        """Say whether a name or a term is quoted: the exercise "Northern Anchor", the "so-called" zone."""
        text = self._grammar.text
        words = quotation.span.cut(text)
        if sum(c.isalpha() for c in words) < 3:
            return True
        before = text[max(0, quotation.outer.start - 40) : quotation.outer.start].rstrip()
        folded = f" {fold(before)}"
        if before[-1:] not in (",", ".") and any(folded.endswith(f" {fold(naming)}") for naming in self._words.namings):
            return True
        tokens = self._tokens(quotation.outer)
        if not tokens or not before or before[-1] in ",:.;!?–—":
            return False
        above = self._grammar.tokens[tokens[0] - 1] if tokens[0] else None
        noun = above is not None and above.pos in ("NOUN", "PROPN", "DET", "ADJ", "ADP")
        capital = words[0].isupper() or words[0].isdigit()
        return noun and capital and (len(words.split()) <= _LONGEST_NAME or _is_title(words))

    # Who said it

    def _attribute(self, quotation: Quotation) -> Attribution | None:
        tokens = self._tokens(quotation.outer)
        if not tokens:
            return None
        first, last = self._grammar.sentence(tokens[0]), self._grammar.sentence(tokens[-1])
        apart = is_apart(self._grammar.text, quotation) and not self._speakers.is_verb_first
        return (
            (self._after(last, tokens[-1] + 1) if apart else None)
            or self._before(first, tokens)
            or self._source(first, last)
            or self._after(last, tokens[-1] + 1)
            or self._colon(first, tokens[0])
            or self._carried(quotation, first, last, tokens)
        )

    def _after(self, sentence: Sentence, start: int) -> Attribution | None:
        """Attribute by a verb after the quotation: « … », a déclaré X."""
        for index in range(start, min(sentence.last, start + _LONGEST_REPORT)):
            goes_on = self._speakers.is_verb_first and self._grammar.tokens[index].pos == "CCONJ"
            if self._grammar.tokens[index].text == ";" or goes_on:
                return None
            if index not in self._quoted and self._speakers.is_speech(index):
                return self._by_verb(index, sentence, is_after_quote=True)
        return None

    def _before(self, sentence: Sentence, tokens: range) -> Attribution | None:
        """Attribute by a verb before the quotation: the nearest above it in the grammar, else in the text."""
        open_words = (i for i in range(sentence.first, tokens[0]) if i not in self._quoted)
        verbs = [i for i in open_words if self._speakers.is_saying(i) and not self._is_aside(tokens[0], i)]
        above = {a for i in tokens for a in self._grammar.ancestors(i)}
        ranked = sorted(verbs, key=lambda i: (not self._is_infinitive(i), i in above, i), reverse=True)
        return self._by_verb(ranked[0], sentence) if ranked else None

    def _is_aside(self, index: int, verb: int) -> bool:
        """Say whether a token stands in a clause that is the page's own: « a déclaré X, alors que … »."""
        below = index
        for above in self._grammar.ancestors(index):
            if above == verb:
                marks = [self._grammar.tokens[c].text.casefold() for c in self._grammar.children[below]]
                return self._grammar.tokens[below].dep == "advcl" and bool(self._words.asides & set(marks))
            below = above
        return False

    def _is_infinitive(self, index: int) -> bool:
        """Say whether a verb has its subject from another: « a menacé de répondre »."""
        return "VerbForm=Inf" in self._grammar.tokens[index].morph and not list(
            self._grammar.child(index, "aux", "nsubj")
        )

    def _by_verb(self, verb: int, sentence: Sentence, *, is_after_quote: bool = False) -> Attribution | None:
        speaker = self._same_as_before(verb, sentence) or self._speakers.of_verb(verb, is_after_quote=is_after_quote)
        if speaker is None:
            return None
        detail = f"{speaker.span.cut(self._grammar.text)!r} is the subject of {self._grammar.tokens[verb].text!r}"
        return Attribution(speaker, sentence, "verb", detail)

    def _same_as_before(self, verb: int, sentence: Sentence) -> Mention | None:
        """Give the last speaker where a pronoun goes on for somebody quoted in this sentence or the one before."""
        if self._last is None or not self._speakers.has_pronoun(verb):
            return None
        speaker, told = self._last[1].speaker, self._last[1].sentence
        is_somebody = speaker.kind in (MentionKind.PERSON, MentionKind.POST)
        return speaker if is_somebody and 0 <= sentence.index - told.index <= 1 else None

    def _source(self, *sentences: Sentence) -> Attribution | None:
        """Attribute by a phrase such as "according to", or by whose view the sentence opens with: « Pour X, … »."""
        for sentence in dict.fromkeys(sentences):
            if self._grammar.tokens[sentence.first].text.casefold() in self._words.views:
                speaker = self._speakers.after_phrase(sentence.first + 1)
                if speaker is not None and speaker.kind in (MentionKind.PERSON, MentionKind.POST):
                    return Attribution(speaker, sentence, "view", "the sentence opens with whose view it is")
            words = self._grammar.words(sentence)
            for number in range(len(words)):
                match = self._sources.longest(words, number)
                if match is None or match[0] >= len(words):
                    continue
                speaker = self._speakers.after_phrase(self._grammar.token_at(words[match[0]].start, sentence))
                if speaker is not None:
                    return Attribution(speaker, sentence, "source", f"it is told {match[1]!r} the speaker")
        return None

    def _colon(self, sentence: Sentence, first: int) -> Attribution | None:
        """Attribute by what stands before a colon: « X : « … » », "X on the platform: "…""."""
        before = self._grammar.text[: self._grammar.tokens[first].start].rstrip()
        if not before.endswith(":"):
            return None
        if first == sentence.first:
            if sentence.index == 0:
                return None
            sentence = self._grammar.reading.annotated.sentences[sentence.index - 1]
            first = sentence.last
            verb = next(
                (i for i in range(sentence.last - 1, sentence.first - 1, -1) if self._speakers.is_saying(i)), None
            )
            told = None if verb is None else self._by_verb(verb, sentence)
            if told is not None:
                return told
        speaker = self._speakers.subject_of(sentence, first) or self._opening(sentence, first)
        return None if speaker is None else Attribution(speaker, sentence, "colon", "the speaker stands before a colon")

    def _opening(self, sentence: Sentence, last: int) -> Mention | None:
        """Give the person that a sentence opens with."""
        for mention in self._grammar.mentions_in(sentence):
            if mention.last <= last and mention.first - sentence.first <= 3 and can_speak(mention):
                return mention
        return None

    def _carried(self, quotation: Quotation, first: Sentence, last: Sentence, tokens: range) -> Attribution | None:
        """Attribute a quotation that stands by itself to whoever spoke or was told to speak right before."""
        if any(
            not self._is_quoted_or_mark(i) for i in (*range(first.first, tokens[0]), *range(tokens[-1] + 1, last.last))
        ):
            return None
        if first.index == 0:
            return None
        above = self._grammar.reading.annotated.sentences[first.index - 1]
        if self._last is not None and above.span.end > self._last[0].outer.start:
            return Attribution(self._last[1].speaker, self._last[1].sentence, "goes on", "the same speaker goes on")
        if above.block != first.block:
            return None
        for index in range(above.first, above.last):
            if index not in self._quoted and self._speakers.is_saying(index):
                return self._by_verb(index, above)
        return None

    def _is_quoted_or_mark(self, index: int) -> bool:
        return index in self._quoted or self._grammar.tokens[index].pos in ("PUNCT", "SPACE")

    # Quotations that their attribution interrupts

    def _insertion(self, quotation: Quotation) -> tuple[int, int, int] | None:
        """Find words such as « , a-t-il dit, » inside a quotation: the verb, and the breaks before and after."""
        tokens = self._tokens(quotation.span)
        for index in tokens[2:]:
            if not self._speakers.is_speech(index):
                continue
            start = next((i for i in range(index - 1, max(tokens[0], index - 5), -1) if self._is_break(i)), None)
            end = next((i for i in range(index + 1, tokens[-1] + 1) if self._is_break(i)), tokens[-1] + 1)
            if start is not None and self._is_inverted(index, start, end):
                return index, start, end
        return None

    def _is_break(self, index: int) -> bool:
        return self._grammar.tokens[index].text in (",", ".", "?", "!", "…", "–", "—", "...")

    def _is_inverted(self, verb: int, start: int, end: int) -> bool:
        """Say whether a verb between two breaks has its subject after it, or a pronoun hanging on it."""
        tokens = self._grammar.tokens[start + 1 : end]
        if any(token.text.casefold() in self._words.clitics for token in tokens):
            return True
        if any(token.pos not in ("AUX", "ADV") for token in tokens if token.index < verb):
            return False
        named = [m for i in range(verb + 1, end) for m in self._grammar.named_at(i) if m.kind is MentionKind.PERSON]
        return bool(named) and named[0].form is not Form.REFERENCE and named[0].first - verb <= 3

    def _parts(self, quotation: Quotation, verb: int, start: int, end: int) -> Iterator[Statement]:
        speakers = SpeakerFinder(self._grammar, self._words, self._quoted - set(range(start, end)))
        speaker = speakers.of_verb(verb, is_after_quote=True)
        if speaker is None:
            return
        tokens, text = self._grammar.tokens, self._grammar.text
        found = Attribution(speaker, self._grammar.sentence(verb), "inserted", f"{tokens[verb].text!r} is inserted")
        self._last = (quotation, found)
        for left, right in ((quotation.span.start, tokens[start].start), (tokens[end - 1].end, quotation.span.end)):
            part = _stripped(text, left, right)
            if part is not None:
                yield self._statement(part, found)

    # The noun

    def _statement(self, span: Span | None, found: Attribution) -> Statement:
        grammar, speaker = self._grammar, found.speaker
        article = grammar.reading.annotated.article
        tokens = range(0) if span is None else self._tokens(span)
        by_index = {s.index: s for s in (found.sentence, *(grammar.sentence(i) for i in tokens))}
        sentences = [by_index[index] for index in sorted(by_index)]
        tenure = self._tenures.get(speaker.person.id) if speaker.person is not None else None
        return Statement(
            speaker=speaker.person,
            actor=speaker.actor or (tenure.actor if tenure is not None else None),
            post=speaker.post or (tenure.post if tenure is not None else None),
            quote=None if span is None else span.cut(grammar.text),
            themes=themes_in(grammar, [span or found.sentence.span]),
            about=self._about(sentences, tokens, speaker),
            evidence=tuple(Citation.cut(article.page_id, article.text, s.span) for s in sentences),
            explanations=(Explanation(found.rule, found.detail),),
        )

    def _about(self, sentences: Sequence[Sentence], quoted: range, speaker: Mention) -> tuple[str, ...]:
        """Give the parties named in a quotation; where there are none, those named before it."""
        own = speaker.actor.party if speaker.actor is not None else None
        inside: dict[str, None] = {}
        beside: dict[str, None] = {}
        for mention in (m for sentence in sentences for m in self._grammar.mentions_in(sentence)):
            is_party = mention.kind is MentionKind.ACTOR and not speaker.span.overlaps(mention.span)
            if not is_party or mention.actor is None or mention.actor.party == own:
                continue
            if mention.first in quoted:
                inside[mention.actor.party] = None
            elif not quoted or mention.last <= quoted[0]:
                beside[mention.actor.party] = None
        return tuple(inside or beside)


def _is_named_in(speaker: Mention, sentence: Sentence) -> bool:
    """Say whether a speaker is a person whom the sentence itself names."""
    return speaker.person is not None and speaker.form is Form.NAME and sentence.span.contains(speaker.span)


def _paragraphs(grammar: Grammar) -> list[Span]:
    found: dict[int, Span] = {}
    for sentence in grammar.reading.annotated.sentences:
        known = found.get(sentence.block)
        found[sentence.block] = sentence.span if known is None else known.join(sentence.span)
    return list(found.values())


def _is_title(words: str) -> bool:
    """Say whether most words of a quotation begin with a capital."""
    long = [word for word in words.split() if len(word) > 3]
    return sum(word[0].isupper() for word in long) * 2 > len(long)


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Give the words of a stretch without the blanks and commas around them, or None."""
    while start < end and (text[start].isspace() or text[start] in ",.–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",–—"):
        end -= 1
    return Span(start, end) if start < end else None
