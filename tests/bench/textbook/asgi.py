import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.textbook.settings")
django.setup()

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path

from tests.bench.textbook.consumers import BoardConsumer

application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter([path("ws/", BoardConsumer.as_asgi())]),
    }
)
