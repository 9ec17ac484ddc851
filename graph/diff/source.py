r"""A graph on disk as lines: sorted, each once, in the one spelling that a build writes.

A build writes its ``graph.nt`` so already, and then it is only read along. What another program wrote is brought into
this form first, for two spellings of one triple, 「"\u4E2D"」 and 「"中"」, are no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import islice
from operator import lt
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from graph.errors import InputError
from graph.output import MARKER
from graph.store import read_triples

__all__ = ["Source", "UncanonicalError"]

#: How much is looked at in one go: large enough that the work is done by the engines behind ``re`` and ``set``, small
#: enough that memory does not grow with the graph.
_BLOCK = 1 << 20

_IRI = rb"<[A-Za-z][A-Za-z0-9+.-]*+:[^\x00-\x20<>\"{}|^`\\\x7f]*+>"
#: The control characters that N-Triples escapes in its canonical form, and nothing else.
_ESCAPE = rb'\\(?:[btnfr"\\]|u(?:00(?:0[0-7BEF]|1[0-9A-F]|7F)|FFF[EF]))'
_TEXT = rb'"(?:[^"\\\x00-\x1f\x7f]++|' + _ESCAPE + rb")*+\""
_XSD_STRING = rb"\^\^<http://www\.w3\.org/2001/XMLSchema#string>"
_OBJECT = rb"(?:" + _IRI + rb"|" + _TEXT + rb"(?:@[a-z0-9-]++|(?!" + _XSD_STRING + rb")\^\^" + _IRI + rb")?+)"
_LINES = re.compile(rb"(?:" + _IRI + rb" " + _IRI + rb" " + _OBJECT + rb" \.\n)*+")
#: Characters that are escaped, too, and in UTF-8 cannot be told by a single byte.
_ESCAPED_TOO = ("\ufffe", "\uffff")


class UncanonicalError(Exception):
    """Lines of *source* are not sorted, not each once, or not in the canonical spelling."""

    def __init__(self, source: Source) -> None:
        self.source = source
        super().__init__(str(source.path))


class Source:
    """The graph of a build, or of a file of N-Triples, read once or more from the same opened file.

    A build that is replaced meanwhile does not matter: what was opened stays what it was.

    Args:
        path: the folder of a build, or a file.

    Raises:
        InputError: there is no such file, the folder holds no build, or it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = path if path.is_dir() else None
        self._graph = path / MARKER if self.folder else path
        self._digest = sha256()
        self._whole = False
        self._canonical = False
        if self.folder is None and path.exists() and not path.is_file():
            raise InputError("is no file and no folder of a build", str(path))
        try:
            self._file: BinaryIO = self._graph.open("rb")
        except (FileNotFoundError, NotADirectoryError) as error:
            said = "holds no build; run: cadre-graph build" if self.folder else "is no folder of a build and no file"
            raise InputError(said, str(path)) from error
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", str(self._graph)) from error

    def __enter__(self) -> Source:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def digest(self) -> str:
        """The SHA-256 of the canonical lines, hexadecimal; known once :meth:`blocks` has come to its end."""
        assert self._whole
        return self._digest.hexdigest()

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield the lines without their line ends, many at a time, and make sure that they ascend.

        Raises:
            UncanonicalError: they do not; what was yielded before is void. Call :meth:`canonicalise` and begin again.
            InputError: the file cannot be read.
        """
        self._digest, self._whole = sha256(), False
        last = b""
        for block in self._read():
            lines = block.split(b"\n")
            unended = lines.pop()
            # No line may equal the one before it. The comparison is the engine's, one a line.
            if unended or lines[0] <= last or not all(map(lt, lines, islice(lines, 1, None))):
                raise UncanonicalError(self)
            last = lines[-1]
            self._digest.update(block)
            yield lines
        self._whole = True

    def ensure_canonical(self, lines: Sequence[bytes]) -> None:
        """Make sure that *lines* are spelt as a build spells them.

        Raises:
            UncanonicalError: one is not.
        """
        if self._canonical or not lines:
            return
        block = b"\n".join([*lines, b""])
        try:
            text = block.decode()
        except UnicodeDecodeError:
            raise UncanonicalError(self) from None
        if not _LINES.fullmatch(block) or any(one in text for one in _ESCAPED_TOO):
            raise UncanonicalError(self)

    def lines(self) -> Iterator[bytes]:
        """Yield every line with its line end, unchecked: for who has gone through :meth:`blocks` before."""
        self._file.seek(0)
        return iter(self._file)

    def canonicalise(self) -> None:
        """Bring the graph into the canonical form; it is then held in memory.

        Raises:
            InputError: it is no N-Triples, or has nodes without names.
        """
        triples = read_triples(self._graph)
        self._file.close()
        self._file = BytesIO(b"".join(sorted({f"{one} .\n".encode() for one in triples})))
        self._canonical = True

    def _read(self) -> Iterator[bytes]:
        """Yield the file in blocks of whole lines; the last line may lack its end."""
        self._file.seek(0)
        try:
            while block := self._file.read(_BLOCK):
                yield block if block.endswith(b"\n") else block + self._file.readline()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", str(self._graph)) from error
