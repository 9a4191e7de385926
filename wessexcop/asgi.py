"""HTTP to Django; sockets through the frame guard, exact origins and the session."""

import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wessexcop.settings")
pages: Any = get_asgi_application()

# Django is set up by the line above, and what follows needs it.
from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler  # noqa: E402
from django.urls import re_path  # noqa: E402

from jamboard.core import protocol  # noqa: E402
from jamboard.routing import websocket_urlpatterns  # noqa: E402
from wessexcop.sockets import ExactOrigin, FrameGuard, unknown_path  # noqa: E402
from wessexcop.static_files import StaticFiles  # noqa: E402

# Frames a socket may send: ten for each op its person may, for cursors and pings.
FRAMES_TO_AN_OP = 10

with_files = (
    ASGIStaticFilesHandler(pages)
    if settings.DEBUG
    else StaticFiles(pages, root=settings.STATIC_ROOT, prefix=settings.STATIC_URL)
)
anything: Any = unknown_path  # Channels routes applications where Django routes views
elsewhere = re_path(r"", anything)
sockets = FrameGuard(
    ExactOrigin(
        AuthMiddlewareStack(URLRouter([*websocket_urlpatterns, elsewhere])),
        settings.SITE_ORIGINS,
    ),
    per_second=FRAMES_TO_AN_OP * settings.BOARD_OPS_PER_SECOND,
    burst=FRAMES_TO_AN_OP * settings.BOARD_OPS_BURST,
    warning=protocol.dump(protocol.refused(None, "rate.slow_down", retry_ms=1000)),
)
application = ProtocolTypeRouter({"http": with_files, "websocket": sockets})
