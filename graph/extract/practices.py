"""Practices: what a host calls its way of doing things, 「红色邮筒」 「一网通办」 「“赛马”考评机制」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.view import View
from graph.model import Reading, Slot

__all__ = ["named_mechanisms", "quoted_practices"]

_NOUN = (
    r"(?:制度|机制|模式|体系|平台|工程|行动|计划|改革|工作法|服务|办法|清单|中心|系统|活动|专员|经验|做法|理念|思维|品牌|举措|措施|格局|战略|口号|政策|通道|家园|"
    r"工作专班|办公室|大脑|看板|地图|图谱|议事会|议事堂|茶座|学堂|讲堂|超市|银行|积分|驿站|站|会|节|榜|券|网|队|员|制|法|码|链|园|贷|码|箱|邮筒)"
)
_RUNS = (
    r"(?:推行|推出|实行|实施|推进|建立|设立|打造|搭建|开展|启动|创建|创新|首创|探索|构建|形成|坚持|践行|提出|倡导|采取|采用|运用|使用|开发|开辟|设置|成立|组建|配备|配|办起|称为|叫做|叫|"
    r"概括为|名为|是|通过|依托|借助|点开|把|将|围绕|秉持|深化|落实|强化|持续|当好|做|搞|设|聚焦|以|擦亮|执行|学|搬来|纳入|从|到|做法|的)"
)
_QUOTED = re.compile(r"“(?P<name>[^“”]{2,40})”(?P<tail>[一-鿿]{0,8})")
_NOT_PRACTICE = re.compile(
    r"^(?:[我你他她]|\d+$)|[？！?!]|^(?:差距|真经|经|答卷|短板|学霸|进|争|学|干|研|两委|大礼包里|十四五.*|双一流|硬菜|炭火|锅底|优等生|上进生|取经人|第二故乡|朋友圈|看齐|难题|必答题|"
    r"压舱石|增长极|土地供给|产业伙伴|传统制造|未来领域|国字号|前列|钥匙.*|金钥匙|发展锁|双向奔赴|大脑|耳朵|脚|眼睛|网|线|站|员|斤斤计较|英雄观|双碳|"
    r"快进键|规划图|施工图|解决|解释|先手棋|人|人的融入|思想的对接|忙碌)$"
)
_SAID = re.compile(r"(?:说|表示|感慨|感叹|认为|告诉|问|答|道|坦言|介绍|：)$")
_METAPHOR = re.compile(r"(?:如同|像|就像|好比|犹如|仿佛|如|当成|视为|变成|从|由|吃|拒当|破除|所谓|跳出|不是|有|作为|答好|讲好|练好|成为了?|名副其实的|化为|换来|看成)$")
_PROPER_TAIL = re.compile(rf"(?P<noun>(?:[一-鿿]{{0,6}})?{_NOUN})")


def quoted_practices(view: View) -> Iterator[Reading]:
    """A name in quotation marks behind a verb of running or before a word for a mechanism is a practice of the host.

    Reads 「推行“服务专员制度”」, 「“一网通办”自助终端」, 「“赛马”考评机制」 (with its noun when the quoted word alone is no name). Does not read metaphors
    (「如同“大脑”」), what people say, or scare quotes that occur once without verb or noun.
    """
    text = view.text
    seen: set[str] = set()
    for match in _QUOTED.finditer(text):
        name, tail = match["name"].strip("，。、；"), match["tail"]
        paragraph = view.page.paragraph_at(match.start())
        if paragraph.repeats or _NOT_PRACTICE.search(name) or name in seen:
            continue
        if match["name"].endswith(("。", "！", "？", "……")) or len(name) > 24 and "、" not in name and "，" not in name:
            continue
        before = text[max(paragraph.start, match.start() - 10) : match.start()]
        if _SAID.search(before) or _METAPHOR.search(before):
            continue
        runs = re.search(rf"{_RUNS}(?:了|着|一个|一套|起|出|首届|好)*$", before)
        noun = re.match(_NOUN, tail) or re.match(rf"[一-鿿]{{0,4}}?{_NOUN}", tail)
        known = re.search(_NOUN + "$", name)
        often = text.count(f"“{name}”") > 1
        chained = text[match.start() - 1 : match.start()] in ("”", "、") and bool(seen)
        if not (runs or noun or known or often or chained):
            continue
        if len(name) <= 3 and not (noun or known) and not (runs and "把" not in runs.group()):
            continue
        full = name
        if noun and len(name) <= 3 and not known:
            full = f"“{name}”{noun.group()}"
        if name in seen or full in seen:
            continue
        seen.update((name, full))
        where = _where(view, match.start())
        yield view.reading("practice", "quoted-practice", match.start(), match.end("name") + 1, Slot("name", full), Slot("where", where))


_MECHANISM = re.compile(
    rf"(?:{'|'.join(('推行', '实施', '建立', '设立', '打造', '搭建', '建立了', '创新设置', '构建', '构建了', '形成了一套', '设置', '形成', '持续落实', '依托', '点开', '开展', '强化', '成立'))})"
    r"(?:了|起|一套|一批|首届)*(?P<name>[一-鿿“”0-9A-Za-z.+]{2,22}?(?:制度|机制|模式|体系|平台|工程|职业序列|管理系统|系统|联盟|工作专班|专管员|生活圈|聚集区|工作法|处罚单|行动))"
)


def named_mechanisms(view: View) -> Iterator[Reading]:
    """A word for a mechanism ends a name without quotation marks behind a verb of setting up: 「全国创新设置社区工作者职业序列」.

    Does not read 「建立健全机制」: a name must say more than the verb and the word.
    """
    for match in _MECHANISM.finditer(view.text):
        name = match["name"]
        if view.page.paragraph_at(match.start()).repeats or "的" in name[:2] or len(name) < 5 or "我们" in name:
            continue
        name = name.rpartition("的")[2] if "的" in name and len(name.rpartition("的")[2]) >= 5 else name
        start = match.end("name") - len(name)
        yield view.reading("practice", "named-mechanism", start, match.end("name"), Slot("name", name), Slot("where", _where(view, start)))


def _where(view: View, at: int) -> str:
    """Whose practice it is: the area or unit named last in the sentence or paragraph, else the narrator's host."""
    start, _ = view.page.sentence_at(at)
    for left in (start, view.page.paragraph_at(at).start):
        named = [m for m in view.places.within(left, at) if m.area]
        if named:
            return view.text[named[-1].start : named[-1].end]
    section = view.plan.section_at(at)
    return view.hosts.get(view.text[slice(*section.name)], "") if section else ""
