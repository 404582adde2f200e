"""`manage.py rebuild_search`."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from resources.models import Service
from search import rebuild
from search.backend import backend
from search.index import SearchUnavailable, forget_all, query, write_locked
from search.models import IndexedDocument, IndexedWord, IndexState, ResidentPhrase
from search.sources import source
from tests.making import make_need, make_service

pytestmark = pytest.mark.django_db


def run(**options) -> str:
    said = StringIO()
    call_command("rebuild_search", stderr=said, **options)
    return said.getvalue()


def contents():
    """All that the index knows, and what the back end itself answers."""
    documents = list(
        IndexedDocument.objects.order_by("key").values_list("key", "document", "tokens", "strong", "points", "digest")
    )
    words = dict(IndexedWord.objects.values_list("word", "documents"))
    phrases = sorted(ResidentPhrase.objects.values_list("concept", "language", "phrases"))
    answers = {word: sorted(query(word).ids) for word in ("diaper", "food", "bank", "ayuda", "5550")}
    return documents, words, phrases, IndexState.objects.get().documents, answers


def some_services():
    need = make_need(name="Food", resident_words="comida\nfood stamps")
    for name in ("Diaper bank", "Food bank", "Food for seniors", "Ayuda legal", "Stroller bank"):
        make_service(name=name, needs=[need])
    first, second, third, *_ = Service.objects.order_by("pk")
    first.name = "Diapers and strollers"
    first.save()
    second.translations.create(language="es", name="Banco de ayuda")
    third.delete()


def test_a_rebuild_gives_the_index_that_the_changes_gave():
    some_services()
    followed = contents()
    run(batch=2)
    assert contents() == followed
    run(clean=True)
    assert contents() == followed


def test_a_rebuild_repairs_what_was_left_out_or_left_in():
    some_services()
    right = contents()
    Service.objects.filter(name="Food bank").update(name="Furniture")
    withdrawn = Service.objects.get(name="Ayuda legal")
    Service.objects.filter(pk=withdrawn.pk).update(status="withdrawn")
    assert query("furniture").ids == []
    run(batch=1)
    assert query("furniture").ids
    assert query("legal").ids == []
    Service.objects.filter(name="Furniture").update(name="Food bank")
    Service.objects.filter(pk=withdrawn.pk).update(status="published")
    run()
    assert contents() == right


def test_it_shows_how_far_it_is():
    some_services()
    said = run(batch=2)
    assert "2 of 4 listings" in said
    assert "4 of 4 listings" in said
    assert said.endswith("The search index is complete.\n")


def test_an_interrupted_rebuild_goes_on_where_it_stopped():
    some_services()
    right = contents()
    interrupted = rebuild.rebuild(source(), batch=1)
    next(interrupted)
    next(interrupted)
    interrupted.close()
    assert contents()[0] == right[0]
    assert rebuild.is_needed(source())
    assert [step.done for step in rebuild.rebuild(source(), batch=1)] == [3, 4]
    assert contents() == right
    assert not rebuild.is_needed(source())


def test_two_rebuilds_at_once_share_the_work():
    some_services()
    right = contents()
    one, other = rebuild.rebuild(source(), batch=1), rebuild.rebuild(source(), batch=1)
    steps = [next(one).done, next(other).done, next(one).done, next(other).done]
    assert steps == [1, 2, 3, 4]
    assert list(one) == list(other) == []
    assert contents() == right
    assert not rebuild.is_needed(source())


def test_it_is_passed_over_when_nothing_is_missing():
    some_services()
    run()
    assert run(if_needed=True) == "The search index is complete.\n"
    Service.objects.filter(name="Food bank").update(status="withdrawn")
    assert "Indexed 3 of 3" in run(if_needed=True)


def test_a_dry_run_changes_nothing():
    some_services()
    Service.objects.update(name="Furniture")
    assert "Would index 4 listings" in run(dry_run=True)
    assert query("furniture").ids == []


def test_a_missing_index_is_an_outage_and_never_an_empty_answer():
    some_services()
    backend().drop()
    with pytest.raises(SearchUnavailable):
        if connection.vendor == "postgresql":
            from django.db import transaction

            with transaction.atomic():
                query("food")
        query("food")
    run()
    assert query("food").ids


def test_an_index_that_was_never_made_is_an_outage():
    with pytest.raises(SearchUnavailable):
        query("food")
    run()
    assert query("food").ids == []


def test_an_empty_index_beside_listings_is_an_outage():
    run()
    make_service(name="Food bank")
    Service.objects.update(name="Food bank")
    with write_locked() as state:
        forget_all(state)
    with pytest.raises(SearchUnavailable):
        query("food")
