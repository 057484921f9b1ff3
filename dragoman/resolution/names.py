"""Names of persons compared: spellings, order, initials, scripts."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, permutations

from anyascii import anyascii
from rapidfuzz.distance import Indel, JaroWinkler

from dragoman.text.normalize import fold
from dragoman.vocabulary.languages import supported_languages
from dragoman.vocabulary.posts import load_posts

_SPELLING = 0.9  # Jaro-Winkler: «Alvargonzalez» and «Alvargonzales» 0.98, "Hassan" and "Hussein" 0.82
_SOUND = 0.87  # share of the consonants of two whole names, in their order
_NEAR_SOUND = 0.66  # of two words' consonants: «ظ» is written z or d, «ث» s or th
_SHORTEST_SOUND = 3  # consonants, for two words to be taken for one though they differ
_MOST_WORDS = 6  # of a name, for comparing it in every order

# Latin letters brought to what they share with a consonantal script, longer groups first. The idea is that of Soundex
# (US patent 1,261,167) and of the consonantal skeletons by which Arabic names are looked up; the groups are those of
# French, English and Spanish spellings of Arabic names: Benchekroun = بنشقرون, Jaafar = جعفر, Djibril = جبريل.
_SOUNDS = (
    ("tch", "S"), ("sch", "S"), ("ch", "S"), ("sh", "S"), ("ts", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"),
    ("dh", "s"), ("dj", "j"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("gu", "g"), ("ce", "s"), ("ci", "s"),
    ("cy", "s"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"), ("p", "b"), ("g", "j"),
)  # fmt: skip
_NO_ARTICLE = re.compile(r"\b[إأآ]ل")  # «إلياس» has no article, though folding makes it look so
_SERVANT = ("abd", "عبد")  # "servant of": with the word after it one given name, written together or apart
_SILENT = re.compile(r"[^bcdfgjklmnpqrstvxzSkf]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, ready to be compared.

    Attributes:
        label: As it is written.
        words: Folded, in Latin letters, without particles; at least one.
        sounds: The consonants of each word.
        is_foreign: Whether it is written in another script than Latin.
    """

    label: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]
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
    folded = fold(_NO_ARTICLE.sub("يل", label.replace("'", "").replace("’", "")))
    is_foreign = any(not unicodedata.name(letter, "LATIN").startswith(("LATIN", "SPACE")) for letter in folded)
    found = folded.split() or [label]
    words = [word for word in found if word not in _particles() or word.startswith(_SERVANT)]
    if len(words) < min(2, len(found)):  # "Sidi Ould Bellal": particles are all that is beside the family name
        words = found
    spelt = tuple(_latin(word) or word for word in words)
    return Name(label, spelt, tuple(_sounds(word) or _latin(word)[:1] for word in words), is_foreign)


def plainness(label: str) -> tuple[int, str]:
    """Give what sorts spellings of a name: the one that keeps its accents first."""
    return -sum(not letter.isascii() for letter in label), label


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
    """Match a family name alone: any word of a full name but its first."""
    last = long.words[1:] if long.is_full else long.words
    if any(_is_spelling(short.words[0], word) for word in last):
        return Likeness(0.6, f"{short.label} is a family name of {long.label}.")
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
    return None


def _joined(short: Name, long: Name) -> bool:
    """Match "Ait Kaci" and "Aitkaci", "Abd Rahman" and "Abderrahman": neighbours written as one word."""
    glued = ("".join(long.words[: n + 1][n - 1 :]) for n in range(1, len(long.words)))
    rest = set(short.words)
    return any(any(_is_spelling(word, joint) for word in rest) and len(rest & set(long.words)) >= 1 for joint in glued)


def _across_scripts(left: Name, right: Name) -> Likeness | None:
    """Match by consonants: what one script writes and the other does not are the vowels."""
    short, long = sorted((left, right), key=lambda name: (len(name.words), name.words))
    told = f"{left.label} and {right.label} have the same consonants ({anyascii(left.label)})."
    if "".join(short.sounds) == "".join(long.sounds):
        return Likeness(0.9 if short.is_full else 0.55, told)
    if not short.is_full:
        found = any(_is_sound(short.sounds[0], sound) for sound in long.sounds[1:])
        return Likeness(0.55, told) if found else None
    if _best_order(short.sounds, long.sounds, _is_sound):
        return Likeness(0.85, told)
    if _best_order(short.sounds, long.sounds, _is_near_sound):
        return Likeness(0.7, f"{left.label} and {right.label} have much the same consonants.")
    if Indel.normalized_similarity("".join(left.sounds), "".join(right.sounds)) >= _SOUND:
        return Likeness(0.75, f"{left.label} and {right.label} have nearly the same consonants.")
    return None


def _best_order(short: Sequence[str], long: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    """Say whether each word of the shorter name finds a word of its own in the longer one."""
    if len(long) > _MOST_WORDS:
        return False
    return any(all(map(same, short, order)) for order in permutations(long, len(short)))


def _is_spelling(left: str, right: str) -> bool:
    if left == right:
        return True
    longest = max(len(left), len(right))
    return longest > 3 and left[0] == right[0] and JaroWinkler.similarity(left, right) >= _SPELLING


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
    return _is_sound(left, right) or Indel.normalized_similarity(left, right) >= _NEAR_SOUND


def name_keys(name: Name) -> frozenset[str]:
    """Give the keys under which a name is found: by two of its words in any order, by all, by a family name."""
    if not name.is_full:
        return frozenset({f"s:{name.sounds[0]}"})
    sounds = sorted(set(name.sounds[:_MOST_WORDS]))
    pairs = {"n:" + "+".join(pair) for pair in combinations(sounds, 2)}
    whole, initial = "j:" + "".join(name.sounds), f"i:{name.words[0][0]}+{name.sounds[-1]}"
    return frozenset(pairs | {whole, initial} | {f"f:{sound}" for sound in name.sounds[1:]})


def sought_keys(name: Name) -> frozenset[str]:
    """Give the keys to look under for names that may be the same person's.

    A family name alone looks for full names, never for another family name alone: however often the press writes
    "Smith", each is compared with the few full names that it may stand for.
    """
    if not name.is_full:
        return frozenset({f"f:{name.sounds[0]}"})
    return frozenset(key.replace("f:", "s:", 1) if key.startswith("f:") else key for key in name_keys(name))


def _latin(word: str) -> str:
    return word if word.isascii() else "".join(_WORD.findall(anyascii(word).lower()))


def _sound_of(letters: str) -> str:
    for group, sound in _SOUNDS:
        letters = letters.replace(group, sound)
    return letters


@lru_cache(maxsize=1 << 16)
def _sounds(word: str) -> str:
    """Give the consonants of a folded word; another script goes letter by letter, so that ط before ة is no "th"."""
    spelt = _sound_of(word) if word.isascii() else "".join(_sound_of(anyascii(letter).lower()) for letter in word)
    return _SILENT.sub("", re.sub(r"(.)\1+", r"\1", spelt))


@cache
def _particles() -> frozenset[str]:
    """Words of names that sources write or leave out: "al", "de", "ben"; a name of nothing else keeps them."""
    return frozenset(fold(word) for language in supported_languages() for word in load_posts(language).name_particles)
