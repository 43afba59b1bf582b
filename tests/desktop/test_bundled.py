"""What ships with the application is found in a checkout, in an installed wheel and in a frozen application."""

import sys
from pathlib import Path

import pytest

from desktop import shipped_files
from desktop.bundled import (
    DEFAULT_BUNDLE,
    AssetsMissingError,
    assets_folder,
    bundle_names,
    default_bundle,
    find_bundle,
    sample_folder,
)
from inference.errors import UnusableInputError


def test_a_checkout_finds_its_bundle_and_samples():
    assert (default_bundle() / "model_card.json").is_file()
    assert sample_folder() == assets_folder() / "samples"


def test_a_wheel_finds_them_inside_the_package(tmp_path, monkeypatch):
    (tmp_path / "desktop" / "assets" / "models").mkdir(parents=True)
    monkeypatch.setattr(shipped_files, "__file__", str(tmp_path / "desktop" / "shipped_files.py"))

    assert assets_folder() == tmp_path / "desktop" / "assets"


def test_a_frozen_application_finds_them_where_it_unpacked(tmp_path, monkeypatch):
    (tmp_path / "assets" / "models").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert assets_folder() == tmp_path / "assets"


def test_an_incomplete_installation_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    with pytest.raises(AssetsMissingError, match=r"are not at .*assets; install SmearScope again"):
        assets_folder()


def test_a_model_is_named_by_its_place_or_by_its_bundled_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_bundle(None) == default_bundle()
    assert find_bundle(Path(DEFAULT_BUNDLE)) == default_bundle()
    (tmp_path / DEFAULT_BUNDLE).mkdir()
    assert find_bundle(Path(DEFAULT_BUNDLE)) == Path(DEFAULT_BUNDLE), "what lies there comes first"
    assert DEFAULT_BUNDLE in bundle_names()


def test_a_model_that_is_nowhere_is_refused_with_the_names_of_those_that_ship(tmp_path):
    with pytest.raises(UnusableInputError, match=rf"no model bundle .*mine\.smear.*{DEFAULT_BUNDLE}"):
        find_bundle(tmp_path / "mine.smear")


def test_a_place_that_cannot_be_looked_at_is_left_to_whoever_reads_it(tmp_path):
    assert find_bundle(tmp_path / ("a" * 300)) == tmp_path / ("a" * 300)
