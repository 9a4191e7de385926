"""A deliberately ordinary Channels application, to measure ours beside.

A consumer for each socket, a group for the board, one `group_send` for each change,
daphne as shipped: what the documentation teaches. It speaks as much of our protocol
as the crowd needs, and checks nobody's rights, which only makes it quicker.
"""
