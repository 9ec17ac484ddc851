"""Whatever was added, changed, taken away or decided before: a build is byte for byte the build from nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from graph.assemble import assemble
from graph.build import read_knowledge
from graph.cache import Cache
from graph.decide import FILE
from graph.doubts import conflicts_bytes, undecided_bytes
from graph.ledger import ledger_bytes
from graph.model import Knowledge

#: Edits of all runs together: as many as it says, and each is followed by a build that is compared.
RUNS, EDITS = 10, 20

NAMES = [f"{letter}.txt" for letter in "abcde"]
SENTENCES = [
    "2022年10月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职，为期半年。",
    "2022年11月，碧江区商务局局长田茂林到苏州市吴江区商务局挂职。",
    "田茂林说：“吴江的窗口什么都办得快，企业上午递材料，下午就能拿到执照，这一点最值得我们学习。”",
    "巧家县水务局副局长陆启元在东莞市大朗镇跟班学习。",
    "巧家县教育局副局长田茂林在东莞市大朗镇跟班学习。",
    "2022年10月18日，昭通市第三批选派的14名同志奔赴东莞市，开展为期半年的跟班学习。",
    "昭通市第三批赴东莞市跟班学习的16名干部带回了好经验。",
    "赴苏挂职干部田茂林最忙。",
    "吴江区商务局局长柴之远介绍了情况。",
    "2020年6月，苏州市与铜仁市签订对口合作协议。",
    "（本报记者 田茂林）",
]
DECISIONS = [
    "corrected\tstart\t{0}\t碧江区商务局局长田茂林\t田茂林\t2022-10-18\t\t",
    "wrong\tplacement\t{0}\t陆启元在东莞市大朗镇跟班学习\t陆启元\t\t\t",
    "same\tperson\t{0}\t田茂林\t田茂林\t\t{1}\t田茂林",
    "different\tperson\t{0}\t田茂林\t田茂林\t\t{1}\t田茂林",
    "right\tbatch_headcount\t{0}\t昭通市第三批\t\t14\t\t",
    "wrong\tlesson\t{0}\t这一点最值得我们学习\t\t\t\t",
]
HEADER = "verdict\tkind\tdocument\tquote\tabout\tvalue\tother_document\tother_quote\n"
names = st.sampled_from(NAMES)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map("\n\n".join)


def shown(knowledge: Knowledge) -> tuple[object, ...]:
    """Return what a build writes of *knowledge*: the graph, and the lists beside it."""
    return (
        [str(triple) for triple in assemble(knowledge)],
        ledger_bytes(knowledge.ledger),
        undecided_bytes(knowledge.undecided),
        conflicts_bytes(knowledge.conflicts),
        knowledge.unapplied,
    )


class Changes(RuleBasedStateMachine):
    """A corpus that people work on, and a cache that has seen all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.corpus = Path(self.place.name) / "corpus"
        self.corpus.mkdir()
        self.lines: list[str] = []

    @initialize(text=texts)
    def begin(self, text: str) -> None:
        """Begin with one text."""
        (self.corpus / NAMES[0]).write_text(text, encoding="utf-8")

    @rule(name=names, text=texts)
    def write(self, name: str, text: str) -> None:
        """Add a text, or change one."""
        (self.corpus / name).write_text(text, encoding="utf-8")

    @rule(name=names)
    def take_away(self, name: str) -> None:
        """Take a text away; one is left."""
        if len(list(self.corpus.glob("*.txt"))) > 1:
            (self.corpus / name).unlink(missing_ok=True)

    @rule(line=st.sampled_from(DECISIONS), one=names, other=names)
    def decide(self, line: str, one: str, other: str) -> None:
        """Write a decision."""
        self.lines.append(line.format(one, other))
        self.write_decisions()

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """Take a decision back."""
        if self.lines:
            self.lines.pop(data.draw(st.integers(0, len(self.lines) - 1)))
            self.write_decisions()

    def write_decisions(self) -> None:
        """Write the table."""
        (self.corpus / FILE).write_text(HEADER + "".join(f"{one}\n" for one in self.lines), encoding="utf-8")

    @invariant()
    def a_build_is_the_build_from_nothing(self) -> None:
        """Build with the cache and without."""
        if not list(self.corpus.glob("*.txt")):
            return
        kept = read_knowledge([self.corpus], cache=Cache(Path(self.place.name) / "cache"))
        assert shown(kept) == shown(read_knowledge([self.corpus]))

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.place.cleanup()


TestChanges = Changes.TestCase
TestChanges.settings = settings(
    max_examples=RUNS,
    stateful_step_count=EDITS,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
