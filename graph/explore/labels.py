"""What is written in the boxes of the picture: one line, short enough, without what stands beside it anyway."""

from __future__ import annotations

import unicodedata

from graph.explore.picture import LESSON_GROUPS, Picture

__all__ = ["LONGEST", "box_names", "label_width", "one_line", "short_label"]

#: The widest label of a group that its boxes are made for, in Chinese characters; of longer ones the page writes as much
#: as there is room for in the window.
LONGEST = {"home-area": 7, "home-unit": 11, "cadre": 5, "host-unit": 11, "host-area": 7, "theme": 8}

#: What is longer than this has room in no window.
_LONGEST_WRITTEN = 24

#: How much of a cut label is its end, which tells what it is: 「…办公室」.
_TAIL = 0.36


def label_width(label: str) -> float:
    """Return how wide a label is, in Chinese characters."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.58 for char in label)


def one_line(text: str) -> str:
    """Return *text* fit for a canvas: no line breaks, no characters that steer the direction of others."""
    kept = "".join(" " if char.isspace() else char for char in text if unicodedata.category(char) not in {"Cf", "Cs"})
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in kept).split())


def short_label(label: str, longest: float) -> str:
    """Return *label* cut in the middle to at most *longest* Chinese characters: its end tells what it is.

    「市委宣传部文化体制改革和文化产业发展办公室」 becomes 「市委宣传部文…办公室」.
    """
    if label_width(label) <= longest:
        return label
    tail = ""
    while label_width(label[-len(tail) - 1 :]) <= longest * _TAIL:
        tail = label[-len(tail) - 1 :]
    head = ""
    while label_width(label[: len(head) + 1]) <= longest - 1 - label_width(tail):
        head = label[: len(head) + 1]
    return f"{head}…{tail}"


def box_names(picture: Picture) -> dict[str, str]:
    """Return what is written in each box: an area inside another leaves out what that one already says.

    「安徽省淮南市潘集区」 is 「潘集区」 beside 「淮南市」, and a unit names only the innermost of its areas: 「淮南市潘集区
    政协」 is 「潘集区政协」. A lesson is a dot and says nothing.
    """
    labels = {node.id: one_line(node.label) for node in picture.nodes}
    whole = dict(labels)
    groups = {node.id: node.group for node in picture.nodes}
    for edge in picture.edges:
        if edge.group == "place":
            inner, outer = sorted((edge.source, edge.target), key=lambda id_: len(whole[id_]), reverse=True)
            rest = whole[inner].removeprefix(whole[outer])
            if groups[inner] == groups[outer] and rest != whole[inner] and len(rest) >= 2:
                labels[inner] = rest
    for node in picture.nodes:
        if node.group.endswith("-area"):
            for word in ("省", "自治区"):
                province, found, rest = labels[node.id].partition(word)
                if found and len(rest) >= 2 and len(province) <= 5:
                    labels[node.id] = rest
                    break
    for edge in picture.edges:
        if edge.group == "place":
            area, unit = sorted((edge.source, edge.target), key=lambda id_: groups[id_].endswith("-unit"))
            before, _, rest = labels[unit].partition(labels[area])
            if groups[unit].endswith("-unit") and rest and before and before in whole[area]:
                labels[unit] = labels[unit].removeprefix(before)
    return {
        node.id: "" if node.group in LESSON_GROUPS else short_label(labels[node.id], _LONGEST_WRITTEN)
        for node in picture.nodes
    }
