"""What a time shows beside what rules read, and by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["near", "said_so"]


def said_so(value: str, last: str, said: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield how a time is to those that rules read for the person's stay."""
    for slot, told in said.items():
        if value.startswith("P") != (slot == "duration"):
            continue
        if not told:
            yield f"said no {slot}"
        for rule, time in told.items():
            same = time == (last if slot == "end" and last else value)
            how = "is" if same else "in" if value.startswith(time) or time.startswith(value) else "not"
            yield from (f"said {slot} {how}", f"said {slot} {how} by {rule}")


_NEAR = (
    "启程 出发 抵达 报到 到岗 到任 来到 赴 选派 派 进驻 起 至 期满 结束 返回 返岗 归来 回到 期限 时间 为期 任期 召开 印发 签订 结对 建立 毕业 参加工作 出生 "
    "欢送 送行 行前 出征 交接 汇报会 结业 满 中止 接替 接续 牵手 协作关系 对口合作 出台 实施 本批 同日 上午 "
    "发布 公布 公示 公告 揭牌 启动 开班 欢迎 见面会 轮换 上岗 派遣 到位 报名 拟于 通知 表彰 获 "
    "调 担任 任 挂任 挂职 跟班 学习 计划 原 延长 提前 以来 年底 上旬 第一天 那天 座谈会 总结会 昨日 日前 截至 累计"
).split()


def near(around: str) -> Iterator[str]:
    """Yield the words in *around*, the text about a time, that lead to one that begins or ends a stay, or to another."""
    yield from (f"near {word}" for word in _NEAR if word in around)
