import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
site = get_wsgi_application()

# It reads the content version, a model: Django must be ready before it is imported.
from publishing.page_cache import PageCache  # noqa: E402

application = PageCache(site)
# What is loaded by now stays: the collector need not look through all of it while requests wait.
gc.freeze()
