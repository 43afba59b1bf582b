"""Counts are compared with the paper's Table 1, class by class."""

from training.dataset.class_labels import ALL_LABELS
from training.importing.published_counts import count_classes, differences, published_data

COUNTS = {"benign": 504, "early_pre_b": 985, "pre_b": 963, "pro_b": 804}


def _label_ids(**changes: int) -> list[str]:
    return [label_id for label_id, count in (COUNTS | changes).items() for _ in range(count)]


def test_the_data_file_holds_table_1():
    published = published_data()
    assert published.count_per_class == COUNTS
    assert published.image_count == 3256
    assert "doi:10.1007/978-981-99-8937-9_24" in published.counted_in
    assert "10.1002/int.22753" in published.citation


def test_the_published_numbers_differ_in_nothing():
    published = published_data()
    counts = count_classes(_label_ids(), ALL_LABELS, published)
    assert [each.difference for each in counts] == [0, 0, 0, 0]
    assert differences(counts, published) == ()


def test_each_class_that_differs_is_told_and_the_sum():
    published = published_data()
    counts = count_classes(_label_ids(benign=454, pro_b=805), ALL_LABELS, published)
    assert differences(counts, published) == (
        "Benign: 454 images, 50 fewer than the 504 published",
        "Pro-B: 805 images, 1 more than the 804 published",
        "All classes: 3207 images, 3256 published",
    )


def test_without_a_publication_nothing_differs():
    counts = count_classes(["benign"], ALL_LABELS[:1], None)
    assert (counts[0].found, counts[0].published, counts[0].difference) == (1, None, 0)
