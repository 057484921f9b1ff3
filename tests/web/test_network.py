import numpy as np

from dragoman.web.network import count_edges, keep_edges, lay_out, weigh

GROUPS = [["MAR", "NATO"], ["NATO", "MAR", "FRA"], ["FRA"], ["MAR", "MAR"]]


def test_two_that_take_part_together_are_joined():
    assert count_edges(GROUPS) == {("FRA", "MAR"): 1, ("FRA", "NATO"): 1, ("MAR", "NATO"): 2}


def test_only_those_most_often_together_are_kept():
    assert keep_edges(count_edges(GROUPS), 2) == {("MAR", "NATO"): 2}


def test_the_same_network_always_looks_the_same():
    edges = count_edges(GROUPS)
    names, tied = tuple(sorted(weigh(edges))), tuple(edges.items())
    first = lay_out(names, tied)
    lay_out.cache_clear()
    again = lay_out(names, tied)
    assert np.array_equal(first, again)
    assert first.shape == (3, 2)
    assert ((first >= 0) & (first <= 1)).all()


def test_no_two_stand_on_one_place():
    edges = {("a", f"b{n}"): 1 for n in range(20)}
    places = lay_out(tuple(sorted(weigh(edges))), tuple(edges.items()))
    apart = np.linalg.norm(places[:, None] - places[None], axis=2) + np.eye(21)
    assert apart.min() > 0.02


def test_nobody_and_one_alone_have_places_too():
    assert lay_out((), ()).shape == (0, 2)
    assert lay_out(("a",), ()).shape == (1, 2)
