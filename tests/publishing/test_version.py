"""The number that tells every worker that something visible has changed."""

from threading import Thread

import pytest
from django.db import connection, transaction

from publishing.models import ContentVersion
from publishing.version import content_version
from resources.models import Service
from tests.making import make_need, make_phone, make_service, make_user


@pytest.mark.django_db
def test_publishing_withdrawing_and_deleting_each_raise_the_number():
    service = make_service(status="draft", phone=False)
    for change in (lambda: publish(service), lambda: withdraw(service), service.delete):
        before = content_version()
        change()
        assert content_version() > before


def publish(service: Service) -> None:
    service.status = "published"
    service.save()


def withdraw(service: Service) -> None:
    service.status = "withdrawn"
    service.save()


@pytest.mark.django_db
def test_a_new_phone_and_another_need_raise_the_number():
    service = make_service()
    for change in (lambda: make_phone(service), lambda: service.needs.add(make_need())):
        before = content_version()
        change()
        assert content_version() > before


@pytest.mark.django_db
def test_what_residents_cannot_see_leaves_the_number_alone():
    before = content_version()
    make_user()
    assert content_version() == before


@pytest.mark.django_db
def test_a_change_that_is_taken_back_takes_the_number_back():
    make_service()
    before = content_version()
    with pytest.raises(RuntimeError), transaction.atomic():
        make_service()
        raise RuntimeError
    assert content_version() == before


@pytest.mark.django_db
def test_there_is_one_number_only():
    make_service()
    make_service()
    assert ContentVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_another_connection_reads_the_new_number():
    """As another worker would: each thread has a connection of its own."""
    make_service()
    seen = []

    def read():
        seen.append(content_version())
        connection.close()

    worker = Thread(target=read)
    worker.start()
    worker.join()
    assert seen == [content_version()] != [0]
