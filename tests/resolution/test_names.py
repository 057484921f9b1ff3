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
        ("Salem Al Haddad", "سالم الحداد"),
        ("Yerzhan Baimukhamet", "يرجان بايمحمد"),
        ("Tomasz Wielicki", "توماش فيليتسكي"),
        ("Leonor Zubeldia", "ليونور ثوبيلديا"),
        ("Jorge Jiménez", "خورخي خيمينيث"),
        ("Rui Teixeira", "روي تيشيرا"),
        ("Cevdet Yılmaz", "جودت يلماز"),
        ("Şükrü Doğan", "شكري دوغان"),
        ("Jürgen Wagner", "يورغن فاغنر"),
        ("Nguyễn Xuân Phúc", "نغوين سوان فوك"),
        ("Milan Šefčík", "ميلان شيفتشيك"),
        ("Rosa Quintanilla", "روسا كينتانيا"),
        ("Mukhtar al-Naqqa", "Mokhtar el-Naga"),
        ("Khalid ash-Shammari", "Khaled Al-Chammari"),
        ("Aït Kaci Lounès", "Lounes Aitkaci"),
        ("Karim Ben Ali", "Karim Benali"),
        ("أورهان قره داغ", "أورهان كاراداغ"),
        ("Trần Đức Anh", "Tran Duc Anh"),
    ],
)
def test_a_name_is_known_in_the_spelling_of_its_language(left, right):
    ours, theirs = read_name(left), read_name(right)
    likeness, back = compare_names(ours, theirs), compare_names(theirs, ours)
    assert likeness is not None
    assert back.score == likeness.score


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Duarte Teles", "Duarte Nóvoa Seixas"),
        ("Gonzalo Arrillaga Bentos", "Verónica Arrillaga"),
        ("Neema Kalinga-Mushi", "Joseph Kalinga"),
        ("Faraj al-Sawwan", "سولين دو مونفور"),
        ("Idriss Saleh Annour", "علي النور"),
        ("Salem Al Haddad", "محمد السالك"),
    ],
)
def test_words_that_begin_alike_make_no_name_one(left, right):
    assert compare_names(read_name(left), read_name(right)) is None


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


@pytest.mark.parametrize(
    ("alone", "full"), [("Clare", "Clare Hutchinson"), ("Do", "Do Minh Khoi"), ("Qaïs", "قيس بن خلفان الخروصي")]
)
def test_the_first_word_alone_says_less_than_a_family_name(alone, full):
    first, last = compare_names(read_name(full), read_name(alone)), compare_names(read_name("A Doe"), read_name("Doe"))
    assert first.score < last.score


def test_family_names_alone_never_meet_one_another():
    smith = read_name("Smith")
    assert not sought_keys(smith) & name_keys(smith)


def test_a_family_name_alone_meets_full_names_in_either_order():
    full, alone = read_name("John Smith"), read_name("Smith")
    assert sought_keys(alone) & name_keys(full)
    assert sought_keys(full) & name_keys(alone)


@pytest.mark.parametrize(("left", "right"), [("Ƹ Ƹ", "ناصر بوريطة"), ("ʹ ʹ", "Ada Brandt")])
def test_a_sign_without_a_sound_is_nobody_else_s_name(left, right):
    assert compare_names(read_name(left), read_name(right)) is None
