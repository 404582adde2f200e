"""What people type, and what it finds: any script, any spelling, on any page."""

import pytest

from search.index import Concept, index, keep_concepts, query
from tests.search.listings import listing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Immigration lawyers", "immigration lawyer"),
        ("Immigration lawyer", "IMMIGRATION LAWYERS!!"),
        ("Abogado de inmigración", "abogados de inmigracion"),
        ("Abogada", "abogado"),
        ("Nhà ở và tiền thuê", "nha o tien thue"),
        ("Помощь адвоката", "адвокат"),
        ("Детские сады", "детский сад"),
        ("المحامي", "محامي"),
        ("مساعدة العائلات", "عائلات"),
        ("کمک حقوقی", "كمك حقوقي"),
        ("خانه‌های امن", "خانه امن"),
        ("वकील की मदद", "वकील"),
        ("कमरों की सूची", "कमरा"),
        ("Փաստաբաններ", "փաստաբան"),
        ("이민 변호사 상담", "변호사"),
        ("쉼터", "쉼터"),
        ("移民律師", "移民律师"),
        ("學校", "学校"),
        ("シェルター", "しぇるたー"),
        ("ที่พักฉุกเฉิน", "ที่พัก"),
        ("មេធាវីអន្តោប្រវេសន៍", "មេធាវី"),
        ("ＦＲＥＥ Ｆｏｏｄ", "free food"),
        ("Women’s shelter", "womens shelter"),
    ],
)
def test_a_word_finds_its_other_forms(listed, asked):
    index([listing(1, listed), listing(2, "Bicycle repair")])
    assert query(asked).ids == [1]


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Immigration lawyer", "lawer"),
        ("Immigration lawyer", "imigratoin"),
        ("Abogado", "avogado"),
        ("Ayuda con la renta", "alluda"),
        ("Адвокат", "advokat"),
        ("Адвокат", "адвакат"),
        ("Փաստաբան", "pastaban"),
        ("वकील", "vakeel"),
        ("Naturalization", "naturaliz"),
    ],
)
def test_a_misspelled_word_finds_the_word_that_was_meant(listed, asked):
    index([listing(1, listed), listing(2, "Bicycle repair")])
    found = query(asked)
    assert found.ids == [1]
    assert found.guessed


def test_a_short_word_with_a_wrong_first_letter_is_another_word():
    index([listing(1, "Rent help")])
    assert query("tent").ids == []


def test_a_word_that_is_spelled_right_is_not_taken_for_another():
    index([listing(1, "Legal aid"), listing(2, "Regal house")])
    assert query("legal").ids == [1]


def test_all_words_count_before_some_words():
    index([listing(1, "Food"), listing(2, "Food for seniors"), listing(3, "Seniors")])
    found = query("food seniors")
    assert found.ids[0] == 2
    assert set(found.ids) == {1, 2, 3}
    assert not found.loosened


def test_when_no_listing_has_all_words_some_words_are_enough_and_it_says_so():
    index([listing(1, "Food pantry")])
    found = query("food bicycle")
    assert found.ids == [1]
    assert found.loosened


def test_the_name_counts_more_than_the_text():
    index([listing(1, "Clinic", rest="They also know of a dentist."), listing(2, "Dentist")])
    assert query("dentist").ids == [2, 1]


def test_resident_words_find_the_need_in_any_language_on_any_page():
    index([listing(1, "Hotline", concepts=["find-detained"]), listing(2, "Pantry", concepts=["food"])])
    keep_concepts(
        [
            Concept(
                "find-detained", {"en": ["ICE took my husband"], "es": ["se lo llevo la migra"], "ko": ["잡혀갔어요"]}
            ),
            Concept("food", {"en": ["food stamps"], "es": ["comida"]}),
        ]
    )
    for asked in ("ice took my dad", "la migra se lo llevo", "남편이 잡혀갔어요", "la migra took him"):
        found = query(asked, language="vi")
        assert found.ids[0] == 1, asked
        assert found.concepts[0] == "find-detained"


def test_a_listing_mainly_for_the_need_comes_before_one_that_is_for_it_too():
    index([listing(1, "One", concepts=["clinics", "food"]), listing(2, "Two", concepts=["food", "clinics"])])
    keep_concepts([Concept("food", {"en": ["food"]}), Concept("clinics", {"en": ["doctor"]})])
    assert query("food").ids == [2, 1]
    assert query("doctor").ids == [1, 2]


def test_changed_resident_words_are_known_at_once():
    index([listing(1, "Hotline", concepts=["raids"])])
    keep_concepts([Concept("raids", {"en": ["raid"]})])
    assert query("redada").ids == []
    keep_concepts([Concept("raids", {"en": ["raid"], "es": ["redada"]})])
    assert query("redada").ids == [1]
