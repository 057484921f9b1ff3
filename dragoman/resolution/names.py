"""Names of persons compared: spellings, order, initials, scripts."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise, permutations

from anyascii import anyascii
from rapidfuzz.distance import Indel, JaroWinkler

from dragoman.resolution.sounds import bare, class_of, marked, readings_of, sound_of
from dragoman.text.normalize import fold
from dragoman.vocabulary.languages import supported_languages
from dragoman.vocabulary.posts import load_posts

_SPELLING = 0.9  # Jaro-Winkler: «Alvargonzalez» and «Alvargonzales» 0.98, "Hassan" and "Hussein" 0.82
_REREAD = 0.7  # likeness where a name has to be read in another spelling
_OPENING = 0.35  # likeness of a full name and its first word alone
_SOUND = 0.87  # share of the consonants of two whole names, in their order
_NEAR_SOUND = 0.66  # of two words' consonants: «ظ» is written z or d, «ث» s or th
_NEAR_SPELLING = 0.6  # of two words' letters
_NEAR_CLASS = 0.75  # of the classes of two words' consonants
_SHORTEST_SOUND = 3  # consonants, for two words to be taken for one though they differ
_JOINT = 0.85  # share of the letters of two words written together and apart: "Abd Rahman", "Abderrahman" 0.86
_CLASSES = 3  # consonants of a word that its key tells
_MOST_WORDS = 6  # of a name, for comparing it in every order

_NO_ARTICLE = re.compile(r"\b[إأآ]ل")  # «إلياس» has no article, though folding makes it look so
# The article as it is written apart, with the letter that it takes on: "ash-Shammari", "el-Naga".
_ARTICLE = re.compile(r"\b(?:[aeiu]l|[ae](?:s|sh|ch|r|t|th|d|dh|n|z))-(?=[^\W\d_]{2})", re.IGNORECASE)
_SERVANT = ("abd", "عبد")  # "servant of": with the word after it one given name, written together or apart
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, ready to be compared.

    Attributes:
        label: As it is written.
        words: Folded, in Latin letters, without particles; at least one.
        sounds: The consonants of each word.
        heard: The words as they were heard: with the groups of letters that marks on letters stand for.
        opening: Its first word in Latin letters, particle or not: "Do" is one in Portugal, and a family in Viet Nam.
        is_foreign: Whether it is written in another script than Latin.
    """

    label: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    heard: tuple[str, ...]
    opening: str
    is_foreign: bool

    @property
    def is_full(self) -> bool:
        """Whether it has more than one word."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    Attributes:
        score: Between 0 (others) and 1 (the same letters).
        detail: A sentence that says so.
    """

    score: float
    detail: str


@lru_cache(maxsize=1 << 16)
def read_name(label: str) -> Name:
    """Take a name apart.

    >>> read_name("Elvira Santamaría Cobo").words
    ('elvira', 'santamaria', 'cobo')
    """
    plain = _ARTICLE.sub("", _NO_ARTICLE.sub("يل", label.replace("'", "").replace("’", "")))
    folded = fold(plain)
    is_foreign = any(not unicodedata.name(letter, "LATIN").startswith(("LATIN", "SPACE")) for letter in folded)
    found = folded.split() or [label]
    heard = fold(marked(plain)).split()
    if len(heard) != len(found):
        heard = found
    kept = [at for at, word in enumerate(found) if word not in _particles() or word.startswith(_SERVANT)]
    if len(kept) < min(2, len(found)):  # "Sidi Ould Bellal": particles are all that is beside the family name
        kept = list(range(len(found)))
    spelt = tuple(_latin(found[at]) or found[at] for at in kept)
    told = tuple(heard[at] if is_foreign else _latin(heard[at]) or heard[at] for at in kept)
    sounds = tuple(sound_of(word) or _latin(word)[:1] for word in told)
    return Name(label, spelt, sounds, told, _latin(found[0]), is_foreign)


def plainness(label: str) -> tuple[int, str]:
    """Give what sorts spellings of a name: the one that keeps its accents first."""
    return -sum(not letter.isascii() for letter in label), label


@lru_cache(maxsize=1 << 15)  # who is often in the news is compared with the same few again and again
def compare_names(left: Name, right: Name) -> Likeness | None:
    """Say whether two names may be one person's.

    Returns:
        None where they are two persons'.
    """
    if left.words == right.words:
        return Likeness(1.0, f"Both are called {left.label}.")
    if sorted(left.words) == sorted(right.words):
        return Likeness(0.97, f"{left.label} and {right.label} are the same words in another order.")
    if left.is_foreign != right.is_foreign:
        return _across_scripts(left, right)
    short, long = sorted((left, right), key=lambda name: (len(name.words), name.words))
    if not short.is_full:
        return _surname(short, long)
    return _within_script(short, long)


def _surname(short: Name, long: Name) -> Likeness | None:
    """Match one name alone: any word of a full name but its first, or the first, which says less in most countries."""
    last = long.words[1:] if long.is_full else long.words
    if any(_is_spelling(short.words[0], word) for word in last):
        return Likeness(0.6, f"{short.label} is a family name of {long.label}.")
    if long.is_full and short.words[0] in (long.words[0], long.opening):
        return Likeness(_OPENING, f"{short.label} is how {long.label} begins.")
    return None


def _within_script(short: Name, long: Name) -> Likeness | None:
    if set(short.words) <= set(long.words):
        return Likeness(0.93, f"All words of {short.label} stand in {long.label}.")
    if _best_order(short.words, long.words, _is_spelling):
        return Likeness(0.88, f"{short.label} and {long.label} are spellings of one name.")
    if _best_order(short.words, long.words, _is_short_form):
        return Likeness(0.75, f"{short.label} and {long.label} agree but for initials.")
    if "".join(short.words) == "".join(long.words) or _joined(short, long):
        return Likeness(0.9, f"{short.label} and {long.label} are written together and apart.")
    if _best_order(short.sounds, long.sounds, _is_same_sound):
        return Likeness(0.7, f"{short.label} and {long.label} have the same consonants.")
    if _is_spelling(short.words[-1], long.words[-1]) and short.words[0][0] == long.words[0][0]:
        return Likeness(0.5, f"{short.label} and {long.label} have a family name and an initial in common.")
    if _in_order(short.words, long.words, _is_near_spelling):
        return Likeness(0.5, f"{short.label} and {long.label} are written much alike.")
    return None


def _joined(short: Name, long: Name) -> bool:
    """Match "Ait Kaci" and "Aitkaci", "Abd Rahman" and "Abderrahman": neighbours written as one word."""
    rest = set(short.words)
    for first, second in pairwise(long.words):
        others = set(long.words) - {first, second}
        if any(_is_joint(word, first + second) and rest - {word} <= others for word in rest):
            return True
    return False


def _is_joint(word: str, joint: str) -> bool:
    if word[0] == joint[0] and Indel.normalized_similarity(word, joint) >= _JOINT:
        return True
    sound = bare(sound_of(word))
    return len(sound) >= _SHORTEST_SOUND and sound == bare(sound_of(joint))


def _across_scripts(left: Name, right: Name) -> Likeness | None:
    """Match by consonants: what one script writes and the other does not are the vowels.

    Where a name in Latin letters does not match as most languages would read it, it is read in other spellings.
    """
    foreign, latin = (left, right) if left.is_foreign else (right, left)
    found = _by_sounds(foreign, latin, foreign.sounds, latin.sounds)
    if found is not None:
        return found
    told = f"{left.label} and {right.label} have the same consonants ({anyascii(foreign.label)}) as some spell them."
    for reading in readings_of(latin.heard):
        found = _by_sounds(foreign, latin, foreign.sounds, reading)
        if found is not None:
            return Likeness(min(found.score, _REREAD), told)
    if _in_order(foreign.sounds, latin.sounds, _is_near_sound):
        score = _REREAD if foreign.is_full and latin.is_full else 0.45
        return Likeness(score, f"{left.label} and {right.label} have much the same consonants.")
    return None


def _in_order(left: Sequence[str], right: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    """Say whether each word of the shorter name finds one of the longer, in the order of both.

    A word alone is looked for behind the first.
    """
    short, long = sorted((left, right), key=len)
    rest = iter(long if len(short) > 1 else long[1:])
    return all(any(same(word, other) for other in rest) for word in short)


def _by_sounds(left: Name, right: Name, ours: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
    short, long = sorted((tuple(map(bare, ours)), tuple(map(bare, theirs))), key=lambda sounds: (len(sounds), sounds))
    told = f"{left.label} and {right.label} have the same consonants ({anyascii(left.label)})."
    if bare("".join(short)) == bare("".join(long)):
        return Likeness(0.9 if len(short) > 1 else 0.55, told)
    if len(short) == 1:
        if any(_is_sound(short[0], sound) for sound in long[1:]):
            return Likeness(0.55, told)
        return Likeness(_OPENING, told) if len(long) > 1 and short[0] == long[0] else None
    if _best_order(short, long, _is_sound):
        return Likeness(0.85, told)
    if Indel.normalized_similarity("".join(ours), "".join(theirs)) >= _SOUND:
        return Likeness(0.75, f"{left.label} and {right.label} have nearly the same consonants.")
    return None


def _best_order(short: Sequence[str], long: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    """Say whether each word of the shorter name finds a word of its own in the longer one."""
    if len(long) > _MOST_WORDS:
        return False
    return any(all(map(same, short, order)) for order in permutations(long, len(short)))


def _is_spelling(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if long.endswith(short) and (left == right or long.removesuffix(short) in _particles()):  # "Benali", "Ben Ali"
        return True
    return len(long) > 3 and left[0] == right[0] and JaroWinkler.similarity(left, right) >= _SPELLING


def _is_near_spelling(left: str, right: str) -> bool:
    """Say whether two words of one script differ by letters that spellings take for one another: "Naqqa", "Naga"."""
    ours, theirs = class_of(sound_of(left)), class_of(sound_of(right))
    is_near = len(ours) > 1 and ours == theirs and left[0] == right[0]
    return _is_spelling(left, right) or (is_near and Indel.normalized_similarity(left, right) >= _NEAR_SPELLING)


def _is_short_form(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])


def _is_sound(left: str, right: str) -> bool:
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(short) < _SHORTEST_SOUND:
        return False
    # «بن شقرون» and "Benchekroun": a particle is written with the name, or apart and left out.
    return long.endswith(short) or JaroWinkler.similarity(left, right) >= _SPELLING


def _is_same_sound(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) >= _SHORTEST_SOUND and (left[1:] == right or right[1:] == left))


def _is_near_sound(left: str, right: str) -> bool:
    """Say whether two words may be heard as one: «ظ» is written z or d, «ث» s or th, "c" k, s or j."""
    if _is_sound(bare(left), bare(right)):
        return True
    ours, theirs = class_of(left), class_of(right)
    if ours[:1] != theirs[:1] or min(len(ours), len(theirs)) < 2:  # a sign that is no letter has no sound
        return False
    is_near = Indel.normalized_similarity(left, right) >= _NEAR_SOUND
    return is_near or Indel.normalized_similarity(ours, theirs) >= _NEAR_CLASS


def name_keys(name: Name) -> frozenset[str]:
    """Give the keys under which a name is found: by two of its words in any order, by all, by a family name.

    Two words are told by the classes of their first consonants, which spellings seldom part; one word says less, and
    has to have all its consonants.
    """
    sounds = [bare(sound) for sound in name.sounds]
    if not name.is_full:
        return frozenset({f"s:{sounds[0]}"})
    classes = sorted({class_of(sound)[:_CLASSES] for sound in sounds[:_MOST_WORDS]})
    pairs = {"n:" + "+".join(pair) for pair in combinations(classes, 2)}
    whole, initial = "j:" + bare("".join(sounds)), f"i:{name.words[0][0]}+{sounds[-1]}"
    return frozenset(pairs | {whole, initial} | {f"f:{sound}" for sound in sounds[1:]})


def sought_keys(name: Name) -> frozenset[str]:
    """Give the keys to look under for names that may be the same person's.

    A family name alone looks for full names, never for another family name alone: however often the press writes
    "Smith", each is compared with the few full names that it may stand for.
    """
    if not name.is_full:
        return frozenset({f"f:{bare(name.sounds[0])}"})
    return frozenset(key.replace("f:", "s:", 1) if key.startswith("f:") else key for key in name_keys(name))


def _latin(word: str) -> str:
    return word if word.isascii() else "".join(_WORD.findall(anyascii(word).lower()))


@cache
def _particles() -> frozenset[str]:
    """Words of names that sources write or leave out: "al", "de", "ben"; a name of nothing else keeps them."""
    return frozenset(fold(word) for language in supported_languages() for word in load_posts(language).name_particles)
