"""A server that cannot prove who it is gets neither a letter nor the token."""

from __future__ import annotations

import datetime
import ssl
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.client import CloudSender
from desktop.channels.live.seam import Answer, Letter
from desktop.core.errors import Trouble
from tests.fakes.tls import accepting


def self_signed(folder: Path) -> ssl.SSLContext:
    """The server's side of a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + datetime.timedelta(days=36_500)).sign(
        key, hashes.SHA256()
    )
    pem = folder / "server.pem"
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_a_certificate_that_nobody_vouches_for_is_told_apart_from_being_offline(tmp_path: Path) -> None:
    with accepting(self_signed(tmp_path)) as port:
        sender = CloudSender(Account("shop", "1", "token", base=f"https://localhost:{port}"))
        answer = sender.send(Letter("l", "reply", "whatsapp", "1:2", "2", "hello", "lin"))
        with pytest.raises(Trouble) as problem:
            sender.check()
        sender.close()
    assert answer == Answer("later", code="bad_certificate", wait=15.0)
    assert problem.value.code == "bad_certificate"
    assert not [thread for thread in threading.enumerate() if thread.name == "tls"]
