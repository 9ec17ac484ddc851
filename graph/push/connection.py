"""Requests to a store: signed if the environment has a name and a password, and an error in one line."""

from __future__ import annotations

import http.client
import json
import os
import re
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit

from graph.errors import CadreGraphError, InputError
from graph.push.signing import Basic, Digest

__all__ = ["Connection", "PushError"]

_WAIT = 600.0
#: Bodies of more bytes than these are not sent to be refused: Virtuoso hangs up before it has read them.
_LONG = 1 << 16
_TAG = re.compile("<[^>]*>")


class PushError(CadreGraphError):
    """A store that cannot be reached, or that refuses."""


@dataclass(frozen=True)
class Connection:
    """The way to a store.

    Args:
        target: the address that the user gave, without a slash at its end.
        user: the name, empty for none.
        password: that goes with it; or a token, if there is no name.
    """

    target: str
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, target: str, environment: Mapping[str, str] = os.environ) -> Connection:
        """Return the way to *target*, with CADRE_GRAPH_USER and CADRE_GRAPH_PASSWORD of the environment.

        Raises:
            InputError: it is no address of the web, or holds a password, which others on the machine could read.
        """
        parts = urlsplit(target)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError("is no address like http://localhost:7878", target)
        if parts.username or parts.password:
            raise InputError("give name and password as CADRE_GRAPH_USER and CADRE_GRAPH_PASSWORD", parts.hostname)
        user, password = (environment.get(f"CADRE_GRAPH_{name}", "") for name in ("USER", "PASSWORD"))
        return cls(target.rstrip("/"), user, password)

    def send(self, method: str, url: str, body: bytes, kind: str, accept: str = "*/*") -> bytes:
        """Send a request and return what came back.

        Raises:
            PushError: the store cannot be reached, or does not do it.
        """
        if self.user and len(body) > _LONG:
            self._knock(url)
        return self._send(method, url, body, {"Content-Type": kind, "Accept": accept})

    def _knock(self, url: str) -> None:
        """Let the store say how it wants requests signed, so that the next one is signed from the start."""
        try:
            self._send("HEAD", url, None, {})
        except PushError as error:
            if isinstance(error.__cause__, HTTPError) and error.__cause__.code != 401:
                return  # A graph that is not there yet, or no such method: what matters is said by now.
            raise

    def _send(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> bytes:
        headers = {**headers, "User-Agent": "cadre-graph"}
        if self.password and not self.user:
            headers["Authorization"] = f"Bearer {self.password}"
        request = urllib.request.Request(url, body, headers, method=method)
        try:
            with self._opener.open(request, timeout=_WAIT) as response:
                return bytes(response.read())
        except HTTPError as error:
            why = "name or password is wrong, or missing" if error.code == 401 else _said(error) or error.reason
            raise PushError(f"answers {error.code}: {why}", url) from error
        except (URLError, OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise PushError(f"cannot be reached: {reason}", url) from error

    def count(self, url: str, query: str) -> int:
        """Return the one number that *query* gives.

        Raises:
            PushError: it gives none.
        """
        body = urlencode({"query": query}).encode()
        kind, accept = "application/x-www-form-urlencoded", "application/sparql-results+json"
        told = self.send("POST", url, body, kind, accept)
        try:
            (row,) = json.loads(told)["results"]["bindings"]
            (value,) = row.values()
            return int(value["value"])
        except (ValueError, KeyError, TypeError) as error:
            raise PushError("does not tell how many triples it has", url) from error

    @cached_property
    def _opener(self) -> urllib.request.OpenerDirector:
        if not self.user:
            return urllib.request.build_opener()
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.target, self.user, self.password)
        # Which of the two is wanted the store says itself.
        return urllib.request.build_opener(Digest(passwords), Basic(passwords))


def _said(error: HTTPError) -> str:
    """Return what a store says of an error, in one line and without the tags of a page."""
    told = error.read(3000).decode(errors="replace")
    if "html" in error.headers.get("Content-Type", ""):
        told = _TAG.sub(" ", told)
    return " ".join(told.split())[:300]
