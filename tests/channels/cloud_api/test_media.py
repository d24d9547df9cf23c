"""Media are fetched by their id, checked, and kept under their digest; what fails is noted and tried again, not too often."""

from __future__ import annotations

import hashlib
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from desktop.channels.cloud_api.account import Account
from desktop.channels.cloud_api.graph import Graph
from desktop.channels.cloud_api.media import HOUR, KEPT_SECONDS, MOST_FAILURES, MOST_TRIES, Downloads
from desktop.channels.cloud_api.media_store import MediaStore, Unfit, Wanted
from desktop.channels.cloud_api.payload import read
from desktop.channels.live.seam import Batch
from desktop.core.errors import Trouble
from tests.fakes.cloud_api import TOKEN, CloudApi
from tests.fakes.cloud_bodies import NUMBER_ID, message, said, text

SENT = 1_764_000_000.0
PICTURE = b"\xff\xd8 not really a picture" * 1000


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = SENT

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def service() -> Iterator[CloudApi]:
    with CloudApi() as api:
        yield api


@pytest.fixture
def api(service: CloudApi) -> CloudApi:
    service.state.faults.clear()
    service.state.requests.clear()
    service.state.revoked = False
    return service


@pytest.fixture
def store(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def downloads(api: CloudApi, store: MediaStore, clock: Clock) -> Iterator[Downloads]:
    made = downloads_of(api.base, store, clock)
    yield made
    made.stop()


def downloads_of(base: str, store: MediaStore, clock: Clock) -> Downloads:
    account = Account("shop", NUMBER_ID, TOKEN, base=base)
    return Downloads(account, store, Graph(account, httpx.Client(timeout=2.0, trust_env=False)), clock)


def batch_of(medium: dict[str, object], ident: str = "wamid.1", kind: str = "image") -> Batch:
    return read(said(message(ident, kind, medium, int(SENT)), text("wamid.t", "hello")), {NUMBER_ID: "shop"}, "shop")


def noted(store: MediaStore, ident: object) -> Wanted:
    found = store.find("shop", str(ident))
    assert found is not None
    return found


def test_a_picture_is_kept_under_its_digest_and_for_its_owner_alone(api: CloudApi, store: MediaStore, downloads: Downloads) -> None:
    medium = api.add_media(PICTURE)
    downloads.want(batch_of(medium))
    assert downloads.step() == 3_600.0
    wanted = noted(store, medium["id"])
    assert (wanted.digest, wanted.over, wanted.code, wanted.message) == (hashlib.sha256(PICTURE).hexdigest(), True, None, "wamid.1")
    kept = store.path(wanted.digest or "")
    assert kept.read_bytes() == PICTURE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert list(store.folder.rglob("*.part")) == []


def test_the_same_medium_is_fetched_once(api: CloudApi, downloads: Downloads) -> None:
    batch = batch_of(api.add_media(PICTURE))
    for _ in range(3):
        downloads.want(batch)
        downloads.step()
    assert sum(api.state.requests.values()) == 2


def test_what_was_wanted_is_fetched_after_a_restart(api: CloudApi, store: MediaStore, clock: Clock, downloads: Downloads) -> None:
    medium = api.add_media(PICTURE)
    downloads.want(batch_of(medium))
    after = downloads_of(api.base, store, clock)
    after.step()
    after.stop()
    assert noted(store, medium["id"]).digest


def test_the_thread_fetches_what_comes(api: CloudApi, store: MediaStore, clock: Clock) -> None:
    fetched = threading.Event()

    class Told(MediaStore):
        def note(self, wanted: Wanted) -> None:
            super().note(wanted)
            if wanted.digest:
                fetched.set()

    made = downloads_of(api.base, Told(store.folder), clock)
    made.start()
    medium = api.add_media(PICTURE)
    made.want(batch_of(medium))
    assert fetched.wait(10)
    made.stop()
    assert noted(store, medium["id"]).over


def test_other_bytes_than_announced_are_not_kept(api: CloudApi, store: MediaStore, downloads: Downloads) -> None:
    medium = api.add_media(PICTURE, broken=True)
    downloads.want(batch_of(medium))
    assert downloads.step() == 60.0
    assert noted(store, medium["id"]).code == "bad_digest"
    assert [path for path in store.folder.rglob("*") if path.is_file() and path.suffix != ".json"] == []


def test_too_many_bytes_are_not_kept_and_not_asked_for_again(api: CloudApi, store: MediaStore, downloads: Downloads) -> None:
    medium = api.add_media(b"x" * (1024 * 1024 + 1))
    downloads.want(batch_of(medium, kind="sticker"))
    assert downloads.step() == 3_600.0
    wanted = noted(store, medium["id"])
    assert (wanted.code, wanted.over, wanted.digest) == ("too_long", True, None)


@pytest.mark.parametrize(
    ("fault", "code"), [("html", "broken"), ("500", "broken"), ("drop", "garbled"), ("401", "not_signed_in"), ("429", "rate_limited")]
)
def test_a_failure_is_noted_and_tried_again_later(
    api: CloudApi, store: MediaStore, downloads: Downloads, clock: Clock, fault: str, code: str
) -> None:
    medium = api.add_media(PICTURE)
    downloads.want(batch_of(medium))
    api.state.faults.append(fault)
    assert downloads.step() == 60.0
    assert (noted(store, medium["id"]).code, noted(store, medium["id"]).failed_at) == (code, (SENT,))
    assert downloads.step() == 60.0
    clock.now += 60
    downloads.step()
    assert (noted(store, medium["id"]).code, bool(noted(store, medium["id"]).digest)) == (None, True)


def test_a_medium_that_always_fails_is_given_up_and_stays_noted(
    api: CloudApi, store: MediaStore, downloads: Downloads, clock: Clock
) -> None:
    downloads.want(batch_of({"id": "gone"}))
    while not noted(store, "gone").over:
        clock.now += downloads.step()
    assert noted(store, "gone").code == "bad_address"
    assert noted(store, "gone").digest is None


def test_retries_end_within_the_week(api: CloudApi, store: MediaStore, downloads: Downloads, clock: Clock) -> None:
    medium = api.add_media(PICTURE, broken=True)
    downloads.want(batch_of(medium))
    while not noted(store, medium["id"]).over:
        clock.now += downloads.step()
    assert len(noted(store, medium["id"]).failed_at) == MOST_TRIES
    assert clock.now < SENT + KEPT_SECONDS


def test_an_id_that_the_service_no_longer_keeps_is_not_asked_for(
    api: CloudApi, store: MediaStore, downloads: Downloads, clock: Clock
) -> None:
    medium = api.add_media(PICTURE)
    downloads.want(batch_of(medium))
    clock.now += KEPT_SECONDS + 1
    downloads.step()
    assert noted(store, medium["id"]).code == "expired"
    assert sum(api.state.requests.values()) == 0


def test_the_failures_of_an_hour_stay_below_what_the_service_bears(
    api: CloudApi, store: MediaStore, downloads: Downloads, clock: Clock
) -> None:
    for n in range(30):
        downloads.want(batch_of(api.add_media(PICTURE, broken=True), f"wamid.{n}"))
    for _ in range(100):
        clock.now += min(downloads.step(), 30.0)
    failed = sorted(at for wanted in store.notes() for at in wanted.failed_at)
    assert clock.now > SENT + 1_800
    assert max(sum(at <= other < at + HOUR for other in failed) for at in failed) <= MOST_FAILURES
    assert downloads.step() > 0


def test_being_offline_is_no_failure_of_the_service(store: MediaStore, clock: Clock) -> None:
    offline = downloads_of("http://127.0.0.1:9", store, clock)
    offline.want(batch_of({"id": "7"}))
    assert offline.step() == 60.0
    offline.stop()
    assert (noted(store, "7").code, noted(store, "7").failed_at) == ("offline", ())


@pytest.mark.parametrize("ident", ["../me", "1/2", "a?b", "", "x" * 300, "é"])
def test_an_id_that_would_be_another_address_is_not_asked_for(api: CloudApi, store: MediaStore, downloads: Downloads, ident: str) -> None:
    store.note(Wanted("shop", ident, "image", "wamid.1", SENT))
    again = downloads_of(api.base, store, Clock())
    again.step()
    again.stop()
    assert noted(store, ident).code == "bad_address"
    assert sum(api.state.requests.values()) == 0


@pytest.mark.parametrize(
    ("scheme", "rest", "theirs"),
    [
        ("https", "lookaside.fbsbx.com/a?b", True),
        ("https", "mmg.whatsapp.net:443/a", True),
        ("http", "lookaside.fbsbx.com/a", False),
        ("https", "fbsbx.com.shop.example/a", False),
        ("https", "evilfacebook.com/", False),
        ("https", "lookaside.fbsbx.com:8443/a", False),
        ("https", "me@shop.example#.fbsbx.com", False),
        ("https", "[", False),
        ("https", "127.0.0.1/", False),
    ],
)
def test_the_token_goes_to_the_hosts_of_the_service_alone(store: MediaStore, scheme: str, rest: str, theirs: bool) -> None:
    downloads = Downloads(Account("shop", "1", "token"), store)
    assert downloads._is_theirs(f"{scheme}://{rest}") is theirs
    downloads.stop()


def test_what_an_erasure_names_goes_and_what_others_have_stays(api: CloudApi, store: MediaStore, downloads: Downloads) -> None:
    one, other, shared = api.add_media(PICTURE), api.add_media(PICTURE + b"2"), api.add_media(PICTURE)
    for n, medium in enumerate((one, other, shared)):
        downloads.want(batch_of(medium, f"wamid.{n}"))
        downloads.step()
    digests = [noted(store, medium["id"]).digest or "" for medium in (one, other)]
    assert store.erase({"wamid.0", "wamid.1"}) == 2
    assert [store.path(digest).exists() for digest in digests] == [True, False]
    assert [wanted.message for wanted in store.notes()] == ["wamid.2"]


def test_a_disk_that_takes_nothing_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("in the way", encoding="utf-8")
    with pytest.raises(Trouble, match="media_unwritten"):
        MediaStore(tmp_path / "media").keep([b"x"], 10)


def test_wanting_media_never_costs_the_message(api: CloudApi, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "full").write_text("in the way", encoding="utf-8")
    downloads = downloads_of(api.base, MediaStore(tmp_path / "full"), clock)
    downloads.want(batch_of(api.add_media(PICTURE)))
    with pytest.raises(Trouble, match="media_unwritten"):
        downloads.step()
    downloads.stop()


def test_bytes_are_whole_or_not_there(store: MediaStore) -> None:
    with pytest.raises(Unfit, match="too_long"):
        store.keep([b"12", b"34"], 3)
    with pytest.raises(ValueError, match="hello"):
        store.path("hello")
    assert list(store.folder.iterdir()) == []


def test_a_note_that_cannot_be_read_is_no_note(store: MediaStore) -> None:
    store.note(Wanted("shop", "1", "image", "wamid.1", SENT))
    [path] = store.folder.glob("wanted/*.json")
    for content in (b"", b"[]", b"{}", b'{"failed_at":[]}', b"\xff"):
        path.write_bytes(content)
        assert list(store.notes()) == []
