"""Runs in the peer's own environment: fills its database with tickets once and asks for its list. Knows nothing of Stepin."""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path


def configure(database: Path) -> None:
    """Django, with what django-helpdesk's documentation asks for."""
    import django
    from django.conf import settings

    apps = ["auth", "contenttypes", "sessions", "sites", "messages", "staticfiles", "admin", "humanize"]
    settings.configure(
        DEBUG=False,
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        USE_TZ=True,
        SITE_ID=1,
        ROOT_URLCONF="peer_urls",
        STATIC_URL="/static/",
        MEDIA_URL="/media/",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}},
        INSTALLED_APPS=[*(f"django.contrib.{app}" for app in apps), "rest_framework", "helpdesk"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": [f"django.{name}" for name in CONTEXT]},
            }
        ],
        HELPDESK_TEAMS_MODE_ENABLED=False,
        HELPDESK_KB_ENABLED=True,
        LOGIN_URL="/login/",
    )
    django.setup()


CONTEXT = ("template.context_processors.request", "contrib.auth.context_processors.auth", "contrib.messages.context_processors.messages")


def urls() -> None:
    """The project's urls, as a module of its own."""
    import types

    from django.urls import include, path

    module = types.ModuleType("peer_urls")
    module.urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]  # type: ignore[attr-defined]
    sys.modules["peer_urls"] = module


def fill(count: int) -> None:
    """Tickets of one queue, a customer's words as description."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.utils import timezone
    from helpdesk.models import Queue, Ticket

    call_command("migrate", verbosity=0)
    if Ticket.objects.count() >= count:
        return
    user = get_user_model().objects.create_superuser("bench", "bench@example.org", "bench")
    queue, now = Queue.objects.create(title="Complaints", slug="complaints"), timezone.now()
    for start in range(0, count, 5_000):
        Ticket.objects.bulk_create(
            Ticket(
                title=f"退货 {n} 一直没人处理", queue=queue, created=now - timedelta(seconds=n), modified=now, priority=n * 7 % 5 + 1,
                description="快递三天还没收到，客服电话打不通，到底退不退款", submitter_email=f"u{n}@example.org", status=1,
                assigned_to=user,
            )
            for n in range(start, min(count, start + 5_000))
        )  # fmt: skip


def measure(times: int) -> dict[str, float]:
    """The request of the ticket list's table: 25 rows by priority."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from helpdesk.query import query_to_base64

    client = Client()
    client.force_login(get_user_model().objects.get(username="bench"))
    query = query_to_base64({"filtering": {"status__in": [1, 2]}, "filtering_null": {}, "sorting": "priority", "sortreverse": False})
    url = f"/datatables_ticket_list/{query}"
    asked = {"draw": 1, "start": 0, "length": 25, "search[value]": "", "order[0][column]": 2, "order[0][dir]": "asc"}
    spent, rows = [], 0
    for _ in range(times + 1):
        start = time.perf_counter()
        answer = client.get(url, asked)
        spent.append(time.perf_counter() - start)
        if answer.status_code != 200:
            sys.exit(f"{url} answered {answer.status_code}")
        rows = len(json.loads(answer.content)["data"])
    return {"list_ms": round(statistics.median(spent[1:]) * 1000, 1), "rows": rows}


if __name__ == "__main__":
    configure(Path(sys.argv[1]))
    urls()
    fill(int(sys.argv[2]))
    print(json.dumps(measure(int(sys.argv[3]))))
