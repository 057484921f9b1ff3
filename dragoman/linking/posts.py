"""Posts with their long forms: « le Secrétaire général adjoint aux affaires politiques de l'OTAN ».

A post grows from its head: first to the left (modifiers, portfolio, owner), then to the right (see ``complements``).
"""

from dragoman.linking.chunks import Atom, PostChunk
from dragoman.linking.complements import Complements, note
from dragoman.linking.phrases import HeadForm, PostPhrases
from dragoman.linking.sentence import WordSentence, is_blank
from dragoman.model.mention import Form
from dragoman.vocabulary.posts import Sense

_LONGEST_BEFORE = 5  # words of a portfolio or modifier before a head
_LONGEST_DETERMINER = 3  # words
_OWNING = frozenset((Form.ADJECTIVE, Form.NAME, Form.PATTERN, Form.SEAT, Form.EPITHET))


class PostFinder:
    """Finds the posts of a sentence.

    Args:
        phrases: The language's words for posts.
    """

    def __init__(self, phrases: PostPhrases) -> None:
        self._phrases = phrases
        self._complements = Complements(phrases, lambda sentence, index: self._post_at(sentence, index, index))

    def find(self, sentence: WordSentence) -> list[PostChunk]:
        """Find the posts of a sentence, in order; they do not overlap."""
        found: list[PostChunk] = []
        index = 0
        while index < len(sentence.words):
            chunk = self._post_at(sentence, index, found[-1].last if found else 0)
            if chunk is None:
                index += 1
            else:
                found.append(chunk)
                index = chunk.last
        return found

    def _post_at(self, sentence: WordSentence, index: int, floor: int) -> PostChunk | None:
        match = self._head_at(sentence, index)
        if match is None or self._is_rank(sentence, index) or self._is_given_name(sentence, index):
            return None
        end, form = match
        if form.head is None and form.group is None and sentence.tokens[index].pos == "VERB":
            return None  # « ha invitado a X » tells of no guest
        chunk = PostChunk(
            index, end, form.head, "", is_plural=form.is_plural, descriptor=form.descriptor, group=form.group,
            portfolio=form.head.portfolio if form.head is not None else None, gender=form.gender,
        )  # fmt: skip
        shown = self._extend_left(sentence, chunk, floor)
        self._complements.extend(sentence, chunk)
        chunk.is_bare = chunk.last == end and chunk.owner is None and shown == index
        chunk.text = sentence.said(shown, chunk.last)
        if chunk.text.count("(") > chunk.text.count(")"):  # the bracket closes after the last word
            chunk.text += ")"
        chunk.is_national = any(word.folded in self._phrases.organs for word in sentence.words[shown : chunk.last])
        self._determine(sentence, chunk, floor)
        return chunk

    def _head_at(self, sentence: WordSentence, index: int) -> tuple[int, HeadForm] | None:
        matches = self._phrases.heads.at(sentence.words, index)
        for end, form in matches:
            is_printed = form.exact is None or form.exact == sentence.said(index, end)
            if is_printed and _is_free(sentence, index, end):
                return end, form
        return None

    def _is_rank(self, sentence: WordSentence, index: int) -> bool:
        """Say whether a military rank before a name stands here: it belongs to the name."""
        match = self._phrases.ranks.longest(sentence.words, index)
        if match is None or match[0] >= len(sentence.words):
            return False
        after = sentence.words[match[0]]
        return after.is_capital and sentence.atom_at[match[0]] is None and after.gap.strip() in ("", ".")

    def _is_given_name(self, sentence: WordSentence, index: int) -> bool:
        """Say whether "Sultan" is here the first name of somebody: no article before it, a capital after it."""
        words = sentence.words
        if words[index].folded not in self._phrases.given_names or not words[index].is_capital:
            return False
        follows = index + 1 < len(words) and words[index + 1].is_capital and is_blank(words[index + 1].gap)
        return follows and (index == 0 or sentence.tokens[index - 1].pos != "DET")

    def _extend_left(self, sentence: WordSentence, chunk: PostChunk, floor: int) -> int:
        """Take in what stands before the head; give where the post's own words begin, its owner and "new" left out."""
        shown = chunk.first
        while (step := self._step_left(sentence, chunk, floor)) is not None:
            chunk.first, is_owner = step
            if not is_owner:
                shown = chunk.first
        return shown

    def _step_left(self, sentence: WordSentence, chunk: PostChunk, floor: int) -> tuple[int, bool] | None:
        at = chunk.first
        if at <= floor:
            return None
        return (
            (None if self._phrases.juxtaposed.opens else self._owner_before(sentence, chunk, at, floor))
            or (self._words_before(sentence, chunk, at, floor) if is_blank(sentence.gap(at)) else None)
            or self._adjective_before(sentence, at, floor)
        )

    def _owner_before(self, sentence: WordSentence, chunk: PostChunk, at: int, floor: int) -> tuple[int, bool] | None:
        """Take in "Turkish", "NATO", "U.S.", "Ghana's" before a post."""
        atom = sentence.atom_at[at - 1]
        is_close = is_blank(sentence.gap(at)) or (sentence.gap(at) == ". " and len(sentence.words[at - 1].text) == 1)
        if atom is not None and atom.actor is not None and is_close and _may_own(atom):
            chunk.own(atom.actor)
            return self._coordinated_before(sentence, chunk, atom.first, floor), True
        if sentence.is_possessive(at - 1) and at - 2 >= floor:
            atom = sentence.atom_at[at - 2]
            actor = None if atom is None else atom.actor or atom.owner
            if atom is not None and actor is not None:
                chunk.own(actor)
                return atom.first, True
        return None

    def _adjective_before(self, sentence: WordSentence, at: int, floor: int) -> tuple[int, bool] | None:
        """Take in an adjective that parts a post from its owner: "the Turkish senior official"."""
        owner = sentence.atom_at[at - 2] if at - 2 >= floor else None
        between = sentence.tokens[at - 1]
        if owner is None or owner.actor is None or not _may_own(owner) or sentence.atom_at[at - 1] is not None:
            return None
        is_loose = between.pos == "ADJ" or between.dep in ("amod", "compound")
        is_close = is_blank(sentence.gap(at)) and is_blank(sentence.gap(at - 1))
        return (at - 1, False) if is_loose and is_close else None

    def _coordinated_before(self, sentence: WordSentence, chunk: PostChunk, first: int, floor: int) -> int:
        """Take in the other owners of "the Moroccan and Spanish foreign ministers"."""
        while chunk.is_plural and first - 2 >= floor and sentence.tokens[first - 1].pos == "CCONJ":
            atom = sentence.atom_at[first - 2]
            if atom is None or atom.actor is None:
                break
            chunk.own(atom.actor)
            first = atom.first
        return first

    def _words_before(self, sentence: WordSentence, chunk: PostChunk, at: int, floor: int) -> tuple[int, bool] | None:
        """Take in a modifier, a portfolio or a ministry before a head: "deputy", "Foreign", "foreign ministry"."""
        for start in range(max(floor, at - _LONGEST_BEFORE), at):
            for end, modifier in self._phrases.modifiers.at(sentence.words, start):
                is_glued = not modifier.bound or sentence.gap(at) in "-‑ "
                if end == at and modifier.before and is_glued:
                    note(chunk, modifier)
                    return start, modifier.sense is Sense.TIME
            portfolio = self._portfolio_before(sentence, chunk, start, at)
            if portfolio is not None and sentence.atom_at[start] is None:
                chunk.portfolio = chunk.portfolio or portfolio
                return start, False
        return None

    def _portfolio_before(self, sentence: WordSentence, chunk: PostChunk, start: int, at: int) -> str | None:
        if chunk.head is None:
            return None
        for end, portfolio in self._phrases.portfolios_before.at(sentence.words, start):
            if end == at and chunk.head.portfolio_before:
                return portfolio
            ministry = self._phrases.ministries.longest(sentence.words, end) if end < at else None
            if ministry is not None and ministry[0] == at:
                return portfolio
        return None

    def _determine(self, sentence: WordSentence, chunk: PostChunk, floor: int) -> None:
        """See what opens the post: an article, a possessive, a count."""
        chunk.determined = chunk.determined or sentence.words[chunk.first].has_article
        for start in range(max(floor, chunk.first - _LONGEST_DETERMINER), chunk.first):
            for end, determiner in self._phrases.determiners.at(sentence.words, start):
                if end != chunk.first:
                    continue
                chunk.indefinite = chunk.indefinite or determiner.indefinite
                chunk.determined = chunk.determined or not determiner.indefinite
                chunk.possessive = chunk.possessive or determiner.possessive
                if chunk.is_plural and determiner.count != 1:  # "the" may open a singular and a plural
                    chunk.count = chunk.count or determiner.count
                if not chunk.is_plural:
                    chunk.gender = determiner.gender or chunk.gender  # « le chef de la diplomatie tunisienne »
        is_juxtaposed = bool(self._phrases.juxtaposed.opens)
        chunk.is_definite = chunk.determined or (is_juxtaposed and _is_construct(sentence, chunk))


def _is_free(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether words can be a head: they cut no name of the vocabulary, and a single one is no adjective."""
    if any(sentence.atom_at[index] is not None for index in range(first, last)):
        return False
    if last < len(sentence.words) and (atom := sentence.atom_at[last]) is not None and atom.first < last:
        return False
    token = sentence.tokens[first]
    return last - first > 1 or token.text[0].isupper() or not (token.pos == "ADJ" and token.dep == "amod")


def _is_construct(sentence: WordSentence, chunk: PostChunk) -> bool:
    """Say whether what completes a noun right after it makes it definite: «رئيسة الدبلوماسية», «رئيس فرنسا»."""
    inside = sentence.words[chunk.first + 1 : chunk.last]
    return any(word.has_article for word in inside) or (bool(inside) and chunk.owner is not None)


def _may_own(atom: Atom) -> bool:
    """Say whether an actor named right before a head is whose post it is: "Turkish", "NATO", "US"."""
    return atom.form in _OWNING
