"""For whom each person acts, by all that the page tells: owners of posts, possessives, delegations, setting."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from dragoman.linking.affiliations import Affiliator
from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.counterparts import settle_counterparts
from dragoman.linking.known_officials import KnownOfficials
from dragoman.linking.lexicon import Lexicon
from dragoman.linking.offices import is_national
from dragoman.linking.people import KnownPerson, People
from dragoman.linking.scenes import Scene
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Complement, Level

_AT_MISSIONS = frozenset((Level.AMBASSADOR, Level.DIPLOMAT))
_SINGLE = frozenset((Level.HEAD_OF_STATE, Level.HEAD_OF_GOVERNMENT))  # a state has one of each
_NAMING = frozenset((Form.NAME, Form.CAPITAL, Form.SEAT, Form.EPITHET))
_BESIDE = 3  # words between a post and a name that is its holder's: « la ministre tanzanienne, toujours Mme X »
_LONGEST_TIE = 6  # words between a delegation and who leads it


class Settler:
    """Settles the owners of posts and the actors of persons, the surest reasons first.

    Args:
        people: The persons of the page.
        words: The language's: those that tie names to one another, and "of", which ties a spokesman to his minister.
        implied: Gives the actor of an id that a post implies, if the page names it.
        officials: Finds whom the vocabulary knows.
    """

    def __init__(
        self, people: People, words: Lexicon, implied: Callable[[str], Actor | None], officials: KnownOfficials
    ) -> None:
        self._people, self._links, self._implied = people, words.phrases.links, implied
        self._officials, self._affiliator = officials, Affiliator(people, words)
        self._possessives = words.references.possessives
        self._leads, self._heads = words.leads, words.heads

    def settle(self, scenes: Sequence[Scene]) -> None:
        """Give each person an actor where the page tells it."""
        for scene in scenes:
            for post in scene.posts:
                if post.owner is None and post.head is not None and post.head.implies is not None:
                    actor = self._implied(post.head.implies)
                    if actor is not None:
                        post.own(actor)
        _from_earlier_posts(scenes)
        self._officials.settle_sure(self._people)
        self._from_owners(scenes)
        self._from_delegations(scenes)
        self._affiliator.from_representing(scenes)
        self._officials.settle_rest(self._people)
        for _ in range(2):  # a minister's spokesman may speak before the minister
            self._from_possessives(scenes)
            self._from_owners(scenes)
            self._from_references(scenes)
            self._affiliator.from_descriptions(scenes)
            self._affiliator.from_counterparts(scenes)
            self._from_setting(scenes)
        self._from_organisation(scenes)
        self._from_owners(scenes, with_former=True)
        self._affiliator.from_peers(scenes)
        settle_counterparts(scenes, self._people)

    def _from_organisation(self, scenes: Sequence[Scene]) -> None:
        """Give "Secretary-General X", and his envoy, to the organisation that a page is about, where one stands out."""
        actors = [atom.actor for scene in scenes for atom in scene.sentence.atoms if atom.actor is not None]
        counts = Counter(actor.party for actor in actors if actor.type is ActorType.ORGANIZATION)
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
            return
        leading = next(actor for actor in actors if actor.party == ranked[0][0])
        for name in (name for scene in scenes for name in scene.names):
            person = self._people.known(name)
            if person is not None and person.actor is None and _serves_organisation(person):
                person.actor = leading

    def _from_owners(self, scenes: Sequence[Scene], *, with_former: bool = False) -> None:
        """Give persons to the owners of their posts; those of former posts only where nothing else tells more."""
        for scene in scenes:
            for name in scene.names:
                person = self._people.known(name)
                if person is not None and person.actor is None:
                    posts = [post for post in name.posts if with_former or not post.is_former]
                    person.actor = next((post.owner for post in posts if post.owner is not None), name.owner)

    def _from_delegations(self, scenes: Sequence[Scene]) -> None:
        """« La délégation marocaine était conduite par X » : X is Morocco's."""
        for scene in scenes:
            groups = [post for post in scene.posts if post.group is not None and post.group.collective and post.owner]
            for name in scene.names:
                person = self._people.known(name)
                if person is None or person.actor is not None or any(post.owner for post in name.posts):
                    continue
                led = next((group for group in groups if self._is_tied(scene, group, name)), None)
                if led is not None:
                    person.actor = led.owner

    def _is_tied(self, scene: Scene, group: PostChunk, name: NameChunk) -> bool:
        first = min([name.first, *(post.first for post in name.posts)])
        last = max([name.last, *(post.last for post in name.posts)])
        if group.last <= first:
            return self._has(scene.sentence, self._leads, group.last, first)
        return last <= group.first and self._has(scene.sentence, self._heads, last, group.first)

    def _has(self, sentence: WordSentence, ties: PhraseIndex[bool], left: int, right: int) -> bool:
        """Say whether one of some phrases, but no other name, stands between two pieces."""
        if right - left > _LONGEST_TIE or any(atom.first >= left and atom.last <= right for atom in sentence.atoms):
            return False
        for index in range(left, right):
            if ties.longest(sentence.words, index) is not None:
                return True
            if sentence.tokens[index].pos == "VERB":
                break  # « la délégation a été reçue par X »: by whom it was received, not led
        return False

    def _from_possessives(self, scenes: Sequence[Scene]) -> None:
        subject: Actor | None = None
        for scene in scenes:
            for post in scene.posts:
                if post.owner is None and (owner := self._possessor(scene, post, subject)) is not None:
                    post.own(owner)
            end = len(scene.sentence.words)
            subject = next((actor for is_subject, _, actor in self._holders(scene, end) if is_subject), None)

    def _possessor(self, scene: Scene, post: PostChunk, subject: Actor | None) -> Actor | None:
        """Find whose post it is in "its Vice-President", "X's spokesman", « le porte-parole de X »."""
        for name in scene.names:
            person = self._people.known(name)
            if person is None or person.actor is None:
                continue
            is_genitive = scene.sentence.is_possessive(name.last) and post.first == name.last + 1
            if is_genitive or self._is_of(scene.sentence, post, name):
                return person.actor
        served = next((other for other in scene.posts if self._is_under(scene.sentence, post, other)), None)
        if served is not None and served.owner is not None:
            return served.owner
        if not self._is_possessive(scene.sentence, post) or post.is_counterpart or post.head is None:
            return None
        held = [name for name in scene.names if post in name.posts]
        before = self._holders(scene, post.first, held)
        if post.level is Level.ORGANISATION_HEAD:  # no minister has a secretary-general: the nearest organisation has
            return next((actor for actor in _near(scene, post.first) if actor.type is not ActorType.STATE), None)
        if before:
            return before[0][2]
        nouns = [i for i in range(post.first) if scene.sentence.tokens[i].pos in ("NOUN", "PROPN")]
        is_another = any(_is_subject(scene.sentence, index, index + 1) for index in nouns)  # of this sentence, unknown
        return None if is_another else subject

    def _is_possessive(self, sentence: WordSentence, post: PostChunk) -> bool:
        """Say whether a post is "its", or of what is: « la porte-parole de sa diplomatie »."""
        inside = sentence.words[post.first + 1 : post.last]
        return post.possessive or any(word.folded in self._possessives for word in inside)

    def _is_under(self, sentence: WordSentence, post: PostChunk, other: PostChunk) -> bool:
        """Say whether a post serves another's holder: "special representative of its Secretary General"."""
        is_near = post.head is not None and post.last < other.first <= post.last + 2
        return is_near and any(Complement.POST in link.opens for _, link in self._links.at(sentence.words, post.last))

    def _is_of(self, sentence: WordSentence, post: PostChunk, name: NameChunk) -> bool:
        first = min([name.first, *(each.first for each in name.posts if not each.is_shared)])
        if post in name.posts or not post.last < first < post.last + 3:
            return False
        return any(
            end == first and Complement.POST in link.opens for end, link in self._links.at(sentence.words, post.last)
        )

    def _holders(self, scene: Scene, end: int, without: Sequence[NameChunk] = ()) -> list[tuple[bool, int, Actor]]:
        """Give whose something may be by what stands before a word: subjects first, then the nearest."""
        found: list[tuple[bool, int, Actor]] = []
        for atom in scene.sentence.atoms:
            if atom.last <= end and atom.actor is not None and atom.form in _NAMING:
                found.append((_is_subject(scene.sentence, atom.first, atom.last), atom.first, atom.actor))
        for name in scene.names:
            person = self._people.known(name)
            if name.last <= end and name not in without and person is not None and person.actor is not None:
                found.append((_is_subject(scene.sentence, name.first, name.last), name.first, person.actor))
        return sorted(found, key=lambda each: (each[0], each[1]), reverse=True)

    def _from_references(self, scenes: Sequence[Scene]) -> None:
        """Give "Defence Minister X" to India where the page goes on with "the Indian defence minister".

        Only if nobody else can be meant: no other actorless person in such a post, nobody known of that party in it.
        """
        for scene in scenes:
            claimed = {id(post) for name in scene.names for post in name.posts}
            for post in scene.posts:
                if id(post) in claimed or post.owner is None or not _is_definite(post):
                    continue
                fit = [person for person in self._people if any(_is_same_sort(each, post) for each in person.posts)]
                known = [person for person in fit if _is_of_party(person.actor, post.owner)]
                known += [person for person in self._people if _is_counterpart_of(person, post.owner)]
                apart = [name for name in scene.names if not 0 <= name.first - post.last < _BESIDE]
                here = [self._people.known(name) for name in apart]  # who is named is not told by her post too
                free = [p for p in fit if p.actor is None and p.may_be(post.gender) and p not in here]
                if not known and len(free) == 1:
                    free[0].actor = post.owner

    def _from_setting(self, scenes: Sequence[Scene]) -> None:
        """Give ministers without an owner to the state of the setting, unless the sentence says they are foreign to it.

        In "Prime Minister X and his Japanese host", X is not Japan's; and of two presidents one at most is at home.
        """
        rivals = self._rivals(scenes) | set(self._guests(scenes))
        for before, scene in pairwise([None, *scenes]):
            told_of = None if scene is None or scene.is_dated or scene.is_own else _state_told_of(before, scene)
            home = told_of or (None if scene is None else scene.home)
            if scene is None or home is None or self._is_foreign(scene, home):
                continue
            for name in scene.names:
                person = self._people.known(name)
                if person is None or person.actor is not None or person.id in rivals:
                    continue
                if _is_at_home(scene, name) and not self._is_held(scene, person, home):
                    person.actor = self._local(scene, name) or home

    def _is_held(self, scene: Scene, person: KnownPerson, home: Actor) -> bool:
        """Say whether a sentence names another who holds the post for a state: "minister X met minister Y of Z"."""
        named = [self._people.known(name) for name in scene.names]
        others = [p for p in named if p is not None and p.id != person.id and _is_of_party(p.actor, home)]
        own = [post for name in scene.names if self._people.known(name) is person for post in name.posts]
        said = [post for post in scene.posts if post not in own and post.head is not None and not post.is_plural]
        held = [post for other in others for post in other.fullest]
        held += [post for post in said if _is_of_party(post.owner, home)]
        return any(_is_same_sort(a, b) or _is_same_sort(b, a) for a in person.posts for b in held)

    def _local(self, scene: Scene, name: NameChunk) -> Actor | None:
        """Give the state of the place that opens a sentence, to whoever is met there: "In Riga, she met minister X"."""
        first = scene.sentence.atoms[0] if scene.sentence.atoms else None
        if not scene.is_own or first is None or first.form is not Form.CAPITAL or first.first != 1:
            return None
        start = min([name.first, *(post.first for post in name.posts)])
        subjects = [i for i, token in enumerate(scene.sentence.tokens) if token.dep.startswith("nsubj")]
        met = any(i < start for i in subjects) or any(post.last < start for post in scene.posts)
        return first.actor if met else None

    def _guests(self, scenes: Sequence[Scene]) -> Iterator[str]:
        """Give the ids of people who are said to come to the state of the setting: "the visit of X to India"."""
        for scene in scenes:
            sentence = scene.sentence
            for name in scene.names:
                person, at = self._people.known(name), name.last
                if person is None or scene.home is None or at + 1 >= len(sentence.words):
                    continue
                atom = sentence.atom_at[at + 1]
                is_bound = sentence.tokens[at].pos == "ADP" and self._links.longest(sentence.words, at) is None
                if is_bound and atom is not None and atom.first == at + 1 and _is_of_party(atom.actor, scene.home):
                    yield person.id

    def _rivals(self, scenes: Sequence[Scene]) -> set[str]:
        """Give the ids of people of no known actor who share a post that a state has but once."""
        holders: dict[tuple[str | None, str | None], set[str]] = {}
        for scene in scenes:
            for name in scene.names:
                person = self._people.known(name)
                if person is None or person.actor is not None:
                    continue
                for post in name.posts:
                    is_ruler = post.is_bare or post.is_national  # « le président du Sénat » rules no state
                    if post.level in _SINGLE and post.head is not None and is_ruler and not post.is_former:
                        holders.setdefault(
                            (scene.home.id if scene.home is not None else None, post.head.id), set()
                        ).add(person.id)
        return {person for people in holders.values() if len(people) > 1 for person in people}

    def _is_foreign(self, scene: Scene, home: Actor) -> bool:
        """Say whether somebody in a sentence has a counterpart, host or guest of the state of the setting.

        Not where that is said of a foreigner: « un pli du président nigérian à son homologue camerounais ».
        """
        words = scene.sentence.words
        starts = [post.first for post in scene.posts if post.is_counterpart and _is_of_party(post.owner, home)]
        for atom in scene.sentence.atoms:
            before = words[max(0, atom.first - 2) : atom.first]
            if atom.form is Form.ADJECTIVE and any(word.folded in self._possessives for word in before):
                starts.extend([atom.first] if _is_of_party(atom.actor, home) else [])
        foreign = [post.first for post in scene.posts if post.owner is not None and not _is_of_party(post.owner, home)]
        return bool(starts) and not any(first < start for first in foreign for start in starts)


def _serves_organisation(person: KnownPerson) -> bool:
    """Say whether somebody is at the head of an organisation, or the envoy of who is."""
    levels = {level for post in person.posts for level in (post.level, post.under)}
    return Level.ORGANISATION_HEAD in levels


def _state_told_of(before: Scene | None, scene: Scene) -> Actor | None:
    """Give the one state that a sentence, or else the one before, has for a subject: "Fiji will …, said X"."""
    for each in (scene, before):
        found = {} if each is None else {actor.party: actor for actor in _state_subjects(each)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _state_subjects(scene: Scene) -> Iterator[Actor]:
    for atom in scene.sentence.atoms:
        actor = atom.actor
        if actor is None or actor.country is None or atom.form not in (*_NAMING, Form.PATTERN):
            continue
        if actor.party == actor.country and _is_subject(scene.sentence, atom.first, atom.last):
            yield actor


def _is_of_party(actor: Actor | None, home: Actor) -> bool:
    return actor is not None and actor.party == home.party


def _is_counterpart_of(person: KnownPerson, owner: Actor) -> bool:
    """Say whether somebody is called a counterpart, of a party: what post she is in is told of another."""
    return any(post.is_counterpart and _is_of_party(post.owner, owner) for post in person.posts)


def _is_definite(post: PostChunk) -> bool:
    """Say whether a post means one person who is at hand: "the Indian defence minister", « el ministro español »."""
    tells = post.portfolio is not None or post.level is Level.MINISTER
    return post.head is not None and tells and post.is_definite and not post.is_plural


def _is_same_sort(post: PostChunk, other: PostChunk) -> bool:
    """Say whether two posts are of one level and portfolio: "foreign minister" and "chief diplomat".

    A minister may come back without the portfolio.
    """
    return post.level is other.level and other.portfolio in (None, post.portfolio) and not post.is_former


def _is_at_home(scene: Scene, name: NameChunk) -> bool:
    """Say whether somebody is in a post of the state of the setting; a mere rank counts only under a dateline."""
    posts = [post for post in name.posts if not post.is_former and not post.is_shared]
    if scene.is_abroad:
        return any(post.level in _AT_MISSIONS for post in posts)
    return any(
        (scene.is_own and post.level is Level.AMBASSADOR)
        or (is_national(post) and (scene.is_dated or scene.is_own or post.rank is None))
        for post in posts
    )


def _from_earlier_posts(scenes: Sequence[Scene]) -> None:
    """Give « l'ambassadeur, X » the owner of « l'ambassadeur de Russie » who stands without a name before."""
    owners: dict[str, Actor] = {}
    for scene in scenes:
        claimed = {id(post) for name in scene.names for post in name.posts}
        for post in scene.posts:
            if post.head is None or post.is_plural:
                continue
            if id(post) in claimed and post.is_bare and post.determined and post.owner is None:
                post.owner = owners.pop(post.head.id, None)
            elif id(post) not in claimed and post.owner is not None:
                owners[post.head.id] = post.owner


def _near(scene: Scene, end: int) -> Iterator[Actor]:
    """Give the actors that a sentence names before a word, the nearest first."""
    for atom in reversed(scene.sentence.atoms):
        if atom.last <= end and atom.actor is not None:
            yield atom.actor


def _is_subject(sentence: WordSentence, first: int, last: int) -> bool:
    return any(sentence.tokens[index].dep.startswith("nsubj") for index in range(first, last))


def implied_among(actors: Sequence[Actor]) -> Callable[[str], Actor | None]:
    """Build the look-up of actors that posts imply, by alpha-3 code or slug.

    Only what the page names is implied, and of organisations only the one that it names most: a special
    representative of "the Secretary-General" need not be the United Nations'.
    """
    counts = Counter(actor.id for actor in actors if actor.type is ActorType.ORGANIZATION)
    most = {actor_id for actor_id, count in counts.items() if count == max(counts.values())}
    return {a.id.partition(":")[2]: a for a in actors if a.type is ActorType.STATE or a.id in most}.get
