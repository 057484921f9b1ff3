"""Names of the vocabulary, found in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.linking.chunks import Atom
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType, Framework, Place
from dragoman.model.mention import Form
from dragoman.text.arabic import has_article
from dragoman.text.words import PhraseIndex, cut_words
from dragoman.vocabulary.actors import Actors
from dragoman.vocabulary.forms import Form as NameForm
from dragoman.vocabulary.forms import FormRole
from dragoman.vocabulary.frameworks import Frameworks, KnownFramework
from dragoman.vocabulary.parties import State, StateKind

_FIRM_HYPHEN = "‑"  # where no line may break: « G‑7 »
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
_NOMINAL = frozenset(("PROPN", "NOUN", "X"))
_QUOTED = ("", '"', "“", "«", "'", "‘")  # what may stand before the name of an exercise
_JOINED = (" ", "-", "‑")  # and before its number
_FEW = 3  # a framework of more parties is not one between them
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


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence may lean on, for names that say too little by themselves.

    Attributes:
        page: Ids of the actors that the page names in full.
        near: Ids of those that the sentence and its neighbours name.
        home: Id of the state it is set in, or None.
    """

    page: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    home: str | None = None


_NO_CONTEXT = Context()


class Gazetteer:
    """Finds the names of states, organisations, bodies, cities and frameworks.

    Args:
        actors: The vocabulary's actors.
        frameworks: The vocabulary's frameworks.
        language: ISO 639-1 code of the text.
        drills: Nouns that the name of an exercise or an operation follows, in lower case.
    """

    def __init__(
        self, actors: Actors, frameworks: Frameworks, language: str, drills: frozenset[str] = frozenset()
    ) -> None:
        self._actors, self._drills = actors, drills
        known = [*map(_known_form, actors.forms(language)), *_framework_forms(frameworks, language)]
        known.sort(key=lambda k: (len(k.text.split()) * -1, k.framework is None, k.order))
        self._index = PhraseIndex((k.text, k) for k in known)

    def find(self, sentence: WordSentence, context: Context = _NO_CONTEXT) -> list[Atom]:
        """Find the names in a sentence, the longest first; they do not overlap.

        Args:
            sentence: Where to look.
            context: Whom the page names, which epithets may stand for and frameworks belong to.
        """
        atoms: list[Atom] = []
        index = 0
        while index < len(sentence.words):
            before = atoms[-1] if atoms and atoms[-1].last == index else None
            atom = None if _abbreviates_other(sentence, index, before) else self._at(sentence, index, context, before)
            if atom is not None:
                atoms.append(atom)
            index = index + 1 if atom is None else atom.last
        return atoms

    def _at(self, sentence: WordSentence, index: int, context: Context, before: Atom | None) -> Atom | None:
        epithets: dict[int, list[_Known]] = {}
        for end, known in self._index.at(sentence.words, index):
            if any(longer > end for longer in epithets):
                break
            if not _is_written_so(sentence, index, end, known) or self._names_drill(sentence, index, end, known):
                continue
            if known.form is Form.EPITHET:
                is_other = before is not None and _is_of_another(sentence, before, known)
                if is_other or self._hides_name(sentence, index, end):
                    continue
                epithets.setdefault(end, []).append(known)
            elif known.framework is None or _is_owned(known, sentence.said(index, end), context):
                return self._atom(sentence, index, end, known)
        for end, readings in epithets.items():
            pick = _pick(readings, context)
            if pick is not None:
                return self._atom(sentence, index, end, pick)
        return None

    def _names_drill(self, sentence: WordSentence, first: int, last: int, known: _Known) -> bool:
        """Say whether a town's name is that of an exercise: "Exercise Milan", "MILAN 2022"."""
        if known.form not in (Form.CITY, Form.CAPITAL):
            return False
        if first > 0 and sentence.words[first - 1].text.casefold() in self._drills:
            return sentence.gap(first).strip() in _QUOTED
        is_numbered = (
            last < len(sentence.words) and sentence.words[last].text.isdigit() and sentence.gap(last) in _JOINED
        )
        return is_numbered and sentence.said(first, last).isupper()

    def _hides_name(self, sentence: WordSentence, first: int, last: int) -> bool:
        """Say whether a name begins inside an epithet and goes on after it: « l'Union » of « l'Union européenne »."""
        return any(
            end > last and known.form is not Form.EPITHET and _is_written_so(sentence, start, end, known)
            for start in range(first + 1, last)
            for end, known in self._index.at(sentence.words, start)
        )

    def _atom(self, sentence: WordSentence, first: int, last: int, known: _Known) -> Atom:
        text = sentence.said(first, last)
        if known.framework is not None:
            return self._framework(first, last, known.framework, text)
        actor = self._actor(known.actor_id, text)
        is_place_only = known.form is Form.CITY
        place = self._place(known)
        return Atom(first, last, known.form, actor=None if is_place_only else actor, place=place)

    def _framework(self, first: int, last: int, known: KnownFramework, text: str) -> Atom:
        owner = None if known.owner is None else party_of(self._actors, known.owner, text)
        parties = known.parties if 2 <= len(known.parties) <= _FEW else ()
        members = tuple(
            actor for actor in (party_of(self._actors, party, text) for party in parties) if actor is not None
        )
        framework = Framework(f"framework:{known.id}", known.label, text)
        return Atom(
            first, last, Form.NAME, framework=framework, owner=owner, members=members, sits=known.is_body
        )  # fmt: skip

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


def named_in(sentence: WordSentence) -> frozenset[str]:
    """Give the ids of the actors that the atoms of a sentence name, those that frameworks belong to among them."""
    actors = (a for atom in sentence.atoms for a in (atom.actor, atom.owner, *atom.members) if a is not None)
    return frozenset(actor.id for actor in actors)


def _pick(readings: Sequence[_Known], context: Context) -> _Known | None:
    """Choose whom an epithet stands for: the one that the page names; of several, the one it is set in, else none."""
    fit = [known for known in readings if {known.actor_id, _owner_id(known.actor_id)} & context.page]
    at_home = [known for known in fit if context.home in (known.actor_id, _owner_id(known.actor_id))]
    if len({known.actor_id for known in fit}) == 1:
        return fit[0]
    return at_home[0] if len({known.actor_id for known in at_home}) == 1 else None


def _owner_id(actor_id: str) -> str:
    """Give the id of the owner of a body: ``state:MAR`` of ``body:MAR/…``."""
    kind, _, key = actor_id.partition(":")
    slug = key.partition("/")[0]
    return actor_id if kind != "body" else f"state:{slug}" if slug.isupper() else f"org:{slug}"


def _is_of_another(sentence: WordSentence, before: Atom, known: _Known) -> bool:
    """Say whether a state named right before an epithet is not the one it stands for: "United States Senate"."""
    if before.actor is None or before.actor.type is not ActorType.STATE or sentence.gap(before.last) != " ":
        return False
    return before.actor.id not in (known.actor_id, _owner_id(known.actor_id))


def _is_owned(known: _Known, said: str, context: Context) -> bool:
    """Say whether a framework whose name says too little has its owner or a party named near by."""
    framework = known.framework
    if framework is None or not (framework.needs_owner or (framework.acronym_needs_owner and said in framework.exact)):
        return True
    keys = (*framework.parties, *(() if framework.owner is None else (framework.owner,)))
    return any(f"state:{key}" in context.near or f"org:{key}" in context.near for key in keys)


def party_of(actors: Actors, key: str, text: str) -> Actor | None:
    """Build the noun for a state (alpha-3) or an organisation (slug); None where the vocabulary lacks it."""
    if key in actors.states:
        return actor_of(actors, f"state:{key}", text)
    return actor_of(actors, f"org:{key}", text) if key in actors.organizations else None


def _known_form(form: NameForm) -> _Known:
    return _Known(form.text, form.exact, _FORMS[form.role], _ORDER.index(form.role), form.actor_id, form.label)


def _framework_forms(frameworks: Frameworks, language: str) -> Iterator[_Known]:
    for framework in frameworks.values():
        names = framework.names.get(language, ())
        for text in dict.fromkeys((*names, *framework.exact)):
            exact = text in framework.exact
            yield _Known(text, exact, Form.NAME, 0, "", framework.label, framework)


def _is_written_so(sentence: WordSentence, first: int, last: int, known: _Known) -> bool:
    """Say whether words are written as the name asks: with the same case, or at least a capital for a proper name."""
    said = sentence.said(first, last).replace(_FIRM_HYPHEN, "-")
    if known.form is Form.COMPOUND:
        return sentence.gap(last) in ("-", _FIRM_HYPHEN)
    if known.exact:
        is_shouted = said.isupper() and known.text.istitle() and said == known.text.upper()  # "DOHA:"
        return said == known.text.rstrip(".") or is_shouted
    if known.framework is not None:
        return True
    if known.form in _PROPER and last - first == 1 and not _may_be_name(sentence, first):
        return False
    if known.form in _PROPER and sentence.words[first].has_article != has_article(known.text.split()[0]):
        return False  # «السيول», floods, are not «سيول», Seoul
    if known.form is Form.EPITHET:
        return _has_its_capitals(sentence, first, known.text)
    if known.form in _PROPER:
        return any(word.is_capital or not word.has_case for word in sentence.words[first:last])
    return True


def _may_be_name(sentence: WordSentence, index: int) -> bool:
    """Say whether a word of a script without capitals may be a name by its part of speech: not «دعم مالي»."""
    return sentence.words[index].has_case or sentence.tokens[index].pos in _NOMINAL


def _has_its_capitals(sentence: WordSentence, first: int, name: str) -> bool:
    """Say whether words have a capital where the name has one: « la Commission » is not « La commission du Sénat »."""
    pairs = zip(cut_words(name, 0, len(name)), sentence.words[first:], strict=False)
    return all(said.is_capital or not word.is_capital for word, said in pairs)


def _abbreviates_other(sentence: WordSentence, index: int, before: Atom | None) -> bool:
    """Say whether an acronym in brackets stands for capitalised words before it that name nobody known.

    "Maghreb Arab Press (MAP)" names no map; "North Atlantic Treaty Organization (NATO)" names NATO twice.
    """
    if before is not None or "(" not in sentence.gap(index) or ")" not in sentence.gap(index + 1):
        return False
    acronym = sentence.words[index].text
    initials = [word.text[0] for word in sentence.words[max(0, index - len(acronym)) : index]]
    return "".join(initials) == acronym
