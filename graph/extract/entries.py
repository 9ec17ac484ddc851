"""An entry of a roster or card: who, from where, to where, how and since when, by the labels over or before the values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.extract.clauses import host_of_post
from graph.extract.modes import mode_words, spelt, stay_words
from graph.extract.periods import Period
from graph.extract.view import MODE, Host, View, mode_pattern
from graph.find.fields import label_parts, label_words, role_of
from graph.find.posts import ends_with_title, ends_with_unit, split_posts
from graph.model import Reading, Slot

__all__ = ["NOTHING", "Entry", "host_in", "mode_of_label", "mode_told", "placement", "reading_of", "roles_of"]

Span = tuple[int, int]
#: What stands in a cell of which nothing is known yet, or that repeats the one above.
NOTHING = re.compile(r"(?:待定|待[通另][知行].*|另行.{2,4}|未定|无|暂无|/|[-—－]+|\.+|…+)?")
_ANY_MODE = spelt(mode_words())
#: A value that holds a mode between its marks: 「今年2月，对口支援，六个月」 「（援疆）」.
_PIECE = re.compile(rf"(?:^|[，；（、/\s])(?P<mode>{_ANY_MODE})(?=$|[，；）、/（]|\d|[一二两三四五六七八九十半])")
#: So long is the code of a county.
_COUNTY = 6
_AS = re.compile(r"（?任(?P<title>[^（）]{2,12})）?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """The spans of what an entry says, each (0, 0) where it says nothing, and when the stay is."""

    name: Span
    home: Span = (0, 0)
    home_title: Span = (0, 0)
    host: Span = (0, 0)
    host_title: Span = (0, 0)
    mode: Span = (0, 0)
    periods: tuple[Period, ...] = ()

    def having(self, role: str, span: Span) -> Entry:
        """Return the entry with *span* for *role*, one of its parts by name."""
        spans = {one: getattr(self, one) for one in ("name", "home", "home_title", "host", "host_title", "mode")}
        return Entry(**{**spans, role: span}, periods=self.periods)


def roles_of(labels: Sequence[str]) -> list[str]:
    """Return the role of each of the labels of one head or card, by what the others say.

    「现单位」 beside 「原单位」 is where somebody stays; a bare 「职务」 belongs to the unit before it; where no label asks for a unit, the one
    for the office has both.
    """
    parts = [label_parts(label) for label in labels]
    roles = [role_of(label) for label in labels]
    if not any(role.startswith("host") or role == "change" for role in roles):
        once = any("home" in part for part, role in zip(parts, roles, strict=True) if role.startswith("home"))
        for at, (part, role) in enumerate(zip(parts, roles, strict=True)):
            if once and "now" in part and "home" not in part and role.startswith("home"):
                roles[at] = role.replace("home", "host")
    side = "home"
    for at, (part, role) in enumerate(zip(parts, roles, strict=True)):
        if role == "home_title" and not part & {"home", "now"}:
            roles[at] = f"{side}_title"
        elif role in ("home", "host"):
            side = role
    for side in ("home", "host"):
        if side not in roles and f"{side}_title" in roles:
            roles[roles.index(f"{side}_title")] = side
    return roles


def placement(view: View, rule: str, start: int, end: int, entry: Entry, mode: str, status: str = "") -> Reading | None:
    """Return the reading of a stay that *entry* tells; ``None`` if it tells no host.

    Args:
        view: the page.
        rule: that reads it.
        start: of the row or card.
        end: behind it.
        entry: the spans of its parts.
        mode: the word for the stay.
        status: planned, or empty.
    """
    host = host_in(view, *entry.host)
    if host is None:
        return None
    office = view.text[slice(*entry.host_title)]
    held = host_of_post(view, *entry.host_title, host) if office and not host.unit else None
    if held and held.unit:
        host = held  # 「派驻地：大方县」 「挂任职务：县委常委、副县长」
    if ends_with_title(office) and not host.title:
        titles = ";".join(dict.fromkeys(post.title for post in split_posts(office) if post.title))
        host = replace(host, title=titles)
    return reading_of(view, rule, start, end, entry, host, mode, status)


def reading_of(
    view: View, rule: str, start: int, end: int, entry: Entry, host: Host, mode: str, status: str = ""
) -> Reading:
    """Return the reading of a stay at *host*, and of what else *entry* tells: see :func:`placement`."""
    here = view.evidence(rule, start, end)
    title = re.sub(
        r"（([^（）]*)）",
        lambda match: f"、{match[1]}" if ends_with_title(match[1]) else "",
        view.text[slice(*entry.home_title)],
    )
    home, post = entry.home, view.text[slice(*entry.home)]
    whole = _in_area(view, home, title)
    if whole:
        home, post, title = entry.home_title, whole, ""
    slots = [
        Slot("cadre", view.text[slice(*entry.name)]), Slot("mode", mode), Slot("status", status),
        Slot("post", post, here), Slot("host_unit", host.unit), Slot("host_title", host.title),
        Slot("home_span", f"{home[0]}:{home[1]}" if home[1] else "", here),
        Slot("host_area", host.area.full if host.area else ""), Slot("home_title", title, here),
    ]  # fmt: skip
    for period in entry.periods:
        slots += period.slots(view, rule)
    return view.reading("placement", rule, start, end, *slots)


def _in_area(view: View, home: Span, title: str) -> str:
    """Return the whole post where one value has no more than the county and the other the unit as well: 「巧家县」 「白鹤滩镇副镇长」; else nothing."""
    area = view.text[slice(*home)]
    place = view.places.starting_at(home[0]) if area else None
    if not (place and place.area and place.end == home[1] and len(place.area.code) <= _COUNTY):
        return ""
    posts = split_posts(title)
    if not any(ends_with_unit(post.unit) for post in posts):
        return ""
    if title.startswith((area, place.area.name)):
        return title
    return area + title.removeprefix(area[-1])  # 「区市场监督管理局」 of 「梁溪区」


def host_in(view: View, start: int, end: int) -> Host | None:
    """Read a value as a host: a unit, a post there, or no more than an area; 「〈单位〉（任局长助理）」 and 「〈单位〉，挂职副局长」 hold both."""
    text = view.text[start:end]
    if NOTHING.fullmatch(text):
        return None
    later = re.search(r"[，；](?:后|再|又|先后|其后|之后|现)", text)
    if later and later.start():
        end = start + later.start()
        text = view.text[start:end]
    beside = re.search(r"，(?:(?:挂职|挂任|任|担任)+|(?=驻[一-鿿]{0,12}(?:队长|队员|书记)$))", text)
    inner = _AS.search(text) if text.endswith("）") else None
    if beside or inner:
        cut = beside.start() if beside else text.rindex("（")
        where = host_in(view, start, start + cut)
        office = start + (beside.end() if beside else inner.start("title") if inner else 0)
        held = host_of_post(view, office, end - bool(inner and not beside), where) if where else None
        return replace(where, title=where.title or held.title) if where and held else where
    tail = re.search(rf"(?:{MODE}|工作|任职)?(?:（[^（）]*）)*$", text)
    lead = re.match(rf"(?:拟|现|已|在|到|赴|任|担任|(?:{MODE})(?:任|于|到)?)+(?=.{{4}})", text)
    end = start + tail.start() if tail and tail.start() else end
    if lead and not view.places.starting_at(start):  # 「任丘市农业农村局」
        start += lead.end()
    return host_of_post(view, start, end) if ends_with_title(view.text[start:end]) else view.host(start, end)


def mode_told(view: View, *spans: Span) -> str:
    """Return the first word for a stay that a value has, 「支教一年半」 「从江县职业技术学校（东西部协作，支教）」."""
    for start, end in spans:
        match = mode_pattern().search(view.text, start, end)
        if match:
            return match.group().replace("挂任", "挂职")
        piece = _PIECE.search(view.text[start:end])
        if piece:
            return piece["mode"]
    return ""


def mode_of_label(label: str) -> str:
    """Return the word for a stay that a label has: 「跟岗」 of 「跟岗单位」, none of 「受援医院」."""
    return next((word for word in label_words(label) if word in stay_words()), "").replace("挂任", "挂职")
