"""For whom somebody who signs a text writes: 「淮南日报记者 宋砚青」."""

from __future__ import annotations

import re

from graph.find.areas import gazetteer
from graph.model import Document

__all__ = ["paper_of"]

_PAPER = (
    r"(?P<paper>[一-鿿]{2,8}?(?:日报|晚报|早报|晨报|时报|都市报|快报|商报|[一-鿿]报|电视台|广播台|融媒体中心|通讯社|新华社))社?"
    r"(?:全媒体|融媒体|首席|见习|特约|驻[一-鿿]{1,4}|实习)*(?:记者|通讯员|特派员)[：\s]*(?:[一-鿿·]{2,4}[\s、]+)*"
)


def paper_of(name: str, document: Document) -> str:
    """Return what tells whose reporter *name* is.

    Args:
        name: of whoever signs.
        document: that is signed.

    Returns:
        The paper that stands before the name, 「淮南日报」; else the publisher that the catalogue tells; else the county of the
        publisher, for a county has one paper; else the name of the document, which nobody else bears.
    """
    told = re.search(_PAPER + re.escape(name), document.text)
    if told and told["paper"] != "本报":
        return told["paper"]
    area = gazetteer().by_full.get(document.place)
    return document.source or (document.place if area and len(area.code) >= 6 else "") or document.name
