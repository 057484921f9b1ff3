"""Names of the vocabulary, found in a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.linking.chunks import Atom
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType, Framework, Place
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import Actors, FormRole, State, StateKind
from dragoman.vocabulary.actors import Form as NameForm
from dragoman.vocabulary.frameworks import Frameworks, KnownFramework

_FORMS = {
    FormRole.NAME: Form.NAME,
    FormRole.ACRONYM: Form.NAME,
    FormRole.DEMONYM: Form.ADJECTIVE,
    FormRole.ADJECTIVE: Form.ADJECTIVE,
    FormRole.CAPITAL: Form.CAPITAL,
    FormRole.SEAT: Form.SEAT,
    FormRole.EPITHET: Form.EPITHET,
    FormRole.COMPOUND: Form.COMPOUND,
    FormRole.CITY: Form.CITY,
}
# Where one form may be read in several ways, the reading that says most comes first.
_ORDER = tuple(FormRole)
_PROPER = frozenset((Form.NAME, Form.CAPITAL, Form.CITY, Form.SEAT, Form.EPITHET))


@dataclass(frozen=True, slots=True)
class _Known:
    text: str
    exact: bool
    form: Form
    order: int
    actor_id: str
    label: str
    framework: KnownFramework | None = None


class Gazetteer:
    """Finds the names of states, organisations, bodies, cities and frameworks.

    Args:
        actors: The vocabulary's actors.
        frameworks: The vocabulary's frameworks.
        language: ISO 639-1 code of the text.
    """

    def __init__(self, actors: Actors, frameworks: Frameworks, language: str) -> None:
        self._actors = actors
        known = [*map(_known_form, actors.forms(language)), *_framework_forms(frameworks, language)]
        known.sort(key=lambda k: (len(k.text.split()) * -1, k.framework is None, k.order))
        self._index = PhraseIndex((k.text, k) for k in known)

    def find(self, sentence: WordSentence, named: Iterable[str] = ()) -> list[Atom]:
        """Find the names in a sentence, the longest first; they do not overlap.

        Args:
            sentence: Where to look.
            named: Ids of the actors that the page names in full, which epithets may stand for.
        """
        named = frozenset(named)
        atoms: list[Atom] = []
        index = 0
        while index < len(sentence.words):
            atom = self._at(sentence, index, named)
            if atom is not None:
                atoms.append(atom)
            index = index + 1 if atom is None else atom.last
        return atoms

    def _at(self, sentence: WordSentence, index: int, named: frozenset[str]) -> Atom | None:
        for end, known in self._index.at(sentence.words, index):
            if _is_written_so(sentence, index, end, known) and (known.form is not Form.EPITHET or known.actor_id in named):
                return self._atom(sentence, index, end, known)
        return None

    def _atom(self, sentence: WordSentence, first: int, last: int, known: _Known) -> Atom:
        text = sentence.said(first, last)
        if known.framework is not None:
            framework = Framework(f"framework:{known.framework.id}", known.framework.label, text)
            return Atom(first, last, Form.NAME, framework=framework)
        actor = self._actor(known.actor_id, text)
        is_place_only = known.form is Form.CITY
        place = self._place(known)
        return Atom(first, last, known.form, actor=None if is_place_only else actor, place=place)

    def _actor(self, actor_id: str, text: str) -> Actor | None:
        return actor_of(self._actors, actor_id, text)

    def _place(self, known: _Known) -> Place | None:
        if not known.actor_id.startswith("state:") or known.form in (Form.ADJECTIVE, Form.COMPOUND, Form.SEAT):
            return None
        return Place(known.label, known.actor_id.removeprefix("state:"))


def actor_of(actors: Actors, actor_id: str, text: str) -> Actor | None:
    """Build the noun for an actor of the vocabulary; None for a territory that is a place only.

    Args:
        actors: The vocabulary.
        actor_id: Such as ``state:MAR``.
        text: The words of the page.
    """
    found = actors.find(actor_id)
    if isinstance(found, State):
        if found.kind is StateKind.TERRITORY:
            return None
        return Actor(found.id, found.label, ActorType.STATE, found.code, found.code, text)
    kind = ActorType.BODY if actor_id.startswith("body:") else ActorType.ORGANIZATION
    country = getattr(found, "country", None)
    return Actor(found.id, found.label, kind, found.party, country, text)


def _known_form(form: NameForm) -> _Known:
    return _Known(form.text, form.exact, _FORMS[form.role], _ORDER.index(form.role), form.actor_id, form.label)


def _framework_forms(frameworks: Frameworks, language: str) -> Iterator[_Known]:
    for framework in frameworks.values():
        names = framework.names.get(language, ())
        for text in dict.fromkeys((*names, *framework.exact)):
            exact = text in framework.exact
            yield _Known(text, exact, Form.NAME, 0, "", framework.label, framework)


def _is_written_so(sentence: WordSentence, first: int, last: int, known: _Known) -> bool:
    """Say whether the words are written as the name asks: with the same case, or at least a capital for a proper name."""
    said = sentence.said(first, last)
    if known.form is Form.COMPOUND:
        return sentence.gap(last) in ("-", "‑")
    if known.exact:
        return said == known.text and not _abbreviates_other(sentence, first, last)
    if known.framework is not None:
        return True
    if known.form in _PROPER:
        return any(word.is_capital for word in sentence.words[first:last])
    return True


def _abbreviates_other(sentence: WordSentence, first: int, last: int) -> bool:
    """Say whether an acronym in brackets stands for the capitalised words before it: "Maghreb Arab Press (MAP)"."""
    if last - first > 1 or "(" not in sentence.gap(first) or ")" not in sentence.gap(last):
        return False
    initials = [word.text[0] for word in sentence.words[max(0, first - len(sentence.words[first].text)) : first]]
    return "".join(initials) == sentence.words[first].text
