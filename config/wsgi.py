import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
site = get_wsgi_application()

# It reads the content version, a model: Django must be ready before it is imported.
from publishing.page_cache import PageCache  # noqa: E402

application = PageCache(site)
