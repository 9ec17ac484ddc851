"""The letters by which a name is typed: the initials of its pinyin, those of every reading where a character has several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["initials"]


def initials(names: Iterable[str]) -> dict[str, str]:
    """Return the Chinese characters of *names* by the letters with which their readings begin.

    Returns:
        「董善积」 is {"dz": "董", "s": "善", "j": "积"}: by the dictionary of pypinyin 董 is dǒng and zhǒng. Sorted; what is
        no Chinese character, as 「（」 or 「A」, is left out, because it stands for itself or nobody types it.
    """
    # The dictionary of readings is read when it is asked for: only where a page is really made.
    from pypinyin import Style, pinyin

    found: dict[str, list[str]] = defaultdict(list)
    for char in sorted({char for name in names for char in name}):
        if char.isascii():
            continue
        (readings,) = pinyin(char, style=Style.FIRST_LETTER, heteronym=True)
        letters = "".join(sorted({letter for letter in "".join(readings) if "a" <= letter <= "z"}))
        if letters:
            found[letters].append(char)
    return {letters: "".join(chars) for letters, chars in sorted(found.items())}
