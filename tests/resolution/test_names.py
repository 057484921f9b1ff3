import pytest

from dragoman.resolution.names import compare_names, name_keys, read_name, sought_keys


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Alejandro Alvargonzález", "Alejandro Alvargonzalez"),
        ("Alejandro Alvargonzález", "Alejandro Alvargonzález San Martín"),
        ("Lounès Aït-Kaci", "Ait Kaci Lounès"),
        ("Mohamed Salem", "Mohammed Salim"),
        ("J. Smith", "John Smith"),
        ("Elias Sawaya", "إلياس صوايا"),
        ("Elias Sawaya", "Elias Saouaya"),
        ("Hakkı Demirtepe", "Hakki Demirtepe"),
        ("Abdighani Hersi", "عبد الغني حرسي"),
        ("Nasser Bourita", "ناصر بوريطة"),
        ("Yassir Benchekroun", "ياسر بنشقرون"),
        ("Tareq Al-Majdalawi", "طارق المجدلاوي"),
        ("Hazem Fathallah", "حازم فتح الله"),
        ("Elvira Santamaría Cobo", "إلفيرا سانتاماريا كوبو"),
        ("Sidi Ould Bellal", "سيدي ولد بلال"),
    ],
)
def test_two_spellings_are_one_name(left, right):
    ours, theirs = read_name(left), read_name(right)
    assert compare_names(ours, theirs) is not None
    assert sought_keys(ours) & name_keys(theirs), "they never meet"
    assert sought_keys(theirs) & name_keys(ours), "they meet in one order only"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ahmed Benali", "Karim Benali"),
        ("Clare Hutchinson", "Karim Hutchinson"),
        ("Levan Gogsadze", "Tamar Gogsadze"),
        ("Nasser Bourita", "ياسر بنشقرون"),
    ],
)
def test_two_people_of_one_surname_stay_two(left, right):
    assert compare_names(read_name(left), read_name(right)) is None


def test_a_family_name_alone_is_weaker_than_a_full_name():
    full, alone = read_name("Alejandro Alvargonzález"), read_name("Alvargonzalez")
    assert compare_names(full, alone).score < compare_names(full, read_name("Alejandro Alvargonzalez")).score


def test_a_first_name_alone_is_nobody():
    assert compare_names(read_name("Clare Hutchinson"), read_name("Clare")) is None


def test_family_names_alone_never_meet_one_another():
    smith = read_name("Smith")
    assert not sought_keys(smith) & name_keys(smith)


def test_a_family_name_alone_meets_full_names_in_either_order():
    full, alone = read_name("John Smith"), read_name("Smith")
    assert sought_keys(alone) & name_keys(full)
    assert sought_keys(full) & name_keys(alone)
