"""The words of the views beside the network: roster, flows, lessons, timeline, what is open; Chinese and English."""

from __future__ import annotations

__all__ = ["VIEW_STRINGS"]

#: key: (Chinese, English). ``{n}`` stands for a number or a name; whoever adds a word adds both languages.
VIEW_STRINGS: dict[str, tuple[str, str]] = {
    "views": ("视图", "Views"),
    "view-network": ("网络", "Network"),
    "view-roster": ("名册", "Roster"),
    "view-flows": ("流向", "Flows"),
    "view-lessons": ("收获", "Lessons"),
    "view-times": ("时间线", "Timeline"),
    "view-open": ("未定与不一", "Open questions"),
    "view-whole": ("详情页", "Page"),
    "scheme": ("明暗", "Light/dark"),
    "scheme-hint": ("切换浅色与深色", "Switch between light and dark"),
    "close": ("关闭", "Close"),
    "any": ("全部", "All"),
    "all": ("全部", "all"),
    "level": ("地区层级", "Level"),
    "level-province": ("省", "Province"),
    "level-city": ("市", "City"),
    "level-county": ("县（区）", "County"),
    "of-all": ("{n} 次派出", "{n} placements"),
    "some-stays": ("{n} 人次", "{n} stays"),
    "stays": ("人次", "Stays"),
    "show-all": ("看全部", "Show all"),
    "certainty": ("确定程度", "Certainty"),
    # The roster.
    "hint-roster": (
        "每行一次派出。点栏名排序，点“明说”“推出”看原文，点名字看全部事实。虚线下划的是推出的，不是原文直接说的。",
        "A row for each placement. Click a heading to sort, a mark of certainty to read the passage, a name for all facts. "
        "Dashed underlines mark what is inferred.",
    ),
    "roster-search": ("找姓名、单位、拼音首字母", "Filter: name, unit, initials"),
    "col-cadre": ("干部与原职务", "Cadre and post"),
    "col-from": ("派出单位与地区", "Home unit and area"),
    "from-area": ("派出地区", "Home area"),
    "to-area": ("接收地区", "Host area"),
    "col-to": ("接收单位与地区", "Host unit and area"),
    "col-mode": ("方式", "Mode"),
    "col-start": ("开始", "Start"),
    "col-end": ("结束与时长", "End and length"),
    "col-batch": ("批次", "Batch"),
    "col-status": ("状态", "Status"),
    "copy": ("复制", "Copy"),
    "save-csv": ("存为 CSV", "Save as CSV"),
    "saved": ("已保存 {n} 行", "{n} rows saved"),
    "copied": ("已复制 {n} 行，可以贴进表格", "{n} rows copied: paste them into a spreadsheet"),
    "copy-failed": ("浏览器不允许复制，请用“存为 CSV”", "The browser refuses to copy: please save as CSV"),
    "in-roster": ("在名册中看", "See in the roster"),
    # The page of one thing.
    "whole-page": ("整页看，连同全部原文", "Whole page, with all passages"),
    "whole-none": ("没有选中什么。请先搜索或点一个名字。", "Nothing is selected. Search or click a name first."),
    "seen-in-network": ("在网络图中看", "See in the network"),
    "all-passages": ("原文各段", "In the texts"),
    # Flows.
    "hint-flows": (
        "从哪里派出，派往哪里。越宽人越多；点一个地区或一条带子，看是哪些人。",
        "From where to where. The wider, the more people; click an area or a ribbon to see them.",
    ),
    "flow": ("流向", "Flow"),
    "all-flows": ("全部流向", "All flows"),
    # Lessons.
    "hint-lessons": (
        "表里的数字是收获条数：主题 × 学习地。点一格、一行或一列，只看那些收获；或选一个单位，看带回给它的建议。",
        "The numbers count lessons: theme by host. Click a cell, a row or a column to see only those; "
        "or choose a unit to see what is proposed for it.",
    ),
    "own-unit": ("选择单位", "Own unit"),
    "choose-unit": ("（不限单位）", "(any unit)"),
    "lesson-search": ("在收获里找：词句、人、主题", "Filter: words, person, theme"),
    "heat-caption": ("主题 × 学习地", "Theme by host"),
    "more-hosts": (
        "另有 {n} 处学习地没有列出；换一个地区层级可以合并",
        "{n} more hosts are not shown; another level joins them",
    ),
    "nobody-named": ("（未写明是谁）", "(nobody named)"),
    "advice-for": ("带回来的建议", "Proposals brought home"),
    "advice-named": ("写明为这里提的，或已在这里采用的", "Proposed for here by name, or adopted here"),
    "advice-own": ("这里派出的人提的", "Proposed by people sent from here"),
    "advice-others": ("别处就同样主题提的", "Proposed elsewhere on the same themes"),
    "no-lessons": ("没有这样的收获。", "No such lessons."),
    "advice-none": ("没有读到为这里提的建议。", "No proposal for this unit was read."),
    # The timeline.
    "hint-times": (
        "原文多精确，图就多精确：只写到月的，那个月里哪一天都有可能，画得浅。",
        "As precise as the texts: where only the month is said, any day of it is possible, and is drawn faintly.",
    ),
    "key-sure": ("肯定在外", "certainly there"),
    "key-maybe": ("可能已在外", "possibly there"),
    "key-counted": ("结束由时长推算", "end counted from length"),
    "key-open": ("没写何时结束", "end not stated"),
    "key-batch": ("批次出发", "batch departs"),
    "end-open": ("没写何时结束", "end not stated"),
    "end-counted": ("结束为推算", "end counted"),
    "no-batch": ("没有写明批次的", "No batch stated"),
    "headcount": ("共 {n} 人", "{n} people"),
    "named-here": ("点名 {n} 人", "{n} named"),
    "undated": ("没有写明时间的", "No date stated"),
    # What is open.
    "hint-open": (
        "原文没有说清的，和几处说法不一的。都留在图里，等人来定。",
        "What the texts leave open, and what they tell differently. All of it stays until somebody decides.",
    ),
    "open-conflicts": ("说法不一", "Contradictions"),
    "open-undecided": ("未定的问题", "Open questions"),
    "open-facts": ("未定的事实", "Undecided facts"),
    "open-triggers": ("没有归类的派出用语", "Words of sending that nobody could settle"),
    "open-unapplied": ("没有用上的人工判断", "Decisions that were not applied"),
    "no-conflicts": ("几篇文本没有互相矛盾之处。", "The texts do not contradict each other."),
    "no-undecided": ("没有未定的问题。", "No question is open."),
    "undecided-of": ("未定：", "Open: "),
    "told-differently": ("说法不一：", "Told differently: "),
    "question-person": ("是不是同一个人", "One person or two"),
    "question-host": ("去了哪里", "Where to"),
    "question-area": ("是哪个地区", "Which area"),
    "question-home": ("从哪里来", "Where from"),
    # Pictures.
    "save-picture": ("把整张网络图存成文件", "Save the whole network as a picture"),
}
