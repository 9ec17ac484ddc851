"""The letters by which a name is typed: the initials of its pinyin, those of every reading where a character has several."""

from __future__ import annotations

__all__ = ["initials"]

#: So much of a name can be typed by initials; nobody types more.
_LONGEST = 40


def initials(name: str) -> str:
    """Return the letters of each character of *name*, parted by spaces: 「董善积」 is "dz s jz".

    Readings come from the dictionary of pypinyin: 「重庆」 is "c q" because it is a word, 「重」 alone is "zc". Letters and
    digits stand for themselves; everything else, as 「（」, is left out, because nobody types it.
    """
    # The dictionary of readings is read when it is asked for: only where a page is really made.
    from pypinyin import Style, pinyin

    letters = []
    for readings in pinyin(name[:_LONGEST], style=Style.FIRST_LETTER, heteronym=True):
        if len(readings) == 1 and len(readings[0]) > 1:  # what is not Chinese comes back as it stood
            letters += [char for char in readings[0].lower() if char.isascii() and char.isalnum()]
        else:
            found = "".join(
                dict.fromkeys(char for char in "".join(readings).lower() if char.isascii() and char.isalnum())
            )
            letters += [found] if found else []
    return " ".join(letters)
