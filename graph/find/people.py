"""Names of people: where one begins and ends.

A name is told by its surroundings: a title or a unit before it, a verb or a mark behind it. The lists of surnames decide
only between readings that the surroundings leave open; names of other peoples 「乌云毕力格」 「才让卓玛」 have none.
"""

from __future__ import annotations

import re

from graph.find.words import is_ordinary, surnames

__all__ = ["is_name", "name_at", "names_from_gaps"]

#: Words that follow a name: what people do, and the small words of a sentence.
_VERBS = (
    "表示 介绍 认为 告诉 坦言 感慨 感叹 总结 建议 提出 回忆 谈到 谈起 讲述 提到 透露 补充 解释 反映 评价 强调 要求 指出 发现 觉得 明白 意识 了解 出席 致辞 "
    "主持 参加 参与 牵头 协调 负责 担任 挂职 挂任 率队 带领 带着 来自 一行 座谈 以来 同志 先生 女士 老师 主任 局长 说道 说起 笑着 至今 如今 现任 原任 身为 作为 代表 忙着 "
    "所在 所学 还有 以及 等人 等同 深有 感触 印象 主动 积极 利用 通过 结合 立足 推动 借鉴 借助 刚刚 第一 每天 每周 多次 递补 接任 接棒 毛遂 说起 陪同 连线 视频 升任 调任 挂帅 率先 冒雨 主讲 授课 带队 同行 随队 最终 开始 正在 已经 曾经 前往 奔赴 赶到 "
    "来到 回到 走进 走访 看到 听到 学到 想到 得知 直言 由衷 深知 心里 拿出 写下 写道 写给 接过 接受 收到 顶岗 跟班 跟岗 驻村 援疆 进修 培训 跑遍 背着 联系 引导 组织 反复 最大 最深 最难 随 "
    "毕业 出生 今年 去年 此前 近日 目前 当时 后来 之前 之后 期间 回来 赴 抵 驻 兼 系 称 问 答 是 在 到 从 和 与 及 跟 同 等 也 就 则 还 又 都 已 正 将 被 把 让 给 对 向 为 以 于 有 任 挂 来 去 "
    "回 所 的 说 讲 谈 笑 写 带 领 率 做 办 走 跑 用 由 至 没 不 能 会 要 想 看 听 学 开 如 现 曾 刚 先 再 便 却 仍 最 很 深 更 一 两 三 感 常 总 忙 起 站 住 见 着 获 成 当 经 立 作 请 因 "
    "陪 推 引 找 打 建 教 帮 接 收 送 发 拿 提 出 进 入 调 指 分 后 前 时 中 上 下 里 家 们 之 者 其 这 那 此 每 各 多 少 几 自"
).split()
_AFTER_MARK = re.compile(r"$|[\s，。、；：！？“”‘（）《》—…\-\d|]")
_LONG_VERB = re.compile("|".join(sorted((v for v in _VERBS if len(v) > 1), key=lambda v: (-len(v), v))))
_SHORT_VERB = frozenset(v for v in _VERBS if len(v) == 1)
#: What no given name ends with; 「徐杰和」 and 「刘涛在」 are 徐杰 and 刘涛.
_NEVER_LAST = frozenset("的了在是说和与等就也都对从到将把被及赴回则还又让给向已称系任挂所我你他她们这那个着过问答为因")
_NEVER_IN = frozenset("的了在是说等就都对到将把被及赴我你他她们这那个着过省县镇村局委办部厅处科市区州党政府们怎很最")
_DOT_NAME = re.compile(r"[一-鿿]{2,8}(?:·[一-鿿]{1,8})+")
_WORDS_NOT_NAMES = frozenset(
    "同志 干部 学员 学习 代表 老师 人员 负责 成员 以来 期间 时间 工作 单位 全市 全县 全省 全区 我市 我省 我县 我区 本市 本省 本报 各级 方面 有关 高度 常务 党组 安排 "
    "于是 计划 明确 方案 解决 解放 强化 强调 高质量 高效 明显 马上 安全 平均 平台 平时 成效 成果 成立 任务 任职 任期 温暖 空间 应当 应该 管理 管委会 时候 时光 张罗 "
    "关于 关键 经济 经验 经过 农业 农村 农民 水利 水平 连续 连接 向上 严格 全面 全程 全体 全部 全国 国家 双方 双向 古城 乐于 万元 东西 华东 金融 和谐 和平 白天 文化 文明 文件".split()
)


def is_name(text: str) -> bool:
    """Whether *text* may be a whole name: 「董善积」 「欧阳骁」 「阿依努尔·吐尔逊」, not 「有关」."""
    if _DOT_NAME.fullmatch(text):
        return True
    if not re.fullmatch(r"[一-鿿]{2,4}", text) or text in _WORDS_NOT_NAMES:
        return False
    single, compound = surnames()
    if text[:2] in compound:
        return len(text) in (3, 4) and not _NEVER_IN & set(text[2:])
    return text[0] in single and len(text) <= 3 and not _NEVER_IN & set(text[1:])


def _follows(text: str, at: int) -> int:
    """How well *text* goes on at *at* after a name: 3 a mark, 2 a long verb, 1 a short one, 0 not at all."""
    if _AFTER_MARK.match(text, at):
        return 3
    if _LONG_VERB.match(text, at):
        return 2
    return int(text[at] in _SHORT_VERB)


def name_at(text: str, at: int, *, sure: bool = False) -> int | None:
    """Return where the name ends that begins at *at*, or ``None``.

    Args:
        text: the reading text.
        at: offset of the first character.
        sure: something before says that a name must follow (a title), so that names without a Chinese surname
            are believed too: 「副主任乌云毕力格，」.
    """
    dotted = _DOT_NAME.match(text, at)
    if dotted:
        last = text.rindex("·", at, dotted.end()) + 1
        shorter = (end for end in range(last + 2, dotted.end()) if _follows(text, end))
        return next(shorter, min(dotted.end(), last + 4))
    single, compound = surnames()
    lengths = (4, 3) if text[at : at + 2] in compound else (3, 2) if text[at : at + 1] in single else ()
    best: tuple[int, int, int] | None = None
    for length in lengths:
        word = text[at : at + length]
        if len(word) < length or not re.fullmatch(r"[一-鿿]+", word) or word in _WORDS_NOT_NAMES:
            continue
        given = word[2:] if length == 4 or word[:2] in compound else word[1:]
        if _NEVER_IN & set(given) or (given and given[-1] in _NEVER_LAST):
            continue
        follows = _follows(text, at + length)
        if not follows:
            continue
        # A shorter name before a long verb beats a longer one that swallows its first character: 「刘涛|认为」.
        swallows = length > 2 and bool(_LONG_VERB.match(text, at + length - 1))
        rank = (int(not swallows), follows >= 2 or length == 3, length)
        if best is None or rank > best[0:3]:
            best = (*rank[:2], length)  # type: ignore[assignment]
    if best:
        return at + best[2]
    if sure:
        for length in (2, 3, 4, 5, 6):
            word = text[at : at + length]
            if len(word) == length and re.fullmatch(r"[一-鿿]+", word) and not _NEVER_IN & set(word):
                if word in _WORDS_NOT_NAMES:
                    return None
                if is_ordinary(word):
                    continue
                if _follows(text, at + length) == 3 or (length >= 3 and _follows(text, at + length)):
                    return at + length
            else:
                return None
    return None


def names_from_gaps(text: str, gaps: frozenset[int], start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run of names that blanks part, and two-character names that a blank sets apart.

    Args:
        text: the reading text; it has no blanks left.
        gaps: where they were.
        start: of the run, 「苏叶方恒」.
        end: of the run.

    Returns:
        Spans of the names: 「张 静」 is one name, 「苏 叶 方 恒」 are two, 「司 徒 鹏」 is one.
    """
    edges = [start, *sorted(gap for gap in gaps if start < gap < end), end]
    tokens = list(zip(edges, edges[1:], strict=False))
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        left, right = tokens[index]
        taken = index + 1
        if right - left == 1 and taken < len(tokens) and tokens[taken][1] - tokens[taken][0] == 1:
            right = tokens[taken][1]
            taken += 1
            if text[left:right] in surnames()[1] and taken < len(tokens):
                right = tokens[taken][1]
                taken += 1
        spans.append((left, right))
        index = taken
    cut: list[tuple[int, int]] = []
    for left, right in spans:
        cut.extend(_cut_run(text, left, right))
    return cut


def _cut_run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut names that nothing parts, 「刘复兴张传虎」, if there is one way to do it."""
    if end - start <= 4 or "·" in text[start:end]:
        return [(start, end)]
    ways: list[list[tuple[int, int]]] = []

    def walk(at: int, taken: list[tuple[int, int]]) -> None:
        if at == end:
            ways.append(taken)
        for length in (2, 3, 4):
            if at + length <= end and is_name(text[at : at + length]):
                walk(at + length, [*taken, (at, at + length)])

    walk(start, [])
    ways.sort(key=lambda way: (len(way), [-(b - a) for a, b in way]))
    return ways[0] if ways else [(start, end)]
