"""One text with its annotation, and the tables of a build that read it faultlessly: what each test spoils a little."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.evaluate import Evaluation, evaluate
from graph.evaluate.tables import COLUMNS

__all__ = ["Case"]

TEXT = """到海边去学
2021年3月,云岭县发展和改革局副局长林知远到海城市新湾区行政审批局挂职半年。石桥镇党委书记苏明哲同去。
林知远说:“企业的事当天有回音,这一点最值得我们学。”
林知远和苏明哲建议云岭县政务大厅也设周末窗口。
新湾区的“周末会客厅”办了两年,现有企业1,320家。窗口人员周若溪说,周末来的人最多。
本报记者 何以 宁
"""

ANNOTATION: dict[str, Any] = {
    "document": "seaside.txt",
    "genre": "通讯",
    "publication": {"titles": ["到海边去学"], "reporters": ["何以宁"], "date": None},
    "placements": [
        {
            "cadre": "林知远",
            "home_unit": ["云岭县发展和改革局", "云岭县发改局"],
            "home_title": ["副局长"],
            "home_area": "东山省云岭县",
            "host_unit": ["新湾区行政审批局", "海城市新湾区行政审批局"],
            "host_title": [],
            "host_area": "海城市新湾区",
            "mode": "挂职",
            "start": "2021-03",
            "end": None,
            "duration": "P6M",
            "quote": "云岭县发展和改革局副局长林知远到海城市新湾区行政审批局挂职半年",
        },
    ],
    "lessons": [
        {
            "cadre": "林知远",
            "title": None,
            "quote": "“企业的事当天有回音，这一点最值得我们学。”",
            "kind": "observation",
            "themes": ["business-environment", "work-style"],
        },
        *(
            {
                "cadre": cadre,
                "title": None,
                "quote": "林知远和苏明哲建议云岭县政务大厅也设周末窗口。",
                "kind": "proposal",
                "themes": ["government-services"],
            }
            for cadre in ("林知远", "苏明哲")
        ),
    ],
    "practices": [{"name": "周末会客厅", "where": "新湾区", "quote": "新湾区的“周末会客厅”"}],
    "policies": [{"title": "对口合作工作方案", "issuer": None, "date": None}],
    "pairings": [{"areas": ["东山省云岭县", "海城市新湾区"], "since": None, "quote": ""}],
    "batches": [
        {"name": "第二批", "sending_area": "东山省云岭县", "receiving_area": None, "ordinal": 2, "headcount": 12}
    ],
    "figures": [{"subject": "新湾区", "measure": "企业", "value": 1320, "unit": "家", "quote": "现有企业1,320家"}],
    "other_people": [{"name": "周若溪", "role": "窗口人员", "quote": "窗口人员周若溪"}],
}

TABLES: dict[str, list[dict[str, str]]] = {
    "placements": [
        {
            "cadre": "林知远",
            "home_unit": "云岭县发展和改革局",
            "home_title": "副局长",
            "home_area": "东山省云岭县",
            "host_unit": "新湾区行政审批局",
            "host_area": "海城市新湾区",
            "mode": "挂职",
            "start": "2021-03",
            "duration": "P6M",
            "status": "done",
        },
    ],
    "lessons": [
        {
            "cadre": "林知远",
            "kind": "observation",
            "themes": "business-environment;work-style",
            "quote": "“企业的事当天有回音,这一点最值得我们学。”",
        },
        *(
            {
                "cadre": cadre,
                "kind": "proposal",
                "themes": "government-services",
                "quote": "林知远和苏明哲建议云岭县政务大厅也设周末窗口。",
            }
            for cadre in ("林知远", "苏明哲")
        ),
    ],
    "practices": [{"name": "周末会客厅"}],
    "policies": [{"title": "对口合作工作方案"}],
    "pairings": [{"area_a": "海城市新湾区", "area_b": "东山省云岭县"}],
    "batches": [{"sending_area": "东山省云岭县", "ordinal": "2", "headcount": "12"}],
    "figures": [{"subject": "新湾区企业", "measure": "", "value": "1320", "unit": "家"}],
    "people": [{"name": "林知远"}, {"name": "何以宁"}, {"name": "周若溪"}],
}


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


@dataclass
class Case:
    """A text, its annotation and its tables, to be changed and then evaluated."""

    folder: Path
    text: str = TEXT
    annotation: dict[str, Any] = field(default_factory=lambda: _copy(ANNOTATION))
    tables: dict[str, list[dict[str, str]]] = field(default_factory=lambda: _copy(TABLES))

    @property
    def placement(self) -> dict[str, Any]:
        """The first annotated placement."""
        first: dict[str, Any] = self.annotation["placements"][0]
        return first

    @property
    def stay(self) -> dict[str, str]:
        """The first row of the placements."""
        return self.tables["placements"][0]

    def write(self, stem: str = "seaside") -> None:
        """Write the annotation, the text beside it, and the tables."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / f"{stem}.json").write_text(json.dumps(self.annotation, ensure_ascii=False), encoding="utf-8")
        (self.folder / f"{stem}.txt").write_text(self.text, encoding="utf-8", newline="")
        for name, rows in self.tables.items():
            self.write_table(name, [{"document": f"{stem}.txt", **row} for row in rows])

    def write_table(self, name: str, rows: Sequence[dict[str, str]]) -> None:
        """Write one table, with the columns that are scored and those of the passage."""
        columns = [*COLUMNS[name], "status", "quote", "start_char", "end_char"]
        with (self.folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(columns)))
            writer.writeheader()
            writer.writerows(rows)

    def evaluate(self) -> Evaluation:
        """Write everything and return how the tables compare."""
        self.write()
        return evaluate(self.folder, self.folder)

    def counts(self, slot: str) -> tuple[int, int, int]:
        """Return right, predicted and gold of *slot*."""
        tally = self.evaluate().overall[slot]
        return tally.right, tally.predicted, tally.gold
