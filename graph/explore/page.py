"""One HTML file that needs nothing else and asks for nothing else.

Script, style and data stand inside it. A content-security policy names the hash of every script and style that we put
there, so that whatever else may have slipped in stays letters on a page. Data are JSON in blocks that no browser runs.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any
from zlib import compress

from graph.explore.strings import STRINGS

__all__ = ["PLAIN", "Block", "Inline", "data_blocks", "json_block", "policy", "render_page"]

#: Our own scripts, in the order in which they are joined.
SCRIPTS = (
    "words.js",
    "columns.js",
    "idle.js",
    "things.js",
    "state.js",
    "focus.js",
    "scene.js",
    "shapes.js",
    "canvas.js",
    "sight.js",
    "lists.js",
    "panel.js",
    "stays.js",
    "views.js",
    "search.js",
    "roster.js",
    "whole.js",
    "questions.js",
    "flows.js",
    "lessons.js",
    "timeline.js",
    "export.js",
    "scheme.js",
    "start.js",
)

#: Our own styles, in the order in which they are joined.
STYLES = ("explorer.css", "views.css")

#: The renderer comes from the installed pyvis, which carries vis-network; the newest it has.
_RENDERER = "vis-network.min.js"

#: Data of more characters than this are deflated: a page of a thousand texts has to go into a mail.
PLAIN = 2_000_000

_JSON_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Inline:
    """A script or a style as it stands in the page."""

    text: str

    def __post_init__(self) -> None:
        """Refuse what would end its own element: such a text would not be the one that its hash names."""
        lowered = self.text.lower()
        if "\r" in self.text or "</script" in lowered or "</style" in lowered or "<!--" in lowered:
            raise ValueError("a script or style holds an end tag, a comment or a carriage return")

    @property
    def hash(self) -> str:
        """Return the source expression that lets it pass the policy."""
        return f"'sha256-{b64encode(sha256(self.text.encode()).digest()).decode()}'"

    def __html__(self) -> str:
        """Return the text as it is: it is ours, and checked above."""
        return self.text


def json_block(value: Any) -> str:
    """Return *value* as JSON that can stand in any element: nothing in it opens or closes one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char, escape in _JSON_ESCAPES.items():
        text = text.replace(char, escape)
    # A lone surrogate cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Block:
    """Data as they stand in the page: JSON, bytes written in letters, or either of them deflated."""

    type: str
    text: str

    def __html__(self) -> str:
        """Return the text as it is: nothing in it opens or closes an element."""
        return self.text


def data_blocks(values: Mapping[str, Any], columns: bytes = b"") -> dict[str, Block]:
    """Return *values* and the bytes of *columns* as blocks, plain as long as all of them together are few."""
    texts = {name: json_block(value) for name, value in values.items()}
    if sum(map(len, texts.values())) + len(columns) <= PLAIN:
        blocks = {name: Block("application/json", text) for name, text in texts.items()}
        return blocks | {"bytes": Block("application/octet-stream", b64encode(columns).decode())}
    packed = {name: text.encode() for name, text in texts.items()} | {"bytes": columns}
    return {name: Block("application/zlib", b64encode(compress(data, 9)).decode()) for name, data in packed.items()}


def policy(scripts: list[Inline], styles: list[Inline]) -> str:
    """Return the content-security policy: these scripts and styles, and nothing else from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(script.hash for script in scripts),
            "style-src " + " ".join(style.hash for style in styles),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def render_page(blocks: Mapping[str, Any], columns: bytes, view: Mapping[str, Any]) -> str:
    """Return the page.

    Args:
        blocks: the data of the page by the name of their block; the words of the interface are added.
        columns: the large tables, as :mod:`graph.explore.columns` has them.
        view: what the template itself needs of them.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("graph", "explore"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    renderer, ours, style = _renderer(), _our_script(), Inline("\n".join(_own(name) for name in STYLES))
    return environment.get_template("explorer.html.j2").render(
        say={key: zh for key, (zh, _) in STRINGS.items()},
        policy=Markup(policy([renderer, ours], [style])),
        blocks=data_blocks({**blocks, "strings": STRINGS}, columns),
        renderer=renderer,
        script=ours,
        style=style,
        view=view,
    )


def _own(name: str) -> str:
    return (files("graph.explore") / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _our_script() -> Inline:
    parts = [_own(f"scripts/{name}") for name in SCRIPTS]
    return Inline('(async () => {\n"use strict";\n' + "\n".join(parts) + "})();\n")


def _renderer() -> Inline:
    """Return vis-network as the installed pyvis carries it, without the pointer to its source map."""
    folders = [folder for folder in (files("pyvis") / "lib").iterdir() if folder.name.startswith("vis-")]
    newest = max(folders, key=lambda folder: [int(part) for part in folder.name.removeprefix("vis-").split(".")])
    text = (newest / _RENDERER).read_text(encoding="utf-8").replace("\r\n", "\n")
    return Inline("\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL=")))
