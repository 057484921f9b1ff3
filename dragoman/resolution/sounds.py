"""What a word of a name sounds like, reduced to its consonants: that is what scripts and spellings share.

The idea is that of Soundex (US patent 1,261,167) and of the consonantal skeletons by which Arabic names are looked up.
Latin letters do not say one thing: "j" is a vowel in Polish and «خ» in Spanish, "c" is «ج» in Turkish. Arabic writes
what is heard, so a name in Latin letters is read in each spelling that it may be written in.
"""

import re
from functools import lru_cache

from anyascii import anyascii

# Longer groups first: Benchekroun = بنشقرون, Jaafar = جعفر, Djibril = جبريل. S stands for "sh" and "ch" alike.
_SOUNDS = (
    ("tch", "S"), ("sch", "S"), ("ch", "S"), ("sh", "S"), ("zh", "j"), ("ts", "s"), ("kh", "k"), ("gh", "g"),
    ("th", "t"), ("dh", "s"), ("dj", "j"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("gu", "g"), ("ce", "s"), ("ci", "s"),
    ("cy", "s"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"), ("p", "b"), ("g", "j"),
)  # fmt: skip
# What letters stand for elsewhere, put before the rest is read: a spelling a line, named after the languages it is of.
_SPELLINGS = {
    "Polish, Czech, Croatian": (
        ("szcz", "S"), ("sz", "S"), ("cz", "S"), ("rz", "j"), ("ch", "k"), ("ck", "sk"), ("c", "s"), ("w", "f"),
        ("j", ""),
    ),
    "German, Dutch, Nordic": (("sch", "S"), ("tz", "s"), ("ch", "k"), ("w", "f"), ("j", "")),
    "Spanish": (
        ("ge", "k"), ("gi", "k"), ("j", "k"), ("ll", ""), ("ce", "t"), ("ci", "t"), ("z", "t"),
    ),
    "Portuguese": (("lh", "l"), ("nh", "n"), ("x", "S"), ("ch", "S")),
    "Italian": (("ch", "k"), ("gh", "k"), ("ce", "S"), ("ci", "S"), ("gn", "n"), ("zz", "s")),
    "Turkish, Azeri": (("c", "j"),),
    "Vietnamese": (("gi", "s"), ("d", "s"), ("x", "s"), ("nh", "n"), ("ng", "n"), ("tr", "t")),
    "Pinyin": (("zh", "S"), ("x", "S"), ("q", "S"), ("c", "s")),
}  # fmt: skip
# Letters that say by their marks which sound they are; folding would lose it.
_MARKED = str.maketrans(
    {"š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ż": "zh", "ź": "z"}
)
_SILENT = re.compile(r"[^bcdfgjklmnpqrstvxzSkf]")
_DOUBLE = re.compile(r"(.)\1+")
# Soundex's: labials, back and hissing ones, dentals, l, nasals, r.
_CLASSES = str.maketrans("bfkjsSdtlmnr", "bbkkkkttlnnr")


@lru_cache(maxsize=1 << 16)
def sound_of(word: str) -> str:
    """Give the consonants of a folded word; another script goes letter by letter, so that ط before ة is no "th"."""
    if word.isascii():
        spelt = _read(word)
    else:
        spelt = "".join(_read(anyascii(letter).lower()) for letter in word).replace("ts", "s").replace("tS", "S")
    return _SILENT.sub("", _DOUBLE.sub(r"\1", spelt))


@lru_cache(maxsize=1 << 14)
def readings_of(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the consonants of some folded Latin words in each spelling in which they read otherwise."""
    found = [tuple(_SILENT.sub("", _DOUBLE.sub(r"\1", _read(_put(word, groups)))) for word in words)
             for groups in _SPELLINGS.values()]  # fmt: skip
    plain = tuple(map(sound_of, words))
    return tuple(reading for reading in dict.fromkeys(found) if reading != plain and all(reading))


def marked(label: str) -> str:
    """Write letters whose marks tell their sound as the groups of letters that English has for them.

    >>> marked("Šefčovič")
    'Shefchovich'
    """
    return "".join(
        spelt.capitalize() if letter.isupper() else spelt
        for letter in label for spelt in (letter.lower().translate(_MARKED),)
    )  # fmt: skip


def bare(sound: str) -> str:
    """Give consonants without repetitions: a script that leaves out vowels may leave out what stands between two.

    >>> bare("drr")
    'dr'
    """
    return _DOUBLE.sub(r"\1", sound)


def class_of(sound: str) -> str:
    """Give the classes of consonants: those that spellings take for one another are one.

    >>> class_of("nk") == class_of("nj")
    True
    """
    return bare(sound.translate(_CLASSES))


def _read(letters: str) -> str:
    return _put(letters, _SOUNDS)


def _put(letters: str, groups: tuple[tuple[str, str], ...]) -> str:
    for group, sound in groups:
        letters = letters.replace(group, sound)
    return letters
