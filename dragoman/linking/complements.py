"""What completes a post to its right: « aux affaires politiques », "of NATO", « , chargé de la Défense »."""

from collections.abc import Callable

from dragoman.linking.chunks import Atom, PostChunk
from dragoman.linking.fields import FIELD_GLUE, FIELD_WORDS, field_end
from dragoman.linking.phrases import PostPhrases
from dragoman.linking.sentence import WordSentence, is_blank
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form
from dragoman.vocabulary.posts import Complement, Level, Link, Modifier, Sense

_OWNER_WITHIN = 2  # words: "of the"
_PLACE_FORMS = frozenset((Form.CAPITAL, Form.CITY))
_RULERS = frozenset((Level.HEAD_OF_STATE, Level.HEAD_OF_GOVERNMENT, Level.ROYAL))
_MINISTERS = frozenset((Level.MINISTER, Level.DEPUTY_MINISTER))
_AT_HOME = _RULERS | _MINISTERS  # «وزير الخارجية بباريس» may be anybody's
# Whoever is in such a post "at the embassy of X" or "in the capital of X" is X's.
_STAFF = frozenset((Level.OFFICER, Level.DIPLOMAT, Level.SPOKESPERSON))


class Complements:
    """Reads on from a head as long as what follows belongs to the post.

    Args:
        phrases: The language's words for posts.
        nested: Finds a post at a word, for posts that complete posts: « conseiller du Premier ministre ».
    """

    def __init__(self, phrases: PostPhrases, nested: Callable[[WordSentence, int], PostChunk | None]) -> None:
        self._phrases = phrases
        self._nested = nested

    def extend(self, sentence: WordSentence, chunk: PostChunk) -> None:
        """Move the end of a post over all that completes it, and note owner and portfolio."""
        begin = chunk.last
        while (end := self._step(sentence, chunk, begin)) is not None:
            chunk.last = end if not self._phrases.juxtaposed.opens else self._title_in(sentence, begin, end)
            if chunk.last < end:
                break
        while chunk.last > begin and sentence.tokens[chunk.last - 1].pos == "CCONJ":
            chunk.last -= 1  # «وزير الخارجية و» goes on with the next in a list

    def _title_in(self, sentence: WordSentence, begin: int, end: int) -> int:
        """Give where a title begins that what completes a post has taken in: «وزير الدفاع السيد …»; else the end."""
        titles = (at for at in range(begin, end) if self._phrases.titles.longest(sentence.words, at) is not None)
        return next((at for at in titles if at + 1 >= end or sentence.words[at + 1].is_capital), end)

    def _step(self, sentence: WordSentence, chunk: PostChunk, begin: int) -> int | None:
        at = chunk.last
        if at >= len(sentence.words):
            return None
        gap = sentence.gap(at)
        if is_blank(gap):
            return (
                self._modifier(sentence, chunk, at)
                or self._owner(sentence, chunk, at, is_next=at == begin)
                or self._adjective(sentence, chunk, at)
                or self._pronoun(sentence, chunk, at)
                or self._juxtaposed(sentence, chunk, at)
                or self.linked(sentence, chunk, at)
                or self._conjunct(sentence, chunk, at)
                or _possessive(sentence, chunk, at)
            )
        if gap.strip() == "(":
            return _bracketed(sentence, chunk, at)
        if gap.strip() == ")" and "(" in sentence.gap(at - 1):
            return self.linked(sentence, chunk, at)
        if gap.strip() == ",":
            return self.strong(sentence, chunk, at) or self._next_portfolio(sentence, chunk, at)
        return None

    def _modifier(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        for end, modifier in self._phrases.modifiers.at(sentence.words, at):
            if modifier.after:
                note(chunk, modifier)
                return end
        return None

    def _owner(self, sentence: WordSentence, chunk: PostChunk, at: int, *, is_next: bool = False) -> int | None:
        """Take in « marocain » after a head; right after it, and only there, its gender is the head's."""
        atom = sentence.atom_at[at]
        if atom is None or atom.actor is None or atom.form is not Form.ADJECTIVE or at != atom.first:
            return None
        if sentence.words[at].text[0].isupper() and sentence.gap(at + 1) == " ":
            return None  # « le président Français X » is Français X for all we know, and English puts it before
        chunk.own(atom.actor)
        if is_next and chunk.gender is None and "Gender=Fem" in sentence.tokens[at].morph and not chunk.is_plural:
            chunk.gender = "f"
        return _coordinated(sentence, chunk, atom.last)

    def _adjective(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in an adjective of the head: « la commissaire européenne », « la délégation parlementaire turque »."""
        adjective = sentence.tokens[at]
        if at + 1 >= len(sentence.words) or adjective.pos != "ADJ" or sentence.atom_at[at] is not None:
            return None
        owned = self._owner(sentence, chunk, at + 1) if is_blank(sentence.gap(at + 1)) else None
        is_of_head = adjective.dep == "amod" and adjective.head == sentence.tokens[chunk.last - 1].index
        return owned or (at + 1 if is_of_head and not sentence.words[at].is_capital else None)

    def _pronoun(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in a possessive written together with the noun before it: «نظيره»."""
        if sentence.gap(at) or sentence.words[at].folded not in self._phrases.pronouns:
            return None
        chunk.possessive = chunk.determined = True
        return at + 1

    def _juxtaposed(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in what completes a post with no word between: «وزير الدفاع», «رئيس فرنسا»."""
        is_open = bool(self._phrases.juxtaposed.opens) and sentence.gap(at) != "" and chunk.owner is None
        is_open = is_open and not sentence.words[at - 1].has_article and sentence.tokens[at].pos in FIELD_WORDS
        return self._complement(sentence, chunk, at, self._phrases.juxtaposed) if is_open else None

    def linked(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in a link with what it opens: « de la Défense », "for Political Affairs".

        A verb is no link: folded, the « a » of « le président a téléphoné » is an « à ».
        """
        if sentence.tokens[at].pos == "AUX" or (sentence.tokens[at].pos == "VERB" and len(sentence.words[at].text) < 3):
            return None
        for end, link in self._phrases.links.at(sentence.words, at):
            if end < len(sentence.words) and is_blank(sentence.gap(end)):
                done = self._complement(sentence, chunk, end, link)
                if done is not None:
                    return done
        return None

    def strong(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in what a comma, or a name, parts from its post: « , chargé de la Défense »."""
        for end, link in self._phrases.links.at(sentence.words, at):
            if link.strong and end < len(sentence.words):
                done = self._complement(sentence, chunk, end, link)
                if done is not None:
                    return done
        return None

    def _next_portfolio(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in the next of a list of portfolios: "of Foreign Affairs, African Cooperation and …"."""
        if chunk.portfolio is None:
            return self._portfolio_after_comma(sentence, chunk, at)
        start = next((end for end, _ in self._phrases.links.at(sentence.words, at)), at)
        match = self._phrases.portfolios.longest(sentence.words, start) if start < len(sentence.words) else None
        return None if match is None else match[0]

    def _portfolio_after_comma(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in the field of "Deputy Minister, Economic Development", but not of "Minister, Defence Minister"."""
        takes = chunk.head is not None and Complement.PORTFOLIO in chunk.head.takes
        match = (
            self._phrases.portfolios.longest(sentence.words, at) if takes and sentence.words[at].is_capital else None
        )
        if match is None or (match[0] < len(sentence.words) and self._nested(sentence, match[0]) is not None):
            return None
        chunk.portfolio = match[1]
        return match[0]

    def _conjunct(self, sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
        """Take in « et à la politique de sécurité », "and Security Policy", "and the Sahel" after a complement."""
        if sentence.tokens[at].pos != "CCONJ" or at + 1 >= len(sentence.words) or chunk.last == chunk.first + 1:
            return None
        if chunk.portfolio is not None:
            after_link = self.linked(sentence, chunk, at + 1)
            if after_link is not None:
                return after_link
            match = self._phrases.portfolios.longest(sentence.words, at + 1)
            return None if match is None else match[0]
        start = _skip_articles(sentence, at + 1)
        if start < len(sentence.words) and self._nested(sentence, start) is not None:
            return None  # "Head of Mission and Force Commander" are two posts
        is_second_place = _is_place(sentence, chunk.last - 1) and _is_place(sentence, start)
        if not is_second_place:
            return None
        atom = sentence.atom_at[start]
        return start + 1 if atom is None else atom.last

    def _complement(self, sentence: WordSentence, chunk: PostChunk, at: int, link: Link) -> int | None:
        """Take in what a link opens; None where nothing fit stands there."""
        opens = link.opens & _takes(chunk)
        start = _skip_articles(sentence, at)
        is_new = start > at and "Definite=Ind" in sentence.tokens[at].morph  # "decorated him at a ceremony"
        if start >= len(sentence.words) or not opens or (is_new and chunk.head is not None):
            return None
        portfolio = self._phrases.portfolios.longest(sentence.words, start)
        atom = sentence.atom_at[start]
        if atom is not None and portfolio is not None and atom.form is Form.PATTERN and atom.last <= portfolio[0]:
            sentence.drop(atom)  # « ministre des Armées » names no army
            atom = None
        if atom is not None and (portfolio is None or atom.last >= portfolio[0]):
            is_where = bool(self._phrases.juxtaposed.opens and link.forms) and atom.form in _PLACE_FORMS
            if self._is_of_name(sentence, self._post_of(sentence, atom)) or (is_where and chunk.level in _AT_HOME):
                return None
            if portfolio is not None and atom.form is Form.PATTERN and Complement.PORTFOLIO in opens:
                chunk.portfolio = chunk.portfolio or portfolio[1]  # «وزير الخارجية المغربي» names a ministry too
            return _atom(sentence, chunk, atom, link)
        if portfolio is not None and Complement.PORTFOLIO in opens:
            chunk.portfolio = chunk.portfolio or portfolio[1]
            return portfolio[0]
        nested = self._nested(sentence, start)
        if nested is not None and nested.head is not None and Complement.POST not in link.opens:
            return None  # "Special Representative and head of the mission" are two posts
        if self._is_of_name(sentence, nested) or (nested is not None and nested.is_counterpart):
            return None  # « un pli du président à son homologue », "envoy of President Xi Ling"
        if nested is not None and Complement.POST in opens:
            if chunk.owner is None and nested.owner is not None:
                chunk.own(nested.owner)
            chunk.under = nested.level
            return nested.last
        is_locative = not link.opens & {Complement.TOPIC, Complement.PORTFOLIO, Complement.POST} and not link.strong
        is_full = chunk.level in _AT_HOME and chunk.portfolio is not None  # "became minister of defence in September"
        if is_locative and (is_full or not sentence.words[start].is_capital):
            return None
        is_loose = bool(self._phrases.juxtaposed.opens) and Complement.TOPIC not in link.opens and not link.strong
        if is_loose and (link.forms or chunk.portfolio is not None):
            return None  # what follows «وزير الخارجية» is who it is, or where something was
        if opens & {Complement.TOPIC, Complement.PORTFOLIO, Complement.ORGANISATION}:
            return _topic(sentence, chunk, start, link)
        return None

    def _post_of(self, sentence: WordSentence, atom: Atom) -> PostChunk | None:
        """Find the post that an adjective opens: "Chinese President"."""
        is_near = atom.form is Form.ADJECTIVE and atom.last < len(sentence.words)
        return self._nested(sentence, atom.last) if is_near and sentence.gap(atom.last) == " " else None

    def _is_of_name(self, sentence: WordSentence, post: PostChunk | None) -> bool:
        """Say whether a post that completes another is held by the name right after it."""
        if post is None or post.head is None:
            return False
        at = post.last
        if at >= len(sentence.words) or sentence.gap(at) != " " or post.is_plural or sentence.atom_at[at] is not None:
            return False
        return sentence.words[at].is_capital and sentence.tokens[at].entity == "PER"


def note(chunk: PostChunk, modifier: Modifier) -> None:
    """Note what a modifier says of a post."""
    chunk.is_former = chunk.is_former or modifier.sense is Sense.FORMER


def _coordinated(sentence: WordSentence, chunk: PostChunk, at: int) -> int:
    """Take in the other owners of « les ministres marocain et espagnol », « les ministres du Mali et du Niger »."""
    while chunk.is_plural and at + 1 < len(sentence.words):
        comma = sentence.gap(at).strip() == ","
        skip = at if comma else at + 1
        if not comma and sentence.tokens[at].pos != "CCONJ":
            break
        while skip < len(sentence.words) and sentence.tokens[skip].pos in FIELD_GLUE:
            skip += 1
        atom = sentence.atom_at[skip] if skip < len(sentence.words) else None
        if atom is None or atom.actor is None:
            break
        chunk.own(atom.actor)
        at = atom.last
    return at


def _takes(chunk: PostChunk) -> frozenset[Complement]:
    """Give what may complete a post or a group."""
    if chunk.head is not None:
        return chunk.head.takes
    if chunk.group is not None:  # « une délégation d'officiers de … »
        return chunk.group.takes | {Complement.POST}
    if chunk.is_guest:
        return frozenset()  # "played host to France's minister"
    return frozenset((Complement.ORGANISATION, Complement.TERRITORY))


def _atom(sentence: WordSentence, chunk: PostChunk, atom: Atom, link: Link) -> int | None:
    """Take in a name of the vocabulary, as the owner of the post or as its field."""
    if atom.form is Form.ADJECTIVE:
        return _topic(sentence, chunk, atom.first, link)
    if _is_where(chunk, atom, link):
        return None
    actor = atom.actor or atom.owner  # a mission is a framework of the organisation that runs it
    if actor is not None and _is_of_another(sentence, atom, actor):
        sentence.drop(atom)
        return atom.last
    if actor is None:
        return atom.last
    is_posted = atom.form in _PLACE_FORMS and chunk.level is Level.SPOKESPERSON
    is_staff = chunk.level in _STAFF and actor.type is ActorType.BODY  # « attaché près l'ambassade de France »
    if _tells_owner(link, actor) or is_posted or is_staff:
        chunk.own(actor)
        return _coordinated(sentence, chunk, atom.last)
    return atom.last


def _is_of_another(sentence: WordSentence, atom: Atom, actor: Actor) -> bool:
    """Say whether a name that several states have is of the one named next: "Joint Chiefs of Staff of the Kenyan …"."""
    near = (each for each in sentence.atoms if 0 <= each.first - atom.last <= _OWNER_WITHIN)
    owner = next(near, None)
    if atom.form is not Form.EPITHET or owner is None or owner.actor is None or owner.actor.country == actor.country:
        return False
    return all(sentence.tokens[i].pos in FIELD_GLUE for i in range(atom.last, owner.first))


def _is_where(chunk: PostChunk, atom: Atom, link: Link) -> bool:
    """Say whether a link opens where somebody is, not the post: a minister in Rabat is no ambassador in Rabat."""
    is_minister = chunk.level in _RULERS or (chunk.level in _MINISTERS and chunk.portfolio is not None)
    is_place = atom.place is not None and not {Complement.POST, Complement.PORTFOLIO} <= link.opens
    return is_minister and is_place and (atom.form in _PLACE_FORMS or Complement.PORTFOLIO not in link.opens)


def _tells_owner(link: Link, actor: Actor) -> bool:
    """Say whether what a link opens is whose post it is.

    "of NATO", "for NATO" tell the owner; "of Morocco" too, but "for Morocco" and "to Morocco" tell the field.
    """
    wide = Complement.PORTFOLIO in link.opens and Complement.TERRITORY in link.opens
    if actor.type is ActorType.STATE:
        return wide and Complement.POST in link.opens
    return Complement.PORTFOLIO in link.opens or wide


def _topic(sentence: WordSentence, chunk: PostChunk, start: int, link: Link) -> int | None:
    """Take in a complement that the vocabulary does not know; whom it names inside may be the owner.

    « inspecteur général des Forces armées marocaines » is Morocco's, as is "commander of the Royal Moroccan Navy".
    """
    end = field_end(sentence, start)
    if end is None or chunk.owner is not None or chunk.level is Level.ENVOY:
        return end
    is_whole = Complement.ORGANISATION in link.opens and Complement.POST in link.opens
    is_staff = chunk.level in _STAFF and Complement.ORGANISATION in link.opens
    inside = (atom for atom in sentence.atoms if start <= atom.first and atom.last <= end)
    owner = next((atom.actor for atom in inside if atom.actor is not None and atom.form not in _PLACE_FORMS), None)
    if owner is not None and (is_staff or (is_whole and (not link.strong or chunk.level in _STAFF))):
        chunk.own(owner)
    return end


def _bracketed(sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
    """Take in "(NATO)" after the full name of the owner, or as the owner where none is named before."""
    atom = sentence.atom_at[at]
    if atom is None or atom.actor is None or ")" not in sentence.gap(atom.last):
        return None
    if chunk.owner is None and atom.actor.type is not ActorType.STATE and chunk.last > chunk.first + 1:
        chunk.own(atom.actor)
    return atom.last if chunk.owner is not None and chunk.owner.id == atom.actor.id else None


def _possessive(sentence: WordSentence, chunk: PostChunk, at: int) -> int | None:
    """Take in "'s southern sector" after "commander of the Royal Navy"."""
    is_linked = any(sentence.tokens[index].pos == "ADP" for index in range(chunk.first, at))
    if not (
        is_linked and sentence.is_possessive(at) and sentence.words[at - 1].is_capital and at + 1 < len(sentence.words)
    ):
        return None
    is_part = chunk.owner is None or sentence.words[at + 1].is_capital  # not "the President of Ghana's visit"
    return field_end(sentence, at + 1) if is_part else None


def _skip_articles(sentence: WordSentence, at: int) -> int:
    while at < len(sentence.words) and sentence.tokens[at].pos == "DET" and sentence.atom_at[at] is None:
        at += 1
    return at


def _is_place(sentence: WordSentence, at: int) -> bool:
    if at >= len(sentence.words):
        return False
    atom, token = sentence.atom_at[at], sentence.tokens[at]
    if token.entity == "LOC" or (atom is not None and atom.place is not None):
        return True
    is_defined = sentence.tokens[at - 1].pos == "DET"
    return sentence.words[at].is_capital and token.pos == "PROPN" and (is_defined or token.entity != "PER")
