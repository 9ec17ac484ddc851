"""Names and passwords as stores want them, in requests that are signed from the start once it is known how.

The handlers of the standard library send every request twice, unsigned first. A store that refuses that one without
reading it leaves them with half a body in their hands.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from urllib.request import HTTPBasicAuthHandler, HTTPDigestAuthHandler, Request

__all__ = ["Basic", "Digest"]


class Basic(HTTPBasicAuthHandler):
    """Basic authentication (RFC 7617), in UTF-8."""

    _asked = False

    def retry_http_basic_auth(self, host: str, req: Request, realm: str) -> object | None:
        """Sign *req*, and from now on those that follow."""
        self._asked = True
        return super().retry_http_basic_auth(host, req, realm)

    def http_request(self, req: Request) -> Request:
        """Sign *req* if the store has asked for it before; nobody else, to whom it might have pointed."""
        if self._asked and not req.has_header(self.auth_header):
            user, password = self.passwd.find_user_password("", req.full_url)
            if password is not None:
                req.add_unredirected_header(
                    self.auth_header, f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
                )
        return req

    https_request = http_request


class Digest(HTTPDigestAuthHandler):
    """Digest authentication (RFC 7616 with MD5 or SHA-1), in UTF-8."""

    _challenge: Mapping[str, str] | None = None

    def get_authorization(self, req: Request, chal: Mapping[str, str]) -> str | None:
        """Sign *req* for a challenge, which is kept for those that follow."""
        self._challenge = chal
        return super().get_authorization(req, chal)

    def http_request(self, req: Request) -> Request:
        """Sign *req* if the store has asked for it before; the standard library knows nobody else's password."""
        if self._challenge is not None and not req.has_header(self.auth_header):
            told = self.get_authorization(req, self._challenge)
            if told is not None:
                req.add_unredirected_header(self.auth_header, f"Digest {told}")
        return req

    https_request = http_request

    def get_algorithm_impls(self, algorithm: str) -> tuple[Callable[[str], str], Callable[[str, str], str]]:
        """Return the two functions of RFC 7616; the standard library has them for ASCII only.

        Raises:
            ValueError: the algorithm is not known here.
        """
        known = {"MD5": hashlib.md5, "SHA": hashlib.sha1}.get(algorithm.upper())
        if known is None:
            raise ValueError(f"wants digests by {algorithm}, which is not known here")

        def digest(text: str) -> str:
            return known(text.encode()).hexdigest()

        return digest, lambda secret, data: digest(f"{secret}:{data}")
