"""How far two readers agreed, in the window's words: one way in the dialog and on the page of cases."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop.gui.numbers import decimal_text
from desktop.gui.wording import share_text
from desktop.kappa import Kappa
from desktop.store.agreement import Agreement

# By this name, and with literal arguments: the tool that collects texts for translation looks for them.
translate = QCoreApplication.translate


def readers_text(agreement: Agreement) -> str:
    """Who the two are."""
    return translate("AgreementDialog", "{first} and {second}").format(
        first=agreement.first_reviewer, second=agreement.second_reviewer
    )


class _SameAnswers(QObject):
    """Has the one text with plural forms: Qt Linguist's tool finds these in a method `tr` alone."""

    def text(self, kappa: Kappa) -> str:
        return self.tr("{share} of %n images answered the same", "", kappa.count).format(
            share=share_text(kappa.observed)
        )


def agreement_text(what: str, kappa: Kappa | None) -> str:
    """A figure of agreement in a line.

    Args:
        what: it is of.
        kappa: None without an image that both answered.
    """
    if kappa is None:
        return translate("AgreementDialog", "There is no image that both readers answered")
    same = _SameAnswers().text(kappa)
    if kappa.value is None:
        return translate(
            "AgreementDialog", "{what}: {same}; no kappa, as both gave one and the same answer throughout"
        ).format(what=what, same=same)
    if kappa.low is None or kappa.high is None:
        return translate("AgreementDialog", "{what}: Cohen's kappa {value}, too even for an interval; {same}").format(
            what=what, value=decimal_text(kappa.value, 2), same=same
        )
    return translate("AgreementDialog", "{what}: Cohen's kappa {value} (95 % interval {low} to {high}); {same}").format(
        what=what,
        value=decimal_text(kappa.value, 2),
        low=decimal_text(kappa.low, 2),
        high=decimal_text(kappa.high, 2),
        same=same,
    )
