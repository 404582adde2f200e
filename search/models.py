"""The rows behind the index. The inverted index itself belongs to the back end: see sqlite.py and postgres.py."""

from django.db import models


class IndexState(models.Model):
    """One row: which vocabulary and which resident words the workers must have read, and how far a rebuild is."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    analysis = models.PositiveSmallIntegerField(default=0)
    vocabulary = models.PositiveBigIntegerField(default=0)
    thesaurus = models.PositiveBigIntegerField(default=0)
    documents = models.PositiveIntegerField(default=0)
    # The last id that a rebuild has written; empty when none is under way.
    rebuilt_to = models.BigIntegerField(null=True)
    rebuilds = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="index_state_is_one_row", condition=models.Q(id=1))]

    def __str__(self):
        return f"{self.documents} listings"


class IndexedDocument(models.Model):
    """A listing as it was indexed."""

    key = models.BigIntegerField(primary_key=True)
    document = models.BigIntegerField(unique=True)
    strong = models.TextField()
    points = models.TextField()
    digest = models.CharField(max_length=32)
    # The longest comes last: SQLite reads a row from its start to the column it needs.
    tokens = models.TextField()

    def __str__(self):
        return str(self.document)


class IndexedWord(models.Model):
    """A word of the listings, and in how many of them it is."""

    word = models.CharField(max_length=64, primary_key=True)
    documents = models.IntegerField()

    def __str__(self):
        return self.word


class ResidentPhrase(models.Model):
    """What people say for one need in one language, in the form in which it is compared."""

    concept = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    phrases = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concept", "language"], name="resident_phrase_once")]

    def __str__(self):
        return f"{self.concept} ({self.language})"
