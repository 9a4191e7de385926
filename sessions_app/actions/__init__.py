"""What people do to sessions: each in one transaction, under the session's row."""

from sessions_app.actions.agenda import (
    ItemFields,
    add_item,
    edit_item,
    keep_item,
    move_item,
    remove_item,
    restore_item,
    set_minutes,
    set_shape,
)
from sessions_app.actions.locking import Stale
from sessions_app.actions.sessions import (
    DetailFields,
    StartFrom,
    change_details,
    create_session,
    publish_session,
)
from sessions_app.actions.voices import give_sign_off, suggest

__all__ = [
    "DetailFields",
    "ItemFields",
    "Stale",
    "StartFrom",
    "add_item",
    "change_details",
    "create_session",
    "edit_item",
    "give_sign_off",
    "keep_item",
    "move_item",
    "publish_session",
    "remove_item",
    "restore_item",
    "set_minutes",
    "set_shape",
    "suggest",
]
