"""Who answers when more is asked than there are places: what is said here holds however slow the machine is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from graph.serve.limits import Limits
from graph.serve.messages import Message
from graph.serve.pool import Pool
from tests.serve.hostile import EVERYTHING

SLOW = "SELECT (COUNT(*) AS ?n) { " + EVERYTHING + " }"
#: A query that ends, but works for longer than anybody may stay in front.
LONG = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1000000 } }"
HEAD: dict[str, Any] = {
    "do": "query", "base": "http://localhost/", "default": None, "named": None, "rows": 10, "size": 1000,
    "formats": {"solutions": "text/csv", "boolean": "text/csv", "graph": None},
}  # fmt: skip


@asynccontextmanager
async def pool_of(build: Path, limits: Limits) -> AsyncIterator[Pool]:
    """Give a pool of *build*; what is being asked when it is left is given up."""
    pool = await Pool.start("memory", build / "graph.nt", limits)
    before = asyncio.all_tasks()
    try:
        yield pool
    finally:
        left = {task for task in asyncio.all_tasks() - before if task is not asyncio.current_task()}
        for task in left:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*left, return_exceptions=True)
        await pool.close()


def asked(pool: Pool, text: str) -> asyncio.Task[Message]:
    """Ask, and do not wait."""
    return asyncio.create_task(pool.run(HEAD, text.encode()))


def test_nobody_keeps_a_place_in_front(build: Path) -> None:
    """Queries that never end take every place aside, more wait for one: who wants little is answered before any of them."""

    async def run() -> None:
        async with pool_of(build, Limits(seconds=60, at_once=2, patience=60)) as pool:
            slow = [asked(pool, SLOW) for _ in range(8)]
            await asyncio.sleep(1)
            for _ in range(5):
                assert (await pool.run(HEAD, b"ASK {}")).body.strip() == b"true"
            assert not any(one.done() for one in slow)

    asyncio.run(run())


def test_who_finds_no_place_aside_begins_again_there(build: Path) -> None:
    """Patience is short: the first makes room, and the one that was ended in front is answered in full."""

    async def run() -> None:
        async with pool_of(build, Limits(seconds=60, at_once=2, patience=0.5)) as pool:
            slow = [asked(pool, SLOW) for _ in range(2)]
            await asyncio.sleep(1)
            answer = await pool.run(HEAD, LONG.encode())
            assert (answer.head["status"], answer.body.split()) == (200, [b"n", b"1000000"])
            assert sum("others were waiting" in one.result().head["why"] for one in slow if one.done()) == 1

    asyncio.run(run())


def test_a_place_is_given_back(build: Path) -> None:
    """However a task ends, its place is free again: as many as before go at the same time."""

    async def run() -> None:
        async with pool_of(build, Limits(seconds=1, at_once=2, patience=0.2)) as pool:
            for _ in range(2):
                ends = await asyncio.gather(*(asked(pool, SLOW) for _ in range(5)))
                assert {one.head["status"] for one in ends} == {503}
                left = [asked(pool, SLOW) for _ in range(5)]
                await asyncio.sleep(0.4)
                for one in left:
                    one.cancel()
                await asyncio.gather(*left, return_exceptions=True)
            assert pool.running == 0
            assert (await pool.run(HEAD, LONG.replace("1000000", "9").encode())).body.split() == [b"n", b"9"]

    asyncio.run(run())


def test_a_connection_that_is_closed_deafens_no_other(build: Path) -> None:
    """Who is given up, and who comes at the same time, often have connections of the same number one after the other."""

    async def run() -> None:
        async with pool_of(build, Limits(seconds=60, at_once=8)) as pool:
            for _ in range(15):
                left = asked(pool, SLOW)
                await asyncio.sleep(0.02)
                left.cancel()
                come = [asked(pool, "ASK {}") for _ in range(8)]
                async with asyncio.timeout(30):
                    assert {one.head["status"] for one in await asyncio.gather(*come)} == {200}

    asyncio.run(run())
