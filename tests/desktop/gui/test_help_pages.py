"""Guide and licences open offline, and the window says so where one is not here."""

from PySide6.QtGui import QDesktopServices

from desktop.gui import help_pages
from desktop.gui.help_pages import HelpPages
from desktop.gui.notice_bar import NoticeBar
from desktop.shipped_files import guide_page


def test_the_guide_is_opened(qtbot, opened_paths):
    notice = NoticeBar()
    qtbot.addWidget(notice)

    HelpPages(notice).show_guide()

    assert opened_paths == [str(guide_page())]


def test_where_nothing_opens_the_guide_the_window_says_where_it_lies(qtbot, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    notice = NoticeBar()
    qtbot.addWidget(notice)

    HelpPages(notice).show_guide()

    assert notice.text.text() == f"No browser was found on this computer. The page lies at {guide_page()}."


def test_from_source_the_window_says_where_the_licences_are(qtbot, opened_paths):
    notice = NoticeBar()
    qtbot.addWidget(notice)

    HelpPages(notice).show_licences()

    assert opened_paths == []
    assert notice.text.text() == "The page of licences is part of the packaged application only."


def test_the_licences_of_a_packaged_application_are_opened(qtbot, opened_paths, monkeypatch, tmp_path):
    page = tmp_path / "licences ü.html"
    page.touch()
    monkeypatch.setattr(help_pages, "licences_page", lambda: page)
    notice = NoticeBar()
    qtbot.addWidget(notice)

    HelpPages(notice).show_licences()

    assert opened_paths == [str(page)]


def test_the_menu_leads_to_both(open_window, classifier, opened_paths, monkeypatch, tmp_path):
    monkeypatch.setattr(help_pages, "licences_page", lambda: tmp_path)
    window = open_window(classifier)

    window.actions_.guide.trigger()
    window.actions_.licences.trigger()

    assert opened_paths == [str(guide_page()), str(tmp_path)]
