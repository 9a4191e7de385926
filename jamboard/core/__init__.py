"""The jam board as a value: what people may do to it, and what comes of it.

Standard library only: no Django, no sockets, no clock and no chance of its own. Callers
pass those in, so that one board, one op and one person always give one answer.

``protocol`` reads and writes frames, ``ops`` reads what a person asks for, ``board``
decides and applies it, ``telling`` tells of it, ``presence`` knows who is here.
``static/js/jamboard/`` holds the JavaScript twins; ``tests/jamboard/frames/`` the
frames and scripts both must pass.
"""
