"""Which post belongs to which name: « le ministre de la Défense, X », "X, head of mission", "Presidents X and Y"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.complements import Complements
from dragoman.linking.phrases import PostPhrases
from dragoman.linking.sentence import WordSentence, blank_or_comma
from dragoman.model.actor import ActorType
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Complement, Level
from dragoman.vocabulary.references import References

_LONGEST_BRACKET = 3  # words
_RANKED = frozenset((Level.GENERAL_OFFICER, Level.OFFICER))
_OPENING = frozenset((":", "–", "—"))


class Apposer:
    """Puts posts to the names beside them.

    Args:
        phrases: The language's words for posts.
        references: Words that tie names and posts together.
    """

    def __init__(self, phrases: PostPhrases, references: References) -> None:
        self._determiners, self._titles, self._links = phrases.determiners, phrases.titles, phrases.links
        self._is_construct = bool(phrases.juxtaposed.opens)
        self._as = PhraseIndex((words, True) for words in references.as_words)
        self._among = PhraseIndex((words, True) for words in references.among)
        self._complements = Complements(phrases, lambda sentence, index: None)

    def attach(self, sentence: WordSentence, posts: Sequence[PostChunk], names: Sequence[NameChunk]) -> None:
        """Put each post to the name beside it, reading from left to right; a post goes to one name only."""
        inside = [post for post in posts if _give_inside(post, names)]
        outside = [post for post in posts if post not in inside]
        chunks: list[PostChunk | NameChunk] = sorted([*outside, *names], key=lambda chunk: chunk.first)
        free: list[PostChunk] = []
        for index, chunk in enumerate(chunks):
            if isinstance(chunk, PostChunk):
                free.append(chunk)
                continue
            self._take_before(sentence, chunk, free)
            free = []
            self._continue_after_name(sentence, chunk)
            follower = chunks[index + 1] if index + 1 < len(chunks) else None
            after, last = (chunks[n] if n < len(chunks) else None for n in (index + 2, index + 3))
            if isinstance(follower, PostChunk) and self._is_next(sentence, chunk, follower, after, last):
                continue
            if isinstance(follower, PostChunk) and self._follows(sentence, chunk, follower, after):
                _give(chunk, follower)
                chunks[index + 1 : index + 2] = []
                self._take_coordinated(sentence, chunk, chunks, index + 1, follower)
        for post in posts:
            if post.is_plural and post.head is not None:
                self._share(sentence, post, names)
                self._share_back(sentence, post, names)

    def _take_before(self, sentence: WordSentence, name: NameChunk, free: list[PostChunk]) -> None:
        """Take the posts right before a name: "Deputy Prime Minister and Minister of Defence X"."""
        edge = name.first
        for post in reversed(free):
            is_beside = self._is_opening(sentence, post.last, edge) or _joins(sentence, name, post.last, edge)
            is_same = _joins(sentence, name, post.last, edge) and _is_one_who_also(post, name.posts[0])
            if post.is_plural or not is_beside or (not is_same and _is_another(post, edge, name)):
                return
            name.posts.insert(0, post)
            name.is_sure = name.is_sure or len(name.text.split()) > 1
            edge = post.first

    def _is_opening(self, sentence: WordSentence, left: int, right: int) -> bool:
        """Say whether only a comma, a bracketed acronym, an article or a title stands between a post and a name."""
        gap = sentence.between(left, right)
        if left == right:
            return blank_or_comma(gap.lstrip(")")) or gap.strip() in _OPENING
        if gap.strip().startswith("(") and gap.count("(") == 1 and gap.rstrip(" ,").endswith(")"):
            return right - left <= _LONGEST_BRACKET
        fillers = (*self._determiners.at(sentence.words, left), *self._titles.at(sentence.words, left))
        return any(end == right for end, _ in fillers) and blank_or_comma(sentence.gap(left))

    def _continue_after_name(self, sentence: WordSentence, name: NameChunk) -> None:
        """Take in what completes a post across the name: « la commissaire X, chargée du Voisinage »."""
        if not name.posts or name.last >= len(sentence.words) or sentence.gap(name.last).strip() != ",":
            return
        post = name.posts[-1]
        end = self._complements.strong(sentence, post, name.last) if post.head is not None else None
        if end is not None:
            name.last = end
            self._complements.extend(sentence, post)

    def _is_next(self, sentence: WordSentence, name: NameChunk, post: PostChunk, after: object, last: object) -> bool:
        """Say whether a post is the next name's, for posts come first: "minister X, the Iranian minister, Y, and …"."""
        is_led = any(each.head is not None and each.last <= name.first for each in name.posts)
        if not (is_led and isinstance(after, NameChunk) and after.is_sure and post.head is not None):
            return False
        trails = isinstance(last, PostChunk) and last.first <= after.last + 1 and not last.determined
        return not trails and self._is_opening(sentence, post.last, after.first)

    def _follows(self, sentence: WordSentence, name: NameChunk, post: PostChunk, after: object) -> bool:
        """Say whether a post stands in apposition after a name.

        An apposition is closed on both sides: in "after his talk with Bourita, the NATO official said" there is none.
        """
        if post.is_plural or post.group is not None or post.first < name.last or not _may_hold(sentence, name):
            return False
        if isinstance(after, NameChunk) and after.is_sure and self._is_opening(sentence, post.last, after.first):
            between = sentence.between(post.last, after.first).strip()
            if between == "" or not _is_closed(sentence, post.last):
                return False
        gap = sentence.between(name.last, post.first).strip()
        if post.first == name.last:
            is_apposed = self._is_construct and not gap and _is_apposed(sentence, name, post)
            return is_apposed or gap in (",", "(", "–", "-", ",«")
        match = self._determiners.longest(sentence.words, name.last)
        if gap[:1] in (",", "(", "–", "—") and match is not None and match[0] == post.first:
            return _is_closed(sentence, post.last)
        return self._is_as(sentence, name.last, post.first)

    def _is_as(self, sentence: WordSentence, left: int, right: int) -> bool:
        """Say whether the words between a name and a post are such as "is the", « en sa qualité de »."""
        match = self._as.longest(sentence.words, left)
        if match is None or any("," in sentence.gap(i) for i in range(left + 1, right + 1)):
            return False
        end = match[0]
        article = self._determiners.longest(sentence.words, end) if end < right else None
        return end == right or (article is not None and article[0] == right)

    def _take_coordinated(
        self, sentence: WordSentence, name: NameChunk, chunks: list[PostChunk | NameChunk], index: int, last: PostChunk
    ) -> None:
        """Take « et président du Conseil », « , ministre de la Défense » after a post that follows its name."""
        while index < len(chunks):
            post = chunks[index]
            if (
                not isinstance(post, PostChunk)
                or post.determined
                or post.is_plural
                or not _goes_on(sentence, last, post)
            ):
                return
            _give(name, post)
            del chunks[index]
            last = post

    def _share(self, sentence: WordSentence, post: PostChunk, names: Sequence[NameChunk]) -> None:
        """Give a plural post to each of the names listed after it: "the ministers of A and B, X and Y"."""
        listed: list[NameChunk] = []
        edge = post.last
        for name in (name for name in names if name.first >= post.last):
            if not self._is_listed(sentence, edge, name, is_first=not listed):
                break
            listed.append(name)
            edge = self._of_state(sentence, name)
        if len(post.owners) > 1 and len(listed) != len(post.owners):
            return
        for number, name in enumerate(listed):
            owner = post.owners[number] if len(post.owners) > 1 else name.owner or post.owner
            name.is_sure = True
            name.posts.append(replace(post, is_plural=False, owner=owner, owners=(), is_bare=False, is_shared=True))
        post.is_shared = bool(listed)

    def _share_back(self, sentence: WordSentence, post: PostChunk, names: Sequence[NameChunk]) -> None:
        """Give a plural post to each of the names before it: "X and Y, foreign ministers of A and B"."""
        before = [name for name in names if name.last <= post.first]
        count = len(post.owners)
        listed = before[-count:]
        if post.is_shared or count < 2 or len(listed) < count or sentence.gap(post.first).strip() not in (",", "("):
            return
        edges = zip(listed, [*listed[1:], None], strict=True)
        if post.first != listed[-1].last or not all(b is None or _is_joined(sentence, a, b) for a, b in edges):
            return
        for name, owner in zip(listed, post.owners, strict=True):
            name.is_sure = True
            name.posts.append(replace(post, is_plural=False, owner=owner, owners=(), is_bare=False, is_shared=True))
        post.is_shared = True

    def _is_listed(self, sentence: WordSentence, edge: int, name: NameChunk, *, is_first: bool) -> bool:
        """Say whether a name follows a plural post or the name before it in a list."""
        between = sentence.tokens[edge : name.first]
        if len(between) > 4:
            return is_first and self._is_among(sentence, edge, name.first)
        if any(sentence.atom_at[i] is not None and name.owner is None for i in range(edge, name.first)):
            return False
        plain = all(token.pos in ("CCONJ", "DET") or token.text[0].isupper() for token in between)
        return (plain and ";" not in sentence.between(edge, name.first)) or (
            is_first and self._is_among(sentence, edge, name.first)
        )

    def _is_among(self, sentence: WordSentence, left: int, right: int) -> bool:
        """Say whether "among them", « dont » comes between a plural post and the first name of some who hold it."""
        for index in range(left, right):
            match = self._among.longest(sentence.words, index)
            if match is not None and match[0] <= right <= match[0] + 2:
                return True
        return False

    def _of_state(self, sentence: WordSentence, name: NameChunk) -> int:
        """Read « X du Sénégal », "X of Ghana" after a name in a list; give where it ends."""
        for end, link in self._links.at(sentence.words, name.last) if name.last < len(sentence.words) else ():
            atom = sentence.atom_at[end] if end < len(sentence.words) else None
            is_of = {Complement.TERRITORY, Complement.POST} <= link.opens
            if is_of and atom is not None and atom.actor is not None and atom.form is Form.NAME:
                name.owner = name.owner or atom.actor
                return atom.last
        return name.last


def _is_joined(sentence: WordSentence, left: NameChunk, right: NameChunk) -> bool:
    """Say whether only a comma or "and" stands between two names."""
    between = sentence.tokens[left.last : right.first]
    return len(between) < 2 and all(token.pos == "CCONJ" for token in between)


def _is_apposed(sentence: WordSentence, name: NameChunk, post: PostChunk) -> bool:
    """Say whether a definite post right behind a full name is its bearer's: «معالي ماجد الهذلول وزير الخارجية».

    Right behind a verb the name may be of who met the minister, unless a sign closes what follows it.
    """
    is_full = len(name.text.split()) > 1 and name.is_sure and all(each.rank is not None for each in name.posts)
    is_titled = sentence.said(name.first, name.last) != name.text
    is_subject = name.first > 0 and sentence.tokens[name.first - 1].pos == "VERB"
    is_closed = bool(sentence.gap(post.last).strip()) or post.last >= len(sentence.words)
    return is_full and post.is_definite and (is_titled or is_closed or not is_subject)


def _goes_on(sentence: WordSentence, last: PostChunk, post: PostChunk) -> bool:
    """Say whether a post is tied to the one before it by "and", or by a comma with a comma behind it."""
    if post.first == last.last:
        return sentence.gap(post.first).strip() == "," and _is_closed(sentence, post.last)
    return (
        post.first == last.last + 1 and sentence.tokens[last.last].pos == "CCONJ" and "," not in sentence.gap(last.last)
    )


def _may_hold(sentence: WordSentence, name: NameChunk) -> bool:
    """Say whether a name is surely somebody's: "Monday, the minister" is not."""
    return name.is_sure or any(sentence.tokens[i].entity == "PER" for i in range(name.first, name.last))


def _give_inside(post: PostChunk, names: Sequence[NameChunk]) -> bool:
    """Give a post to the name whose titles hold it: « SM le Roi X »."""
    name = next((name for name in names if name.first <= post.first and post.last <= name.last), None)
    if name is not None:
        _give(name, post)
    return name is not None


def _give(name: NameChunk, post: PostChunk) -> None:
    name.posts.append(post)
    name.is_sure = True


def _is_another(post: PostChunk, edge: int, name: NameChunk) -> bool:
    """Say whether a post is somebody else's than the posts taken: « le président, le ministre de la Défense, X »."""
    taken = next((each for each in name.posts if each.rank is None), None)
    if taken is None or (taken.is_former and not post.is_former):
        return False
    is_org = post.owner is not None and post.owner.type is ActorType.ORGANIZATION
    if is_org and taken.level in _RANKED:
        return False  # « le commandant de la FINUL, le général espagnol X »: the rank tells where he comes from
    is_parted = post.last < edge and taken.determined and not taken.is_bare
    if post.owner is None or taken.owner is None:
        return is_parted
    return is_parted or post.owner.party != taken.owner.party


def _is_one_who_also(post: PostChunk, other: PostChunk) -> bool:
    """Say whether who heads a state heads a body as well: "the President of Angola and Chairperson of the AU, X"."""
    owners = [each.owner.type for each in (post, other) if each.owner is not None]
    return not other.determined and len(set(owners)) > 1


def _joins(sentence: WordSentence, name: NameChunk, left: int, right: int) -> bool:
    """Say whether "and" joins a post to one already taken: « et président du Conseil »."""
    if not name.posts or right - left != 1:
        return False
    return sentence.tokens[left].pos == "CCONJ" and "," not in sentence.between(left, right)


def _is_closed(sentence: WordSentence, last: int) -> bool:
    """Say whether a comma, a bracket, a full stop, "and" or a relative clause follows, the rest of a name aside."""
    while last < len(sentence.words) and not sentence.gap(last).strip() and sentence.words[last].is_capital:
        last += 1
    gap = sentence.gap(last).strip()
    if gap or last >= len(sentence.words):
        return True
    return sentence.tokens[last].pos in ("CCONJ", "PRON", "ADP")
