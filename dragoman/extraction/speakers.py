"""Who speaks: the person, post or body that is the subject of a verb of saying, or is named as a source."""

from collections.abc import Collection, Iterator

from dragoman.extraction.grammar import Grammar
from dragoman.model.annotation import Sentence, Token
from dragoman.model.mention import Form, Mention, MentionKind
from dragoman.text.normalize import fold
from dragoman.vocabulary.references import load_references
from dragoman.vocabulary.reporting import Reporting
from dragoman.vocabulary.triggers import load_triggers

_VERBAL = frozenset(("VERB", "AUX"))
_CLIMBS = ("conj", "xcomp", "advcl", "aux")
_NAME_PARTS = ("appos", "flat", "compound", "nmod")
_SO = "ف"  # written together with the verb after it, and not always parted from it
_REACH = 14  # tokens after a verb within which its inverted subject begins
_PHRASE_REACH = 4  # tokens after the first of a phrase such as « mettre en avant » within which it ends
_BACK_TO_DOCUMENT = 4  # sentences that "the statement" may reach back
_BACK = 2  # sentences that a pronoun may reach back


def can_speak(mention: Mention) -> bool:
    """Say whether a mention can be a speaker: somebody, or a body or state named by more than an adjective."""
    if mention.kind in (MentionKind.PERSON, MentionKind.POST, MentionKind.GROUP):
        return True
    return mention.kind is MentionKind.ACTOR and mention.form not in (Form.ADJECTIVE, Form.COMPOUND, Form.CITY)


class SpeakerFinder:
    """Finds speakers around verbs and sources.

    Args:
        grammar: The page.
        words: The language's reporting words.
        quoted: Tokens between quotation marks; what stands there is said by somebody and does not tell who says it.

    Attributes:
        is_verb_first: Whether the subject usually follows its verb, as in Arabic.
    """

    def __init__(self, grammar: Grammar, words: Reporting, quoted: Collection[int]) -> None:
        self._grammar, self._words, self._quoted = grammar, words, quoted
        self.is_verb_first = load_triggers(grammar.reading.annotated.language).cases.is_verb_first
        references = load_references(grammar.reading.annotated.language)
        self._genders = {
            **dict.fromkeys(references.masculine, "Gender=Masc"), **dict.fromkeys(references.feminine, "Gender=Fem"),
        }  # fmt: skip
        self._one = frozenset(w for w in words.verbs | words.stances | words.relays if " " not in w)
        self._phrases = tuple(w.split() for w in words.verbs | words.stances if " " in w)

    def is_saying(self, index: int) -> bool:
        """Say whether a token is a verb of saying or of taking a stand."""
        token = self._grammar.tokens[index]
        if self._has_clitic(index) and {token.lemma, f"{token.text.casefold()}r"} & self._one:
            return True  # « tranche-t-elle » is a verb, whatever the tagger says
        if token.pos not in _VERBAL:
            return False
        if self.is_verb_first and token.lemma[:1] == _SO and token.lemma[1:] in self._one:
            return True
        return token.lemma in self._one or any(self._is_phrase(index, phrase) for phrase in self._phrases)

    def is_speech(self, index: int) -> bool:
        """Say whether a token is a verb of saying."""
        token = self._grammar.tokens[index]
        lemmas = {token.lemma, f"{token.text.casefold()}r", token.lemma.removeprefix(_SO)}
        return self.is_saying(index) and bool(lemmas & (self._words.verbs | self._words.relays))

    def _is_phrase(self, index: int, phrase: list[str]) -> bool:
        tokens = self._grammar.tokens
        if tokens[index].lemma != phrase[0]:
            return False
        after = [t.text.casefold() for t in tokens[index + 1 : index + 1 + _PHRASE_REACH]]
        return any(after[k : k + len(phrase) - 1] == phrase[1:] for k in range(len(after)))

    def _has_clitic(self, index: int) -> bool:
        after = self._grammar.tokens[index + 1 : index + 2]
        return bool(after) and after[0].text.casefold() in self._words.clitics

    def of_verb(self, verb: int, *, is_after_quote: bool = False) -> Mention | None:
        """Find who is the subject of a verb.

        Args:
            verb: The verb's token.
            is_after_quote: Whether the verb follows what is quoted, so that its subject may follow it.

        Returns:
            The speaker, or None where it is nobody in particular or not known.
        """
        if self._grammar.tokens[verb].lemma in self._words.relays:
            return self._after(verb)
        if self._is_passive(verb):
            return self._agent(verb)
        if is_after_quote and self._clitic(verb) is not None:
            return self._antecedent(self._clitic(verb) or verb)
        if self.is_verb_first:
            return self._verb_first(verb)
        subjects = self._subjects(verb)
        for subject in subjects:
            after = self._after(verb) if is_after_quote and subject > verb else None
            return self.named(subject) or after or self._with_clause(verb, subject)
        return (self._after(verb) if is_after_quote else None) or self._before(verb) or self._unsaid(verb)

    def _verb_first(self, verb: int) -> Mention | None:
        """Find the subject of a verb that stands before it, or goes without saying; one not known is nobody."""
        beside = self._after(verb) or self._before(verb)
        stated = [index for index in self._subjects(verb) if index > verb]
        if beside is not None or stated:
            return beside or self.named(stated[0])
        return self._shared(verb) or self._antecedent(verb)

    def _shared(self, verb: int) -> Mention | None:
        """Find whose verb one without a subject of its own goes on with: «قال X … مضيفا أن», « X الذي قال »."""
        grammar, sentence = self._grammar, self._grammar.sentence(verb)
        for child in grammar.child(verb, "nsubj") if grammar.tokens[verb].dep.startswith("acl") else ():
            noun = next((i for i in range(child - 1, sentence.first, -1) if grammar.tokens[i].pos != "PUNCT"), child)
            named = [m for m in grammar.named_at(noun) if can_speak(m)]
            if named:
                return named[0]
        for subject in self._subjects(verb):
            if subject < verb and (found := self.named(subject)) is not None:
                return found
        for before in range(verb - 1, sentence.first - 1, -1):
            if before not in self._quoted and self.is_speech(before) and before in grammar.ancestors(verb):
                return self._after(before)
        return None

    def has_pronoun(self, verb: int) -> bool:
        """Say whether the subject of a verb is a pronoun for one person, or goes without saying."""
        if self.is_verb_first:
            return self._after(verb) is self._before(verb) is None and not any(i > verb for i in self._subjects(verb))
        if self._clitic(verb) is not None:
            return True
        subjects = [self._grammar.tokens[i] for i in self._subjects(verb)]
        return bool(subjects) and subjects[0].text.casefold() in self._words.pronouns

    def named(self, index: int) -> Mention | None:
        """Find the speaker that a noun or pronoun means."""
        grammar, token = self._grammar, self._grammar.tokens[index]
        word = token.text.casefold().replace("’", "'")
        if word in self._words.nobody:
            return None
        here = [m for m in grammar.named_at(index) if can_speak(m)]
        if here and here[0].person is not None:
            return here[0]
        named = self._beside(index)
        if named is not None or here:
            return named or here[0]
        if token.lemma in self._words.documents:
            return self._author(index)
        return self._antecedent(index) if word in self._words.pronouns else None

    def after_phrase(self, first: int) -> Mention | None:
        """Find who is named right after a phrase such as "according to"."""
        for index in range(first, min(first + _REACH, self._grammar.sentence(first).last)):
            token = self._grammar.tokens[index]
            if index in self._quoted or token.pos in (*_VERBAL, "PRON", "SCONJ"):
                return None
            found = self.named(index) if token.pos in ("NOUN", "PROPN") else self._starting(index)
            if found is not None:
                return found
        return None

    def subject_of(self, sentence: Sentence, last: int) -> Mention | None:
        """Find the first subject of the words of a sentence before a token."""
        for index in range(sentence.first, last):
            if self._grammar.tokens[index].dep == "nsubj" and index not in self._quoted:
                return self.named(index)
        return None

    def _subjects(self, verb: int) -> list[int]:
        """Find the subject of a verb, or of the verb that it shares it with."""
        grammar = self._grammar
        for _ in range(4):
            hangs = (verb, *grammar.child(verb, "aux"))  # a subject may hang on the auxiliary
            found = [c for above in hangs for c in grammar.child(above, "nsubj") if c not in self._quoted]
            token = grammar.tokens[verb]
            if found and token.dep.startswith("acl") and self._is_relative(found[0]):
                return [token.head]
            if found:
                return found
            dep = token.dep.split(":")[0]
            if dep == "acl":
                return [token.head]
            if dep not in _CLIMBS or token.head in self._quoted:
                break
            verb = token.head
        return []

    def _is_relative(self, index: int) -> bool:
        token = self._grammar.tokens[index]
        return "Rel" in token.morph or (self.is_verb_first and token.pos == "PRON")

    def _with_clause(self, verb: int, subject: int) -> Mention | None:
        """Find a speaker that opens the sentence with a clause of its own: « X, qui …, assure que ».

        The object of such a clause is easily taken for the subject of the verb after it.
        """
        grammar, sentence = self._grammar, self._grammar.sentence(verb)
        for mention in grammar.mentions_in(sentence):
            if mention.first - sentence.first > 1 or not can_speak(mention) or mention.last + 1 >= verb:
                continue
            comma, pronoun = grammar.tokens[mention.last : mention.last + 2]
            if comma.text == "," and pronoun.pos == "PRON" and not subject < mention.last:
                return mention
        return None

    def _is_passive(self, verb: int) -> bool:
        grammar, token = self._grammar, self._grammar.tokens[verb]
        full = {grammar.tokens[c].dep for c in grammar.children[verb]}
        labels = {dep.split(":")[0] for dep in full}
        is_past = token.dep.startswith("acl") and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph
        return "expl" not in labels and ("aux:pass" in full or (is_past and not labels & {"aux", "nsubj"}))

    def _agent(self, verb: int) -> Mention | None:
        for child in self._grammar.children[verb]:
            if self._grammar.tokens[child].dep == "obl:agent":
                return self.named(child)
        return None

    def _beside(self, index: int) -> Mention | None:
        """Find a person named in the same breath as a noun: "India coach X", « le sélectionneur X »."""
        for child in self._grammar.children[index]:
            token = self._grammar.tokens[child]
            if token.dep.split(":")[0] not in _NAME_PARTS or self._grammar.case(child) or child in self._quoted:
                continue
            for mention in self._grammar.named_at(child):
                if mention.person is not None:
                    return mention
        return None

    def _clitic(self, verb: int) -> int | None:
        """Find the pronoun that hangs on a verb or on its auxiliary: « a-t-il dit », « tranche-t-elle »."""
        tokens = self._grammar.tokens
        for index in range(max(verb - 3, 0), min(verb + 3, len(tokens))):
            word = tokens[index].text.casefold()
            if word in self._words.clitics and word not in ("-t",):
                return index
        return None

    def _after(self, verb: int) -> Mention | None:
        """Find a speaker named after a verb, with no preposition before it: « a déclaré mardi Mme X »."""
        end = min(verb + _REACH, self._grammar.sentence(verb).last)
        is_apposed = False  # « a déclaré le directeur du centre, M. X »
        for index in range(verb + 1, end):
            token = self._grammar.tokens[index]
            found = self._starting(index)
            if found is None and token.lemma in self._words.documents:
                return self._author(index)
            if found is not None and not self._follows_preposition(index):
                return found if not is_apposed or found.person is not None else None
            if token.text == "," and not is_apposed and index > verb + 2:
                is_apposed = True
            elif index in self._quoted or token.pos in ("PUNCT", "SCONJ", "CCONJ", *_VERBAL):
                return None
        return None

    def _before(self, verb: int) -> Mention | None:
        """Find a speaker named right before a verb: "the minister, X, also said"."""
        for index in range(verb - 1, self._grammar.sentence(verb).first - 1, -1):
            token = self._grammar.tokens[index]
            for mention in self._grammar.named_at(index):
                if index not in self._quoted and can_speak(mention):
                    return None if self._follows_preposition(mention.first) else mention
            if token.pos not in ("AUX", "ADV", "PRON", "PUNCT") or index in self._quoted:
                return None
        return None

    def _unsaid(self, verb: int) -> Mention | None:
        """Give whom the ending of a verb stands for, where it goes without its subject: « declaró »."""
        return next((m for m in self._grammar.named_at(verb) if m.form is Form.REFERENCE), None)

    def _starting(self, index: int) -> Mention | None:
        found = [m for m in self._grammar.named_at(index) if m.first == index and can_speak(m)]
        return found[0] if found else None

    def _follows_preposition(self, index: int) -> bool:
        tokens = self._grammar.tokens
        index -= 1
        while index > 0 and tokens[index].pos in ("DET", "ADJ", "NUM"):
            index -= 1
        return index >= 0 and tokens[index].pos == "ADP"

    def _antecedent(self, index: int) -> Mention | None:
        """Find whom a pronoun means that is not linked: the subject, or the only person, of the words before it."""
        number = self._grammar.sentence(index).index
        sentences = self._grammar.reading.annotated.sentences
        for sentence in reversed(sentences[max(number - _BACK, 0) : number + 1]):
            subjects = list(self._subjects_in(sentence, index))
            people = {m.person.id: m for m in self._grammar.mentions_in(sentence) if m.person and m.last <= index}
            subjects = [m for m in subjects if self._may_mean(index, m)]
            people = {label: m for label, m in people.items() if self._may_mean(index, m)}
            if subjects:
                return next((m for m in subjects if m.person is not None), subjects[0])
            if len(people) == 1:
                return next(iter(people.values()))
        return None

    def _may_mean(self, index: int, mention: Mention) -> bool:
        """Say whether the gender of a pronoun goes with the words of a mention: « la ministre, X » is no « il »."""
        tokens = self._grammar.tokens
        said = tokens[index].text.casefold().rpartition("-")[2]
        wanted = self._genders.get(said)
        words = (t for t in tokens[max(0, mention.first - 1) : mention.last] if t.pos in ("DET", "NOUN", "ADJ"))
        shown = {sign for word in words for sign in word.morph.split("|") if sign.startswith("Gender=")}
        return wanted is None or not shown or wanted in shown

    def _subjects_in(self, sentence: Sentence, before: int) -> Iterator[Mention]:
        for mention in self._grammar.mentions_in(sentence):
            tokens = self._grammar.tokens[mention.first : mention.last]
            is_subject = any(t.dep.startswith("nsubj") and not mention.first <= t.head < mention.last for t in tokens)
            if mention.last <= before and is_subject and can_speak(mention) and mention.first not in self._quoted:
                yield mention

    def _author(self, index: int) -> Mention | None:
        """Find whose a document is: the owner named with it, or whoever issued it in the sentence before."""
        owner = self._owner(index)
        number = self._grammar.sentence(index).index
        annotated = self._grammar.reading.annotated
        for above in reversed(annotated.sentences[max(number - _BACK_TO_DOCUMENT, 0) : number]):
            if owner is not None:
                break
            for token in annotated.tokens_of(above):
                if self._is_document(token):
                    owner = self._owner(token.index)
                    break
        return owner

    def _is_document(self, token: Token) -> bool:
        return token.lemma in self._words.documents or fold(token.text) in self._words.documents

    def _owner(self, index: int) -> Mention | None:
        grammar = self._grammar
        for below in grammar.subtree(index, clauses=True):
            if below == index or below in self._quoted:
                continue
            for mention in grammar.named_at(below):
                if mention.actor is not None and mention.form is not Form.REFERENCE:
                    return mention
        return None
