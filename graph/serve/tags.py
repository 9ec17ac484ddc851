"""What every answer gets at the end: an entity tag, told by the content, and compression."""

from __future__ import annotations

import gzip
from hashlib import sha256

from graph.serve.messages import Message

__all__ = ["finished"]

#: An answer shorter than this is not worth compressing.
_SMALL = 1024


def finished(answer: Message, *, gzipped: bool) -> Message:
    """Return *answer* with ``etag`` and, if it was asked for and is worth it, compressed."""
    if answer.head["status"] != 200 or not answer.head["type"]:
        return answer
    tag = sha256(answer.body).hexdigest()[:32]
    if gzipped and len(answer.body) >= _SMALL:
        head = {**answer.head, "etag": f'"{tag}-gzip"', "encoding": "gzip"}
        return Message(head, gzip.compress(answer.body, 5, mtime=0))
    return Message({**answer.head, "etag": f'"{tag}"'}, answer.body)
