from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.clustering import cluster, components, pair_of

KEYS = [f"k{n}" for n in range(7)]
SCORES = st.fixed_dictionaries({pair: st.integers(-5, 5).map(float) for pair in combinations(KEYS, 2)})


@given(SCORES, st.permutations(KEYS))
def test_the_order_of_reports_changes_nothing(scores, order):
    def score(left, right):
        return scores[pair_of(left, right)]

    assert cluster(order, score) == cluster(KEYS, score)


@given(SCORES)
def test_every_report_is_in_one_cluster(scores):
    found = cluster(KEYS, lambda left, right: scores[pair_of(left, right)])
    assert sorted(key for members in found for key in members) == KEYS


@given(SCORES)
def test_no_cluster_has_more_against_it_than_for_it(scores):
    for members in cluster(KEYS, lambda left, right: scores[pair_of(left, right)]):
        assert len(members) == 1 or sum(scores[pair] for pair in combinations(members, 2)) > 0


@given(SCORES, st.sets(st.sampled_from(sorted(combinations(KEYS, 2)))))
def test_what_was_judged_to_be_two_is_never_one(scores, different):
    found = cluster(KEYS, lambda left, right: scores[pair_of(left, right)], different=different)
    assert not any(set(pair) <= set(members) for pair in different for members in found)


def test_one_strong_pair_does_not_chain_two_clusters():
    scores = {("a", "b"): 5.0, ("c", "d"): 5.0, ("b", "c"): 1.0, ("a", "c"): -3.0, ("a", "d"): -3.0, ("b", "d"): -3.0}
    assert cluster("abcd", lambda left, right: scores[pair_of(left, right)]) == [["a", "b"], ["c", "d"]]


def test_components_are_what_pairs_connect():
    assert components("abcd", [("b", "a"), ("d", "b")]) == [["a", "b", "d"], ["c"]]
