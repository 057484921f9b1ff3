"""One scheme of grammar for every engine: Universal Dependencies.

spaCy's English models speak the ClearNLP scheme (prepositions and forms of "be" are heads), the French ones speak
Universal Dependencies (they are leaves). Rules written for one would fail on the other, so the English trees are
turned here. The correspondence follows de Marneffe et al., "Universal Stanford Dependencies" (LREC 2014).
"""

from dataclasses import dataclass

_RENAMED = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "npadvmod": "obl:npmod",
    "prt": "compound:prt",
    "neg": "advmod",
    "intj": "discourse",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "nmod": "compound",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "quantmod": "advmod",
}
_CLAUSAL = frozenset(("VERB", "AUX", "ADJ", "ADV"))


@dataclass(slots=True)
class Node:
    """A token's grammar while it is being turned: head index, relation, part of speech, lemma."""

    head: int
    dep: str
    pos: str
    lemma: str


def turn(nodes: list[Node]) -> None:
    """Turn ClearNLP trees into Universal Dependencies, in place.

    Args:
        nodes: One node a token, ``head`` an index into the list (its own for a root).
    """
    for node in nodes:
        node.dep = _RENAMED.get(node.dep, node.dep)
    _hang_prepositions(nodes)
    _raise_predicates(nodes)


def _hang_prepositions(nodes: list[Node]) -> None:
    """Make each preposition a ``case`` (or ``mark``) of what it governs."""
    for index, node in enumerate(nodes):
        if node.dep not in ("pobj", "pcomp"):
            continue
        preposition = nodes[node.head]
        if preposition.dep in ("case", "mark"):  # it governs two things; the second stays beside the first
            node.dep = "conj"
            continue
        outer = _outermost(nodes, node.head)
        agent = nodes[outer].dep == "agent"
        governor = nodes[outer].head
        was_root = governor == outer
        target = node.head
        if node.dep == "pobj":
            node.dep = _oblique(nodes[governor], agent)
        else:
            node.dep = "advcl"
        node.head = index if was_root else governor
        if was_root:
            node.dep = "root"
        preposition.dep, preposition.head = ("case" if node.dep != "advcl" else "mark"), index
        while target != outer:  # "from inside the house": the outer preposition is a case too
            target = outer
            nodes[outer].dep, nodes[outer].head = "case", index


def _outermost(nodes: list[Node], index: int) -> int:
    """Climb a chain of two prepositions, as in "out of"."""
    above = nodes[index].head
    if (
        above != index
        and nodes[index].dep == "prep"
        and nodes[above].dep in ("prep", "agent")
        and nodes[above].pos == "ADP"
    ):
        return above
    return index


def _oblique(governor: Node, agent: bool) -> str:
    if agent:
        return "obl:agent"
    return "obl" if governor.pos in _CLAUSAL else "nmod"


def _raise_predicates(nodes: list[Node]) -> None:
    """Make the noun or adjective after "be" the head, and "be" its ``cop``."""
    for index, node in enumerate(nodes):
        verb = nodes[node.head]
        if node.head == index or node.dep not in ("attr", "xcomp") or verb.lemma != "be" or verb.dep == "cop":
            continue
        if node.dep == "xcomp" and node.pos == "VERB":
            continue
        copula = node.head
        node.dep = verb.dep
        node.head = index if verb.head == copula else verb.head
        verb.dep, verb.head = "cop", index
        for other, child in enumerate(nodes):
            if child.head == copula and other not in (copula, index):
                child.head = index
