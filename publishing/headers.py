"""One set of headers on every response: pages, errors, redirects, files and the admin."""

from django.conf import settings

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
        in_admin = request.path_info.startswith("/admin/")
        response.headers["Referrer-Policy"] = "same-origin" if in_admin else "no-referrer"
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = cache_control(request, response, in_admin)
        return response


def cache_control(request, response, in_admin: bool) -> str:
    """A page asked with words may rest nowhere; a plain public page may rest for a minute."""
    if in_admin or request.META.get("QUERY_STRING") or response.status_code != 200:
        return "no-store"
    return "public, max-age=60"
