"""Fold the many coats of a character into one, without moving any character from its place.

Everything here keeps the length of the text: position *i* of the folded text is position *i* of the text as read. Folding
is for matching only; names, quotes and labels that a person sees come from the text as read, or from its simplified form.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["fold", "simplify"]

#: Half-width marks that Chinese sentences use full-width: 「实训,我」 「讲述人:」.
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
#: Other coats of quotation marks, middle dots, dashes and blanks.
_COATS = {
    "「": "“", "」": "”", "『": "‘", "』": "’", "＂": '"', "•": "·", "‧": "·", "∙": "·", "・": "·", "●": "■",
    "\u3000": " ", "\xa0": " ", "\t": "\t", "︰": "：", "﹕": "：", "﹔": "；", "﹐": "，", "﹑": "、", "．": ".", "｡": "。",
    "／": "/", "～": "~", "〜": "~", **dict.fromkeys("│┃║┆┇┊┋╎╏¦❘∣￨", "|"),
}  # fmt: skip
_HAN = "一-鿿㐀-䶿〇"
_NEAR_HAN = re.compile(
    rf"(?<=[{_HAN}”’）》%％。！？])[ ]*[,;:?!()]|[,;:?!()](?=[ ]*[{_HAN}“‘《（])|(?<=[{_HAN}\d%A-Za-z])[ ]*[,;](?=[ ]*\S)",
)
#: A circle for the nought of a year, 「二○二四年」.
_NOUGHT = re.compile(r"(?<=[一二三四五六七八九〇○])○(?=[○〇一二三四五六七八九])")
_STOP = re.compile(rf"(?<=[{_HAN}”’）》%\"]) ?\.(?=\s|$|[{_HAN}“‘])|(?<=[\dA-Za-z{_HAN}”]) \.(?=\s|$|[{_HAN}“\d])")


#: A bar behind a label does what a colon does: 「讲述人｜」.
_BAR = re.compile(r"[｜|丨]")
_LABEL_BAR = re.compile(r"(?<=[人者员部宾])[｜|丨](?=[一-鿿])")


@cache
def _simplifier() -> dict[int, str]:
    """Return a table of traditional characters that no text in simplified script uses.

    「乾」「著」「瞭」「藉」 are traditional forms of 「干」「着」「了」「借」 and simplified characters in their own right
    (乾隆, 著名, 瞭望, 慰藉). Whatever GB 2312, the standard of simplified printing, holds is left as it is.
    """
    from opencc import OpenCC

    letters = "".join(map(chr, range(0x4E00, 0x9FA6)))
    simplified = OpenCC("t2s").convert(letters)
    if len(simplified) != len(letters):
        return {}
    table = {}
    for traditional, simple in zip(letters, simplified, strict=True):
        # 「銶」 has a simplified form that no font of the time had: names keep it.
        if traditional != simple and simple < "\U00010000":
            try:
                traditional.encode("gb2312")
            except UnicodeEncodeError:
                table[ord(traditional)] = simple
    return table


def simplify(text: str) -> str:
    """Return *text* with traditional characters that slipped in made simplified: 「管委會」 → 「管委会」.

    Args:
        text: any text. One wholly in traditional script is converted by phrases instead, so that 「乾隆」 stays.

    Returns:
        A text of the same length.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        table = _simplifier()
        strange = sum(ord(char) in table for char in text)
        if strange > len(text) // 20:
            from opencc import OpenCC

            whole: str = OpenCC("t2s").convert(text)
            if len(whole) == len(text):
                return whole
        return text.translate(table)
    return text


def fold(text: str) -> str:
    """Return *text* in one coat: full-width punctuation, half-width letters and digits, simplified characters.

    Args:
        text: a text as read.

    Returns:
        A text of the same length: 「实训,我倍感珍惜」 → 「实训，我倍感珍惜」, 「２０２１年」 → 「2021年」; 「1.0版」 and
        「14:30」 stay.
    """
    folded = []
    for char in text:
        code = ord(char)
        if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A or code in (0xFF05, 0xFF0B):
            folded.append(chr(code - 0xFEE0))
        else:
            folded.append(_COATS.get(char, char))
    # A line of several bars is a row of a table.
    lines = simplify("".join(folded)).split("\n")
    text = "\n".join(_LABEL_BAR.sub("：", line) if len(_BAR.findall(line)) == 1 else line for line in lines)
    text = _NOUGHT.sub("〇", text)
    text = _NEAR_HAN.sub(lambda m: m.group()[:-1] + _MARKS[m.group()[-1]], text)
    # a mark beside a mark that was folded in the first pass: 「什么?)」
    text = _NEAR_HAN.sub(lambda m: m.group()[:-1] + _MARKS[m.group()[-1]], text)
    text = _STOP.sub(lambda m: m.group()[:-1] + "。", text)
    return _curl(text)


def _curl(text: str) -> str:
    """Turn straight double quotes into opening and closing ones, paragraph by paragraph."""
    if '"' not in text:
        return text
    curled: list[str] = []
    opening = True
    for char in text:
        if char == "\n":
            # Wrapped lines continue a quotation; an empty line ends every one.
            opening = opening if curled and curled[-1] != "\n" else True
        elif char == '"':
            char = "“" if opening else "”"
            opening = not opening
        curled.append(char)
    return "".join(curled)
