"""How much, how long, how far."""

MAX_FRAME_BYTES = 32 * 1024
MAX_NOTES = 5_000

TEXT_CHARACTERS = 2_000
TITLE_CHARACTERS = 120
NOTES_AT_ONCE = 100
KEYS_AT_ONCE = 200
OPS_A_POST = 50
CHANGES_A_FRAME = 500
# Further behind than this, the board as it is now is the shorter answer.
MOST_MISSED = 2_000
WELCOME_PAGE_BYTES = 128 * 1024

# A bad frame now and then is a bug; this many in a minute is not a client.
MALFORMED_A_MINUTE = 20

# A question's plane, in units of one CSS pixel at 100 %.
PLANE_EDGE = 50_000
NOTE_WIDTH = 168
NARROWEST_NOTE = 120
WIDEST_NOTE = 600

# The largest whole number JSON readers agree on.
MAX_SEQ = 2**53 - 1
