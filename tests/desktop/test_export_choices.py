"""What was chosen for the last export comes back, as far as it can be used."""

import json

import pytest

from desktop.app_settings import AppSettings, load_settings, save_settings
from desktop.export_choices import ExportChoices, choices_of
from desktop.exports.formats import ExportFormat

CHOSEN = ExportChoices(formats=(ExportFormat.PDF, ExportFormat.XLSX), picture_limit=10, opens_folder=False, prints=True)


def test_choices_survive_the_settings_file(tmp_path):
    chosen = CHOSEN.model_copy(update={"folder": tmp_path / "Ausgänge"})
    path = tmp_path / "settings.json"
    save_settings(path, AppSettings(exports=chosen.to_settings()))
    assert choices_of(load_settings(path).settings.exports) == chosen


def test_nothing_chosen_yet_is_a_table_in_the_runs_folder():
    assert choices_of({}) == ExportChoices()
    assert choices_of({}).formats == (ExportFormat.CSV,)
    assert choices_of({}).folder is None


@pytest.mark.parametrize(
    "wrong", [{"formats": ["odt"]}, {"picture_limit": -1}, {"opens_folder": "perhaps"}, {"of a later version": 1}]
)
def test_what_cannot_be_used_is_as_if_it_was_never_chosen(wrong):
    kept = {**CHOSEN.to_settings(), **wrong}
    found = choices_of(json.loads(json.dumps(kept)))
    assert found == CHOSEN.model_copy(
        update={name: getattr(ExportChoices(), name) for name in wrong if name in kept and hasattr(CHOSEN, name)}
    )
