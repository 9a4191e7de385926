"""What must never be read in a log: addresses that let someone in."""

import logging
import re

# The path of a sign-in link or of a join code, in a path, a URL or a traceback.
LETTING_IN = re.compile(r"(/sign-in/link/|/join/)[^/?#\s'\"]+")


class NoTokens(logging.Filter):
    """Cuts tokens out of what a record says; lets every record through."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if LETTING_IN.search(said):
            record.msg, record.args = cut(said), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = cut(logging.Formatter().formatException(record.exc_info))
        return True


def cut(text: str) -> str:
    return LETTING_IN.sub(r"\1…", text)
