import pytest

from dragoman.resolution.posts import compare_posts, read_post


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("ministre des Affaires étrangères", "Foreign Minister", True),
        ("وزير الخارجية", "ministra de Asuntos Exteriores", True),
        ("deputy foreign minister", "vice-ministre des Affaires étrangères", True),
        ("Secrétaire général adjoint de l'OTAN", "Secrétaire général de l'OTAN", False),
        ("Foreign Minister", "Defence Minister", False),
        ("ministre de la Défense", "وزير الخارجية", False),
        ("Foreign Minister", "deputy foreign minister", False),
        ("président", "ministre de la Défense", False),
        ("astrologer royal", "Foreign Minister", None),
        ("minister", "Foreign Minister", True),
    ],
)
def test_posts_are_compared_across_languages(left, right, same):
    assert compare_posts(read_post(left), read_post(right)) is same
    assert compare_posts(read_post(right), read_post(left)) is same
