"""Make ``areas.tsv`` out of the statistics bureau's divisions: ``python -m ontology.make_areas FOLDER``.

FOLDER holds the four tables of the project *Administrative-divisions-of-China* (its ``dist/*.csv``): provinces.csv,
cities.csv, areas.csv and streets.csv, with the bureau's codes for 2023 (as of 30 June 2023). The table that comes out has
one line for each division: code (2, 4, 6 or 9 digits; the parent's code is its beginning), name, the short form
that texts use for it, 「闵行」 for 「闵行区」, and ``word`` where the short form is an ordinary word too, such as 「和平」.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["rows", "short_form"]

#: Divisions that exist for the numbering only; no text names them.
NUMBERING = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖", "自治区直辖"}
#: GB/T 2260 codes of the three that the bureau's tables leave out.
WITHOUT_TABLE = (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"))
#: The peoples that names of autonomous areas carry: 「循化撒拉族自治县」 is 「循化」.
PEOPLES = (
    "蒙古族 蒙古 回族 回 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 "
    "高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 "
    "塔吉克族 塔吉克 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族"
).split()
_AUTONOMOUS = re.compile(rf"(?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})+自治(?:区|州|县|旗)$")


def short_form(name: str) -> str:
    """Return what texts write instead of *name*, 「延边」 for 「延边朝鲜族自治州」, or an empty string.

    Townships have none: 「莘庄」 alone may be the town, its station or its market.
    """
    short = _AUTONOMOUS.sub("", name)
    if short == name:
        short = re.sub(
            r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|特区|矿区|省|市|区|县|盟|旗)$", "", name
        )
    return short if len(short) >= 2 and short != name else ""


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield (code, name, short form, whether that is a word) of every division in *folder*, in the order of the codes."""
    from jieba import posseg

    tags: dict[str, str] = posseg.dt.word_tag_tab
    posseg.dt.initialize()
    frequency: dict[str, int] = posseg.dt.tokenizer.FREQ

    def ordinary(short: str) -> bool:
        return short in tags and not tags[short].startswith(("ns", "nr", "nz")) and frequency.get(short, 0) > 20

    seen: dict[str, str] = dict(WITHOUT_TABLE)
    for table in ("provinces.csv", "cities.csv", "areas.csv", "streets.csv"):
        with (folder / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["name"] not in NUMBERING:
                    seen[row["code"]] = row["name"]
    for code, name in sorted(seen.items()):
        short = short_form(name) if len(code) <= 6 else ""
        yield code, name, short, "word" if len(code) > 2 and ordinary(short) else ""


if __name__ == "__main__":
    lines = ["\t".join(row) for row in rows(Path(sys.argv[1]))]
    Path(__file__).with_name("areas.tsv").write_text(
        "code\tname\tshort\tuse\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )
