"""One number of a business at the Cloud API, with what proves who we are and who they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

CHANNEL = "whatsapp"
GRAPH_HOST = "graph.facebook.com"
VERSION = "v25.0"


@dataclass(frozen=True, slots=True)
class Account:
    """A phone number by the `name` that its messages carry in extra.account. No secret is in its repr. `base` is where the API answers:
    another one than the service's own is for tests."""

    name: str
    phone_number_id: str
    token: str = field(default="", repr=False)
    app_secret: str = field(default="", repr=False)
    verify_token: str = field(default="", repr=False)
    base: str = f"https://{GRAPH_HOST}"

    def url(self, *path: str) -> str:
        """The address of a node of the Graph."""
        return "/".join((self.base.rstrip("/"), VERSION, *path))

    @property
    def is_local(self) -> bool:
        """Whether the API is a stand-in on this machine, which no proxy is asked for."""
        return urlsplit(self.base).hostname in ("127.0.0.1", "::1", "localhost")
