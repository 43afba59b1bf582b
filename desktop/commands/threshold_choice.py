"""Whose thresholds the commands decide by: the card's, or those that were moved in the window's settings."""

from collections.abc import Mapping

from desktop.app_settings import load_settings, settings_path
from desktop.commands.options import stderr
from desktop.laboratory_choices import LaboratoryChoices
from desktop.laboratory_thresholds import ThresholdChoice
from desktop.settings_log import record_in_new_run
from desktop.store.run_store import RunStore
from inference.card import ModelCard
from inference.errors import OutputError, UnusableInputError


def laboratory_choices(choice: ThresholdChoice, *, quiet: bool) -> LaboratoryChoices:
    """What a new run asks, as the window's runs do, with the settings as they are now.

    Args:
        choice: as a person made it.
        quiet: whether a person is not told that the other choice would decide otherwise.

    Raises:
        UnusableInputError: the laboratory's thresholds were asked for, and the settings cannot be read.
    """
    path = settings_path()
    loaded = load_settings(path)
    if loaded.problem and choice is ThresholdChoice.LABORATORY:
        # The usual settings have no thresholds: to go on would decide by the card's, under the laboratory's name.
        raise UnusableInputError(
            f"The laboratory's thresholds cannot be used: {loaded.problem}. Mend this, or leave out --thresholds"
        )
    if loaded.problem:
        stderr.print(f"Warning: {loaded.problem}", style="yellow", markup=False)

    def tell(text: str) -> None:
        if not quiet:
            stderr.print(text, markup=False)

    def of_card(model_id: str) -> Mapping[str, float]:
        if loaded.settings.thresholds.get(model_id):
            tell(
                f"The window's settings hold thresholds of your own for {model_id}; here the card's decide. "
                "--thresholds laboratory decides by yours."
            )
        return {}

    def of_laboratory(model_id: str) -> Mapping[str, float]:
        moved = loaded.settings.thresholds.get(model_id, {})
        if not moved:
            tell(f"No threshold of {model_id} was moved in the window's settings; the card's own decide.")
        return moved

    def record(store: RunStore, card: ModelCard) -> None:
        try:
            record_in_new_run(store, path, card, loaded.settings.deciding)
        except OutputError as error:
            # The run itself tells its thresholds; only how they came to be is missing.
            stderr.print(f"Warning: {error}", style="yellow", markup=False)

    if choice is ThresholdChoice.LABORATORY:
        return LaboratoryChoices(of_laboratory, record)
    return LaboratoryChoices(of_card)
