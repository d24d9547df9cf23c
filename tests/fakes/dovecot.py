"""A real Dovecot of Debian's package, unprivileged and on loopback, for as long as a test needs it."""

from __future__ import annotations

import imaplib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "secret-密码"
PROGRAM = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
INSTALLED = PROGRAM is not None
MISSING = "DOVECOT IS NOT INSTALLED: nothing of e-mail was tested against a real server (Debian: apt-get install dovecot-imapd)"
_PATIENCE = 20.0

_CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
ssl = {ssl}
{certificate}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={home}/home/%u
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
}}
protocol imap {{
  imap_capability = {capability}
}}
"""


class Dovecot:
    """A server for any user with PASSWORD. `port` speaks plain and STARTTLS, `tls_port` TLS where there is a certificate."""

    def __init__(self, certificate: tuple[Path, Path] | None = None, capability: str = "") -> None:
        self._home = Path(tempfile.mkdtemp(prefix="dv-"))  # short: the names of sockets are below it
        self.port, self.tls_port = _free_port(), _free_port() if certificate else 0
        user, group = ("nobody", "nogroup") if os.name == "posix" and os.geteuid() == 0 else (_name("-un"), _name("-gn"))
        keys = self._keys(certificate) if certificate else ""
        config = {"home": self._home, "user": user, "group": group, "port": self.port, "tls_port": self.tls_port}
        text = _CONFIG.format(**config, ssl="yes" if keys else "no", certificate=keys, password=PASSWORD, capability=capability)
        (self._home / "dovecot.conf").write_text(text, encoding="utf-8")
        self._as = {"user": user, "group": group, "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            for path in (self._home, *self._home.iterdir()):
                shutil.chown(path, user, group)
        self._process = self._started()

    def _keys(self, certificate: tuple[Path, Path]) -> str:
        for path in certificate:
            shutil.copy(path, self._home / path.name)
        return f"ssl_cert = <{self._home / certificate[0].name}\nssl_key = <{self._home / certificate[1].name}"

    def _started(self) -> subprocess.Popen[bytes]:
        command = [PROGRAM or "dovecot", "-F", "-c", str(self._home / "dovecot.conf")]
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL, **self._as)  # type: ignore[call-overload]
        ends = time.monotonic() + _PATIENCE
        while time.monotonic() < ends and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return process  # type: ignore[no-any-return]
            except OSError:
                threading.Event().wait(0.02)
        raise AssertionError((self._home / "log").read_text(encoding="utf-8", errors="replace"))

    @contextmanager
    def user(self, name: str) -> Iterator[imaplib.IMAP4]:
        """A connection of another program, signed in."""
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=_PATIENCE)
        client.authenticate("PLAIN", lambda _: f"\0{name}\0{PASSWORD}".encode())
        try:
            yield client
        finally:
            client.logout()

    def deliver(self, name: str, *mails: bytes, folder: str = "INBOX", flags: str = "", arrived: str | None = None) -> None:
        """Puts mails into somebody's folder, as they are."""
        with self.user(name) as client:
            for raw in mails:
                status, said = client.append(folder, flags, arrived or "", raw)
                assert status == "OK", said

    def kill(self) -> None:
        """Ends it and all its children at once, as a power cut does."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_PATIENCE)

    def start(self) -> None:
        """Starts it again with the same mail."""
        shutil.rmtree(self._home / "run", ignore_errors=True)
        self._process = self._started()

    def stop(self) -> None:
        """Ends it and takes its mail away."""
        self.kill()
        shutil.rmtree(self._home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _name(option: str) -> str:
    return subprocess.run(["id", option], capture_output=True, check=True, text=True).stdout.strip()
