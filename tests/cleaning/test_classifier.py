import pytest

from dragoman.cleaning.classifier import Model, decode, load_model

MODEL = Model({}, stay=(0.0, 0.0), change=(-2.0, -2.0))


@pytest.mark.parametrize(
    ("scores", "labels"),
    [
        ([], []),
        ([1.0], [True]),
        ([-1.0], [False]),
        ([3, 3, -1, 3], [True, True, True, True]),
        ([-3, -3, 1, -3], [False, False, False, False]),
        ([-3, 5, 5, -3], [False, True, True, False]),
    ],
)
def test_change_has_its_price(scores, labels):
    assert decode(scores, MODEL) == labels


def test_shipped_weights_price_changes():
    model = load_model()
    assert min(model.stay) > max(model.change)


def test_unknown_features_weigh_nothing():
    assert load_model().score({"no such feature": 1.0}) == 0
