"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["FOLDER", "build_option", "texts_option"]

FOLDER = click.Path(path_type=Path)
build_option = click.option(
    "-o",
    "--output",
    type=FOLDER,
    default=Path("output"),
    show_default=True,
    help="构建的文件夹 The folder of the build.",
)
texts_option = click.option(
    "--texts", type=FOLDER, default=Path("seeds"), show_default=True, help="原文所在的文件夹 The folder of the texts."
)
