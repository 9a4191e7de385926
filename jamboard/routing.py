from typing import Any

from django.urls import path

from jamboard.consumers import board_consumer

# Channels routes ASGI applications where Django routes views.
application: Any = board_consumer
websocket_urlpatterns = [path("ws/boards/<uuid:pk>/", application)]
