"""The same in PLOVER's terms."""
from dragoman.model.facts import Plover


def plover_of(occurrence, themes):
    return Plover("CONSULT", None)
