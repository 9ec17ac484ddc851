"""The files of a build against the manifest that the build wrote with them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from graph.errors import InputError
from graph.export import FORMATS
from graph.export.tables import TABLES
from graph.model import Finding
from graph.output import MANIFEST

__all__ = ["PROMISED", "check_files"]

#: What every build writes; whoever leaves a line out of the manifest is not rid of the file.
PROMISED = frozenset(
    {
        *(f"graph.{one.suffix}" for one in FORMATS),
        *(f"tables/{one.name}.csv" for one in TABLES),
        *("ledger.csv", "undecided.csv", "conflicts.csv", "report.md", "explorer.html"),
    }
)


def check_files(output: Path) -> Iterator[Finding]:
    """Yield each file of the build that is not what the build wrote.

    Args:
        output: the folder of a build.

    Raises:
        InputError: the manifest cannot be read.
    """
    manifest = output / MANIFEST
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        yield Finding(str(manifest), "is missing")
        return
    except UnicodeDecodeError as error:
        raise InputError("is no list of checksums", str(manifest)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(manifest)) from error
    listed = set()
    for number, line in enumerate(lines, 1):
        digest, separator, name = line.partition("  ")
        if not separator or not _is_within(name):
            yield Finding(f"{manifest}:{number}", "names no file of the build")
            continue
        listed.add(name)
        try:
            data = (output / name).read_bytes()
        except FileNotFoundError:
            yield Finding(str(output / name), "is missing")
        except OSError as error:
            yield Finding(str(output / name), f"cannot be read: {error.strerror}")
        else:
            if sha256(data).hexdigest() != digest:
                what = "has changed since the build; build again, and put corrections into the decisions"
                yield Finding(str(output / name), what)
    for name in sorted(PROMISED - listed):
        yield Finding(str(manifest), f"does not list {name}, which every build writes")


def _is_within(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and "\0" not in name and not path.is_absolute() and ".." not in path.parts
