"""The scorer by rules and word lists (its seam: `desktop.sentiment.seam`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.core.messages import STAFF
from desktop.core.reading import Evidence, Phrasing, Reading, Turn
from desktop.sentiment.ahead import Ahead
from desktop.sentiment.analysis import Analyser
from desktop.sentiment.brushed_off import NOT_DONE, last_of_customer, last_of_staff, only_closes, trimmed
from desktop.sentiment.customer import CustomerReader, Found, weighed
from desktop.sentiment.fake import FakeScorer
from desktop.sentiment.fold import Folder
from desktop.sentiment.forecast import read_forecaster
from desktop.sentiment.grams import read_grams
from desktop.sentiment.lexicon import Lexicon, read_entries
from desktop.sentiment.model import Output
from desktop.sentiment.phrasing import read_phrasing
from desktop.sentiment.promises import read_promises
from desktop.sentiment.risk_model import read_risk_table, risk_model_of
from desktop.sentiment.rules import Rule, read_rules
from desktop.sentiment.satisfaction import read_satisfaction
from desktop.sentiment.seam import HISTORY, Scorer

__all__ = ["ASSETS", "HISTORY", "FakeScorer", "RuleScorer", "Scorer"]

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "sentiment"


class RuleScorer:
    """Rules and word lists, in pure Python. Keeps what it loaded from `assets`; picklable, and loaded anew where it is unpickled."""

    name = "rules"
    version = "1"

    def __init__(self, assets: Path = ASSETS) -> None:
        self._assets = assets
        folder = Folder()
        risks = read_rules(assets / "risks.toml", "risk", folder)
        phrasing = read_phrasing(assets, folder)
        lexicon = Lexicon(read_entries(assets / "lexicon.txt", folder), _cues((*risks, *phrasing.rules)))
        risk_table = read_risk_table(assets / "risk_model.msgpack")
        grams = read_grams(assets / "satisfaction_grams.msgpack", risk_table.runs)
        self._customer = CustomerReader(
            Analyser(folder, lexicon),
            risks,
            risk_model_of(risk_table, grams.wide.vocabulary),
            phrasing,
            read_promises(assets / "promises.toml"),
            read_satisfaction(assets / "satisfaction.json"),
            grams,
            read_forecaster(assets / "forecast.json"),
        )

    def __reduce__(self) -> tuple[type[RuleScorer], tuple[Path]]:
        return RuleScorer, (self._assets,)

    def read(self, history: Sequence[Turn], turn: Turn) -> Reading:
        """The reading of one message in its context. A system message is not scored."""
        if turn.sender != "customer":
            return self.others(history, turn, self.name, self.version)
        return self.customers_reading(self.customers(history, turn), self.name, self.version)

    def customers_reading(self, found: Found, name: str, version: str) -> Reading:
        """What the rules alone make of what they found, in the name of a scorer."""
        evidence = tuple([Evidence(*told) for told in weighed(found)])
        five = found.settled(found.five, found.anger, found.stirred)
        return Reading(found.anger, five, found.forecast, found.risks, evidence, scorer=name, version=version)

    def customers(self, history: Sequence[Turn], turn: Turn) -> Found:
        """What the rules find in a customer's message."""
        return self._customer.find(history[-HISTORY:], turn)

    def others(self, history: Sequence[Turn], turn: Turn, name: str, version: str) -> Reading:
        """The reading of a message that is not the customer's, in the name of a scorer."""
        if turn.sender not in STAFF:
            return Reading(scorer=name, version=version)
        phrasing = self._customer.answers[turn.text].phrasing or self._brushed_off(history[-HISTORY:], turn.text)
        return Reading(promises=self._customer.promised(turn), phrasing=phrasing, scorer=name, version=version)

    def _brushed_off(self, history: Sequence[Turn], text: str) -> tuple[Phrasing, ...]:
        """The whole of an answer that only closes the talk, where the customer is angry, threatens, or was just made angry by staff."""
        if not only_closes(self._customer.analyser[text].folded.text):
            return ()
        last = last_of_customer(history)
        said = last_of_staff(history[:last]) if last > 0 else None
        if said is None or not self._customer.answers[said].phrasing:
            found = self._customer.find(history[:last], history[last]) if last >= 0 else None
            if found is None or (found.anger < NOT_DONE and not found.risks):
                return ()
        return (Phrasing("dismissive", *trimmed(text)),)

    def ahead(self, anger: Output) -> Ahead:
        """What looks at many messages for these rules and for a model of anger."""
        return Ahead(self._customer.analyser, anger, self._customer.grams, self._customer.risk_model)


def _cues(rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        for cue in rule.cues:
            yield cue, f":{rule.kind}"
