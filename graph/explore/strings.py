"""Every word of the page that does not come from the texts or the ontology, Chinese and English side by side."""

from __future__ import annotations

import re

from graph.explore.view_strings import VIEW_STRINGS
from graph.model import Literal

__all__ = ["INVERSES", "STANDARD_TERMS", "STRINGS", "literal_words"]

#: key: (Chinese, English). ``{n}`` stands for a number; whoever adds a word adds both languages.
STRINGS: dict[str, tuple[str, str]] = {
    "title": ("干部挂职知识图谱", "Knowledge graph of cadre placements"),
    "language": ("English", "中文"),
    "language-hint": ("Switch the interface to English", "界面切换为中文"),
    "skip": ("跳到名单", "Skip to the list"),
    "count-document": ("篇文本", "texts"),
    "count-cadre": ("名干部", "cadres"),
    "count-placement": ("次派出", "placements"),
    "count-lesson": ("条收获", "lessons"),
    "count-fact": ("条事实", "facts"),
    "search": ("搜索姓名、单位、地区、收获或原文", "Search names, units, areas, lessons, quotes"),
    "search-results": ("搜索结果", "Search results"),
    "search-none": ("没有找到。换一个词，或者少打几个字。", "Nothing found. Try another word, or fewer characters."),
    "search-more": ("还有 {n} 条，请再多打几个字", "{n} more: type on to narrow down"),
    "legend": ("图例与筛选", "Legend and filters"),
    "group-home-area": ("派出地区", "Home areas"),
    "group-home-unit": ("派出单位", "Home units"),
    "group-cadre": ("干部", "Cadres"),
    "group-host-unit": ("接收单位", "Host units"),
    "group-host-area": ("接收地区", "Host areas"),
    "group-theme": ("主题", "Themes"),
    "group-lesson": ("收获", "Lessons"),
    "group-observation": ("见闻", "Observations"),
    "group-reflection": ("感悟", "Reflections"),
    "group-proposal": ("建议", "Proposals"),
    "group-adopted": ("已采用", "Adopted"),
    "band-themes": ("主题与收获", "Themes and lessons"),
    "any-theme": ("全部主题", "All themes"),
    "any-area": ("全部接收地区", "All host areas"),
    "filter-theme": ("按主题筛选", "Filter by theme"),
    "filter-area": ("按接收地区筛选", "Filter by host area"),
    "reset": ("清除筛选", "Clear filters"),
    "network": (
        "关系网络：左为派出地，中为干部，右为接收地和收获。旁边的名单可用键盘到达每个人。",
        "Network: home on the left, cadres in the middle, hosts and lessons on the right. "
        "The list beside it reaches everybody by keyboard.",
    ),
    "way": ("图中位置", "Where you are"),
    "way-back": ("全部 {n} 名干部", "All {n} cadres"),
    "way-whole": (
        "{n} 名干部，按地区汇总。点一个地区、单位或一条线，展开到每个人。",
        "{n} cadres, gathered by area. Click an area, a unit or a stream to open it down to each person.",
    ),
    "groups-hint": (
        "点一个地区、单位或一条线，展开到每个人。",
        "Click an area, a unit or a stream to open it down to each person.",
    ),
    "streams-hint": (
        "线越粗，人越多；小流向颜色浅，指着一个地区就显出来。",
        "The wider, the more cadres; small streams are faint until you point at an area.",
    ),
    "some-cadres": ("{n} 名干部", "{n} cadres"),
    "some-lessons": ("{n} 条收获", "{n} lessons"),
    "group-rest": ("其余 {n} 处", "{n} others"),
    "group-none": ("未写明", "not stated"),
    "rest": ("其余各处", "others"),
    "anywhere": ("各地", "anywhere"),
    "band-top-units": ("接收较多的单位", "Top host units"),
    "beyond-up": ("↑ 上面还有 {n} 个", "↑ {n} more above"),
    "beyond-down": ("↓ 下面还有 {n} 个", "↓ {n} more below"),
    "beyond-left": ("← 还有 {n} 个", "← {n} more"),
    "beyond-right": ("还有 {n} 个 →", "{n} more →"),
    "larger": ("字太小？放大来读", "Too small? Enlarge"),
    "zoom-in": ("放大", "Zoom in"),
    "zoom-out": ("缩小", "Zoom out"),
    "zoom-all": ("看全图", "Show all"),
    "panel": ("事实与原文", "Facts and passages"),
    "overview": ("谁去了哪里", "Who went where"),
    "overview-hint": (
        "点一个人、单位、地区、主题、圆点或一条线，读它的事实，和每条事实所出的原文。",
        "Click a person, a unit, an area, a theme, a dot or a line to read its facts, each with its passage.",
    ),
    "overview-none": ("没有符合筛选的干部。", "No cadre matches the filters."),
    "back": ("返回名单", "Back to the list"),
    "also": ("又作", "Also"),
    "facts": ("事实", "Facts"),
    "placements": ("派出经历", "Placements"),
    "lessons": ("带回来的收获", "Lessons brought home"),
    "passages": ("原文", "Passages"),
    "evidence": ("原文依据", "Passages"),
    "rule": ("读出规则", "Read by rule"),
    "no-rule-text": ("（没有说明）", "(no documentation)"),
    "document": ("文件", "File"),
    "source": ("来源", "Source"),
    "date": ("日期", "Date"),
    "reporters": ("记者", "Reporters"),
    "read-here": ("从这篇文本读出", "Read in this text"),
    "unknown": ("不详", "unknown"),
    "connection": ("关系", "Connection"),
    "kind-Document": ("文本", "Text"),
    "kind-theme": ("主题", "Theme"),
    "kind-mode": ("派出方式", "Mode"),
    "kind-status": ("状态", "Status"),
    "kind-kind": ("收获类别", "Kind of lesson"),
    "kind-unitkind": ("单位类别", "Kind of unit"),
    "kind-concept": ("概念", "Concept"),
    "line-stated": ("实线：原文明说", "Solid: stated in the text"),
    "line-missed": ("灰线：计划中或已取消", "Grey: planned or cancelled"),
    "line-inferred": ("虚线：由原文推出", "Dashed: inferred"),
    "move-hint": ("滚轮上下移动，Ctrl＋滚轮缩放，拖动平移", "Wheel to scroll, Ctrl+wheel to zoom, drag to pan"),
    "too-old": (
        "这个浏览器太旧，读不了这一页。请换用近两三年的 Chrome、Edge、Firefox 或 Safari。",
        "This browser is too old for this page. Please use a Chrome, Edge, Firefox or Safari of the last years.",
    ),
    "noscript": (
        "这个页面要用脚本画图，请允许脚本运行；它不连接网络。",
        "This page draws with a script: please allow it. It never uses the network.",
    ),
    **VIEW_STRINGS,
}

#: What a property is called from its other end: (Chinese, English).
INVERSES: dict[str, tuple[str, str]] = {
    "aboutPractice": ("相关收获", "Lessons about it"),
    "areaA": ("结对", "Pairings"),
    "areaB": ("结对", "Pairings"),
    "dcterms:subject": ("收获", "Lessons"),
    "figureOf": ("数据", "Figures"),
    "fromArea": ("从这里派出", "Sent from here"),
    "fromPost": ("派出时任此职", "Sent from this post"),
    "fromUnit": ("从这里派出", "Sent from here"),
    "homeUnit": ("本单位派出的干部", "Cadres sent from here"),
    "hostUnit": ("来这里的干部", "Cadres hosted here"),
    "inArea": ("本地单位", "Units here"),
    "inBatch": ("同批派出", "Placements of this batch"),
    "issuer": ("发布的政策", "Policies issued"),
    "kind": ("收获", "Lessons"),
    "learned": ("学到的人", "Learned by"),
    "learnedAt": ("在这里学到", "Learned here"),
    "learnedDuring": ("期间的收获", "Lessons learned during it"),
    "mainTheme": ("收获", "Lessons"),
    "mentionedIn": ("文中提到", "Mentioned here"),
    "mode": ("派出经历", "Placements"),
    "namedIn": ("文中人物", "People named here"),
    "ofCadre": ("派出经历", "Placements"),
    "org:postIn": ("职务", "Posts"),
    "org:subOrganizationOf": ("下属机构", "Parts of it"),
    "practisedAt": ("当地做法", "Practices here"),
    "proposedFor": ("为这里提出", "Proposed for here"),
    "receivingArea": ("接收的批次", "Batches received"),
    "reporterOf": ("记者", "Reporters"),
    "schema:containedInPlace": ("下辖地区", "Areas within"),
    "sendingArea": ("派出的批次", "Batches sent"),
    "status": ("派出经历", "Placements"),
    "toArea": ("来到这里", "Came here"),
    "toPost": ("挂任此职", "Came to this post"),
    "toUnit": ("来到这里", "Came here"),
    "unitKind": ("单位", "Units"),
}

#: What terms of the standards are called where the ontology only uses them: (Chinese, English).
STANDARD_TERMS: dict[str, tuple[str, str]] = {
    "dcterms:subject": ("主题", "theme"),
    "dcterms:title": ("标题", "title"),
    "org:postIn": ("所在单位", "post in"),
    "org:subOrganizationOf": ("上级单位", "part of"),
    "schema:containedInPlace": ("上级地区", "contained in"),
    "Person": ("人物", "person"),
}

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_DURATION_WORDS = (("年", "year"), ("个月", "month"), ("周", "week"), ("天", "day"))


def literal_words(literal: Literal) -> tuple[str, str]:
    """Return how a value is written in Chinese and in English: 「P3M15D」 is 3个月15天, 3 months 15 days."""
    value = literal.value
    if literal.datatype in {"date", "gYearMonth", "gYear"}:
        parts = value.split("-")
        if 1 <= len(parts) <= 3 and all(part.isdigit() for part in parts):
            return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False)), value
    if literal.datatype == "duration":
        match = _DURATION.fullmatch(value)
        if match and any(match.groups()):
            amounts = [
                (amount, zh, en if amount == "1" else f"{en}s")
                for amount, (zh, en) in zip(match.groups(), _DURATION_WORDS, strict=True)
                if amount
            ]
            return "".join(f"{n}{zh}" for n, zh, _ in amounts), " ".join(f"{n} {en}" for n, _, en in amounts)
    if literal.datatype == "boolean" and value in {"true", "false"}:
        return ("是", "yes") if value == "true" else ("否", "no")
    return value, value
