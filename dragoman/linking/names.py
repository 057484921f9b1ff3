"""Names of persons: runs of capitalised words that an honorific, a post or the parser's names vouch for."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.sentence import WordSentence, blank_or_comma
from dragoman.model.actor import Actor
from dragoman.model.annotation import Token
from dragoman.model.mention import Form
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Honorific, Posts

_LONGEST_NAME = 6  # words
_JOINED, _SHORTEST_JOINED = 2, 4  # capitals in a name such as "McKinley", and letters
_NAMING = frozenset(("PROPN", "NOUN", "X"))
_NAME_GAPS = frozenset((" ", "\u00a0", "\n", "-", "‑", "'", "’", "ʼ"))
_JOINTS = frozenset(("-", "‑", "'", "’", "ʼ"))
_HONORIFIC_GAPS = frozenset(("", ".", "(", ").", ")", ".("))


@dataclass(slots=True)
class _Titles:
    """The honorifics before a name.

    Attributes:
        first, last: Their words.
        gender: What they tell of it.
        rank: The military rank among them, as a post.
    """

    first: int
    last: int
    gender: str | None = None
    rank: PostChunk | None = None


class NameFinder:
    """Finds the names of persons in a sentence.

    Args:
        posts: The language's words for posts, with honorifics and particles.
        nouns: Words that name bodies and fields, not people, folded: "chamber", "economic development".
    """

    def __init__(self, posts: Posts, nouns: frozenset[str] = frozenset()) -> None:
        self._nouns, self._given = nouns, frozenset(map(fold, posts.given_names))
        self._honorifics = PhraseIndex((form, honorific) for honorific in posts.honorifics for form in honorific.forms)
        self._printed = frozenset(form for honorific in posts.honorifics for form in honorific.forms)
        self._particles = frozenset(fold(particle) for particle in posts.name_particles)
        self._openers = frozenset(fold(form).split()[0] for form in self._printed if not form[0].isupper())

    def find(self, sentence: WordSentence, posts: Sequence[PostChunk]) -> list[NameChunk]:
        """Find the names of a sentence, in order.

        Args:
            sentence: The sentence; names of the vocabulary that turn out to be part of a person's name are dropped.
            posts: The posts found in it.
        """
        taken = {index for post in posts for index in range(post.first, post.last)}
        after_post = {post.last for post in posts if not post.is_plural}
        lists = {post.last for post in posts if post.is_plural and post.head is not None}
        names: list[NameChunk] = []
        index = 0
        while index < len(sentence.words):
            name = None if index in taken else self._name_from(sentence, index, taken, after_post, lists)
            if name is not None:
                names.append(name)
            index = index + 1 if name is None else name.last
        return names

    def _name_from(
        self, sentence: WordSentence, index: int, taken: set[int], after_post: set[int], lists: set[int]
    ) -> NameChunk | None:
        word = sentence.words[index]
        if not word.is_capital and word.folded not in self._openers:
            return None
        titles = self._titles(sentence, index, taken)
        if titles.last >= len(sentence.words):
            return None
        owner = _owner_before(sentence, index, is_ranked=titles.rank is not None)
        is_after_post = index in after_post and blank_or_comma(sentence.gap(index))
        is_listed = any(end <= index for end in lists) and _may_be_listed(sentence, index)
        vouched = titles.last > index or is_after_post or is_listed or _is_head_of(sentence, index)
        behind = index in after_post and sentence.gap(index) == " "
        name = self._name_at(sentence, titles.last, taken, vouched=vouched, titled=titles.last > index, behind=behind)
        if name is None:
            return None
        after = _owner_after(sentence, name.last) or self._realm(sentence, name.last)
        name.first, name.gender, name.owner = titles.first, titles.gender, owner or after
        if owner is not None and sentence.tokens[name.last - 1].entity == "PER":
            name.is_sure = True
        if titles.rank is not None:
            name.posts.append(titles.rank)
        return name

    def _titles(self, sentence: WordSentence, index: int, taken: set[int]) -> _Titles:
        """Read the honorifics from a word on, one after the other: "H.E. Dr", "Vice Admiral Datuk"."""
        titles = _Titles(index, index)
        while titles.last < len(sentence.words) and titles.last not in taken:
            match = self._honorific_at(sentence, titles.last)
            if match is None or self._is_given(sentence, *match):
                break
            end, honorific = match
            if honorific.kind == "military":
                text = sentence.said(titles.last, end) + ("." if sentence.gap(end).startswith(".") else "")
                titles.rank = PostChunk(titles.last, end, None, text, is_bare=True, rank=honorific.level)
            titles.gender = titles.gender or honorific.gender
            titles.last = end
        return titles

    def _is_given(self, sentence: WordSentence, end: int, honorific: Honorific) -> bool:
        """Say whether "Sidi" is here no title but a given name: a particle follows, as in "Sidi Ould X"."""
        is_style = honorific.kind == "style" and sentence.words[end - 1].folded in self._given
        return is_style and sentence.words[end].folded in self._particles

    def _honorific_at(self, sentence: WordSentence, index: int) -> tuple[int, Honorific] | None:
        for end, honorific in self._honorifics.at(sentence.words, index):
            said = " ".join(sentence.said(index, end).split()).replace("’", "'")
            is_printed = said in self._printed or f"{said}." in self._printed
            is_close = end < len(sentence.words) and "".join(sentence.gap(end).split()) in _HONORIFIC_GAPS
            if is_printed and is_close and sentence.words[end].text[0].isalpha():
                return end, honorific
        return None

    def _name_at(
        self, sentence: WordSentence, first: int, taken: set[int], *, vouched: bool, titled: bool, behind: bool
    ) -> NameChunk | None:
        last = self._run_end(sentence, first, taken, titled=titled)
        is_verb = not sentence.words[first].has_case and not titled and sentence.tokens[first].pos == "VERB"
        if last is None or is_verb or self._is_title(sentence, first, last) or _is_acronym(sentence, first, last):
            return None
        last = last - 2 if last > first + 2 and self._realm(sentence, last - 2) is not None else last
        if not titled and self._is_thing(sentence, first, last):
            return None
        tokens = sentence.tokens[first:last]
        named = sum(token.entity == "PER" for token in tokens)
        if any(sentence.atom_at[i] is not None for i in range(first, last)):
            is_arab = any(word.folded in self._particles for word in sentence.words[first + 1 : last])
            is_given = behind and _is_city(sentence, first)  # « la diputada Florencia Ruiz »
            is_safe = is_arab or is_given or not _is_atom(sentence, first)
            is_whole = last - first >= 2 and (named == len(tokens) or (vouched and is_safe))
            if not _swallow(sentence, first, last, is_whole):
                return None
        is_person = vouched or (last - first >= 2 and named * 2 >= last - first)
        is_lone = last - first == 1
        is_other = tokens[0].entity in ("LOC", "ORG") and not titled
        fits = not is_lone or (last not in taken and is_title_case(sentence.words[first].text) and not is_other)
        sure = is_person and fits and _is_plausible(tokens, vouched=vouched)
        if not sure and any(sentence.gap(index) == " " for index in range(first + 1, last)):
            return None
        return NameChunk(first, last, sentence.said(first, last), sure)

    def _length(self, sentence: WordSentence, first: int, last: int) -> int:
        """Count the words of a name, particles aside: a chain of fathers may be long."""
        return sum(word.folded not in self._particles for word in sentence.words[first:last])

    def _realm(self, sentence: WordSentence, at: int) -> Actor | None:
        """Give the state that "of" ties to a name at its end: « Margarita II de Dinamarca »."""
        is_of = at + 1 < len(sentence.words) and sentence.words[at].folded in self._particles
        atom = sentence.atom_at[at + 1] if is_of and not sentence.words[at].is_capital else None
        is_state = atom is not None and atom.form is Form.NAME and atom.first == at + 1
        return atom.actor if atom is not None and is_state and sentence.gap(at) == sentence.gap(at + 1) == " " else None

    def _is_title(self, sentence: WordSentence, first: int, last: int) -> bool:
        """Say whether the words are an honorific and nothing else: "His Majesty"."""
        return any(end == last for end, _ in self._honorifics.at(sentence.words, first))

    def _is_thing(self, sentence: WordSentence, first: int, last: int) -> bool:
        """Say whether the words name a body or a field: "Abuja Chamber", "Economic Development"."""
        words = [word.folded for word in sentence.words[first:last]]
        return words[-1] in self._nouns or " ".join(words) in self._nouns

    def _run_end(self, sentence: WordSentence, first: int, taken: set[int], *, titled: bool) -> int | None:
        """Find the end of a run of capitalised words, particles between them allowed."""
        word = sentence.words[first]
        is_particle = titled and word.folded in self._particles
        if not (word.is_capital or is_particle) or first in taken or not word.text[0].isalpha():
            return None
        if not titled and _opens(sentence, first) and not _may_open(sentence, first):
            return None  # « Selon Colomina », "Read more: What Lavrov said": the capital is the sentence's
        last = end = first + 1
        while end < len(sentence.words) and end not in taken and self._length(sentence, first, end) < _LONGEST_NAME:
            gap, word = sentence.gap(end), sentence.words[end]
            initial = gap.strip() == "." and len(sentence.words[end - 1].text) == 1
            if (not initial and gap not in _NAME_GAPS) or sentence.is_possessive(end):
                break
            is_rest = last == end and _continues(sentence, end)
            if is_rest or (word.is_capital and word.text[0].isalpha()):
                last = end + 1
            elif word.folded not in self._particles:
                break
            end += 1
        last += _is_surname(sentence, first, last, taken)
        return last if last > first + 1 or word_is_name(sentence, first) else None


def _is_surname(sentence: WordSentence, first: int, last: int, taken: set[int]) -> bool:
    """Say whether a word behind a name is its last, taken for an adjective of it: «محمد بن عيسى الهتمي»."""
    if last >= len(sentence.words) or last in taken or sentence.atom_at[last] is not None or sentence.gap(last) != " ":
        return False
    word, token = sentence.words[last], sentence.tokens[last]
    is_of = any(token.head == each.index and each.entity == "PER" for each in sentence.tokens[first:last])
    return not word.has_case and word.has_article and token.pos in ("ADJ", "NOUN") and is_of


def _opens(sentence: WordSentence, index: int) -> bool:
    """Say whether a word begins a sentence, or what follows a colon."""
    return index == 0 or ":" in sentence.gap(index)


def _may_open(sentence: WordSentence, index: int) -> bool:
    """Say whether the first word of a sentence has its capital for its own sake."""
    token = sentence.tokens[index]
    if token.pos in _NAMING or token.entity == "PER":
        return True
    after = sentence.words[index + 1].text if index + 1 < len(sentence.words) else ""
    return len(after) > 1 and after.isupper()


def _continues(sentence: WordSentence, index: int) -> bool:
    """Say whether a small word is the rest of a name cut by a sign: "Jin-seok", "Vaka'uta", not "Brandt-led"."""
    if sentence.gap(index) not in _JOINTS:
        return False
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    return token is before or token.entity == before.entity == "PER"


def is_title_case(word: str) -> bool:
    """Say whether a word is written as a lone name is: "Lula", "McKinley", not "MoFA" or "NATO"."""
    capitals = sum(letter.isupper() for letter in word)
    is_joined = capitals == _JOINED and len(word) > _SHORTEST_JOINED and word[-2:].islower()
    return word[1:].islower() or is_joined or (word.isalpha() and word.lower() == word.upper())


def word_is_name(sentence: WordSentence, index: int) -> bool:
    """Say whether a word standing alone can be a name: it has a capital and is more than one letter."""
    word = sentence.words[index]
    return word.is_capital and len(word.text) > 1


def _is_acronym(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether a word stands in brackets in capitals: « l'Association des États (AEC) » names no secretary."""
    is_closed = "(" in sentence.gap(first) and sentence.text[sentence.words[last - 1].end :].startswith(")")
    return is_closed and last - first == 1 and sentence.words[first].text.isupper()


def _is_atom(sentence: WordSentence, index: int) -> bool:
    return sentence.atom_at[index] is not None


def _is_city(sentence: WordSentence, index: int) -> bool:
    atom = sentence.atom_at[index]
    return atom is not None and atom.form is Form.CITY


def _swallow(sentence: WordSentence, first: int, last: int, named: bool) -> bool:
    """Let a name take in names of the vocabulary inside it, as in "Israel Katz"; refuse where that is not sure."""
    inside = {id(a): a for a in sentence.atom_at[first:last] if a is not None}
    if not named or any(a.first < first or a.last > last or a.last - a.first > 1 for a in inside.values()):
        return False
    if sentence.atom_at[first] is not None and sentence.atom_at[first] is sentence.atom_at[last - 1]:
        return False
    for atom in inside.values():
        sentence.drop(atom)
    return True


def _owner_before(sentence: WordSentence, index: int, *, is_ranked: bool) -> Actor | None:
    """Give whose somebody is by what stands before the name: « le Sénégalais X », "Ghana's X", "Navy Captain X"."""
    if index == 0:
        return None
    if sentence.is_possessive(index - 1) and index >= 2:
        atom = sentence.atom_at[index - 2]
        return None if atom is None else atom.actor
    atom = sentence.atom_at[index - 1]
    is_body = atom is not None and is_ranked and atom.form is Form.PATTERN
    if atom is None or not (is_body or atom.form is Form.ADJECTIVE) or sentence.gap(index) != " ":
        return None
    return atom.actor


def _is_head_of(sentence: WordSentence, index: int) -> bool:
    """Say whether the word before a name is a noun that the name completes: « le Ghanéen X », not "British Airways"."""
    atom = sentence.atom_at[index - 1] if index > 0 else None
    if atom is None or atom.form is not Form.ADJECTIVE or not sentence.words[index].is_capital:
        return False
    noun, name = sentence.tokens[index - 1], sentence.tokens[index]
    is_noun = noun.pos in ("NOUN", "PROPN") and noun.dep not in ("amod", "compound") and noun.head != name.index
    return (
        is_noun
        and (noun.text[0].isupper() or noun.pos == "NOUN")
        and index > 1
        and sentence.tokens[index - 2].pos == "DET"
    )


def _may_be_listed(sentence: WordSentence, index: int) -> bool:
    """Say whether a word may begin a name in a list of those who hold a post: two proper nouns, and no place."""
    two = sentence.tokens[index : index + 2]
    is_run = len(two) == 2 and sentence.gap(index + 1) in _NAME_GAPS and sentence.words[index + 1].is_capital
    return is_run and all(token.pos == "PROPN" and token.entity in ("PER", "") for token in two)


def _owner_after(sentence: WordSentence, last: int) -> Actor | None:
    """Give whose somebody is by a state in brackets after the name: « X (Mali) »."""
    atom = sentence.atom_at[last] if last < len(sentence.words) else None
    if atom is None or atom.actor is None or "(" not in sentence.gap(last) or ")" not in sentence.gap(atom.last):
        return None
    return atom.actor


def _is_plausible(tokens: Sequence[Token], *, vouched: bool) -> bool:
    """Say whether a run of capitalised words can be a person: not all common words, unless something vouches for it."""
    if len(tokens) == 1 and not vouched:
        return False
    return any(token.pos == "PROPN" or token.entity == "PER" for token in tokens)
