"""In which order a file writes day, month and year: decided over all of it, asked for when it cannot be decided."""

from __future__ import annotations

from datetime import date, timedelta

ORDERS = ("dmy", "mdy", "ymd")
_FIRST_YEAR = 2009  # the year WhatsApp began: nothing it exports is older
_LATE = timedelta(days=7)  # a message that waited for a network is written down late; a misread date jumps by three weeks or more
_FAR_BETTER = 20


def read_date(parts: tuple[str, str, str], order: str) -> date | None:
    """The day that three numbers are in an order, or None. A year of two digits is of this century; four digits show themselves."""
    a, b, c = parts
    if len(a) > 2 or order == "ymd":
        year, month, day = a, b, c
    elif order == "mdy":
        month, day, year = a, b, c
    else:
        day, month, year = a, b, c
    if len(year) == 3 or len(day) > 2:
        return None
    try:
        found = date(int(year) + (2000 if len(year) < 3 else 0), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


class DateOrder:
    """What the dates of a file, in its order, say for and against each order of their numbers."""

    def __init__(self) -> None:
        self._seen: tuple[str, str, str] | None = None
        self._impossible = dict.fromkeys(ORDERS, 0)
        self._backwards = dict.fromkeys(ORDERS, 0)
        self._last: dict[str, date] = {}
        self._latest: dict[str, date] = {}
        self._year_first = False
        self._year_last = False
        self._eastern = False
        self._any = False

    def see(self, parts: tuple[str, str, str], eastern: bool) -> bool:
        """Take in the next date; whether it is one in any order."""
        if parts == self._seen:
            return True
        read = {order: read_date(parts, order) for order in ORDERS}
        if not any(read.values()):
            return False
        self._seen, self._any = parts, True
        self._eastern = self._eastern or eastern
        self._year_first = self._year_first or len(parts[0]) > 2
        self._year_last = self._year_last or len(parts[2]) > 2
        for order, day in read.items():
            self._weigh(order, day)
        return True

    def _weigh(self, order: str, day: date | None) -> None:
        if day is None:
            self._impossible[order] += 1
            return
        if day < self._last.get(order, day) - _LATE:
            self._backwards[order] += 1
        self._last[order] = day
        self._latest[order] = max(day, self._latest.get(order, day))

    def possible(self) -> tuple[str, ...]:
        """The orders that the values allow."""
        if not self._any:
            return ()
        if self._year_first:
            return ("ymd",)
        orders = ORDERS[:2] if self._year_last else ORDERS
        return _fewest(self._impossible, orders)

    def candidates(self, not_after: date | None = None) -> tuple[str, ...]:
        """The orders that are left: one when it is decided. `not_after` is a day that no message can be later than (the file's
        own date); it is asked only about a year first of two digits, which is rare enough to need a reason."""
        orders = _fewest(self._backwards, self.possible())
        if len(orders) < 2 or "ymd" not in orders:
            return orders
        if self._eastern:
            return ("ymd",)
        others = tuple(order for order in orders if order != "ymd")
        if not_after is None or any(self._until(order) <= not_after for order in others):
            return others
        return ("ymd",) if self._until("ymd") <= not_after else others

    def _until(self, order: str) -> date:
        """The latest day in an order; beyond all time where nothing of the file is a day in it."""
        return self._latest.get(order, date.max)


def _fewest(count: dict[str, int], orders: tuple[str, ...]) -> tuple[str, ...]:
    """The orders with nothing against them; when there is none, the one that is far better than the others, or all."""
    clean = tuple(order for order in orders if count[order] == 0)
    if clean:
        return clean
    by_count = sorted(orders, key=lambda order: count[order])
    if len(by_count) > 1 and count[by_count[0]] * _FAR_BETTER <= count[by_count[1]]:
        return (by_count[0],)
    return orders
