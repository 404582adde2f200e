"""One set of headers on every response: pages, errors, redirects, files and the admin."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware

# Nothing of a phone is ever asked for.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip


class SecurityHeadersMiddleware:
    """Outermost, so that what WhiteNoise and Django's own error pages answer is covered too."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.headers = {
            "Content-Security-Policy": "; ".join(f"{k} {v}" for k, v in settings.SECURE_CSP.items()),
            "Permissions-Policy": PERMISSIONS_POLICY,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": settings.X_FRAME_OPTIONS,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if settings.SECURE_HSTS_SECONDS:
            self.headers["Strict-Transport-Security"] = (
                f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
            )

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers[name] = value
        # "no-referrer" makes browsers send "Origin: null", which Django's CSRF check refuses.
        response.headers["Referrer-Policy"] = "same-origin" if is_for_staff(request) else "no-referrer"
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = cache_control(request, response)
        return response


class PublicGZipMiddleware(GZipMiddleware):
    """Compresses public pages, which hold no secret. The admin's hold a token, whose length would show."""

    def process_response(self, request, response):
        return response if is_for_staff(request) else super().process_response(request, response)


def is_for_staff(request) -> bool:
    return request.path_info.startswith("/admin/")


def cache_control(request, response) -> str:
    """A page asked with words, or sent to us, may rest nowhere; a plain public page may rest for a minute."""
    plain = request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")
    # 304 says "what you have is still right": its headers replace those that came with it.
    if plain and response.status_code in (200, 304) and not is_for_staff(request):
        return "public, max-age=60"
    return "no-store"
