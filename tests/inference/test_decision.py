"""A decision follows from the probability, the laboratory's threshold and the flags, and says why."""

import pytest

from inference.decision import Decision, Flag, abstention_sentence, decide, is_barely_sure

BLOCKING = {Flag.BLUR, Flag.EXPOSURE, Flag.ASPECT_RATIO, Flag.OUT_OF_DISTRIBUTION}


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(0.699, Decision.ABSTAINED), (0.7, Decision.REPORTED), (0.999, Decision.REPORTED)],
)
def test_an_answer_is_reported_from_the_threshold_on(probability, expected):
    assert decide(probability, 0.7, frozenset()) is expected


@pytest.mark.parametrize("flag", sorted(BLOCKING))
def test_a_field_the_model_cannot_judge_is_not_reported_however_sure_it_is(flag):
    assert decide(1.0, 0.7, frozenset({flag})) is Decision.ABSTAINED


@pytest.mark.parametrize("flag", sorted(set(Flag) - BLOCKING))
def test_a_flag_that_only_asks_for_a_second_look_does_not_stop_a_report(flag):
    assert decide(1.0, 0.7, frozenset({flag})) is Decision.REPORTED


@pytest.mark.parametrize(
    ("abstain_below", "margin", "flagged_below"),
    [
        (0.5, 0.05, 0.55),
        (0.8076153161906858, 0.05, 0.8576153161906858),
        (0.9, 0.05, 0.95),
        # From here on the margin would reach certainty, or nearly so.
        (0.95, 0.05, 0.975),
        (0.999, 0.05, 0.9995),
        (0.8, 0.3, 0.9),
        (0.95, 0.0, 0.95),
        (1.0, 0.05, 1.0),
    ],
)
def test_the_margin_of_a_threshold_never_reaches_certainty(abstain_below, margin, flagged_below):
    below = abstain_below - 1e-9
    assert not is_barely_sure(below, abstain_below, margin)
    assert is_barely_sure(abstain_below, abstain_below, margin) is (flagged_below > abstain_below)
    assert is_barely_sure(flagged_below - 1e-9, abstain_below, margin) is (flagged_below > abstain_below)
    assert not is_barely_sure(flagged_below + 1e-9, abstain_below, margin)
    assert not is_barely_sure(1.0, abstain_below, margin)


def test_an_abstention_for_doubt_states_both_percentages():
    sentence = abstention_sentence(0.614, 0.7, (Flag.STAIN,))

    assert sentence == "Not reported: the model is only 61 % sure, less than the 70 % asked for."


def test_an_abstention_for_flags_names_those_that_block_and_no_other():
    sentence = abstention_sentence(0.99, 0.7, (Flag.BLUR, Flag.STAIN, Flag.OUT_OF_DISTRIBUTION))

    assert sentence == f"Not reported: {Flag.BLUR.sentence} {Flag.OUT_OF_DISTRIBUTION.sentence}"


def test_every_flag_has_a_sentence_of_its_own():
    sentences = {flag.sentence for flag in Flag}

    assert len(sentences) == len(Flag)
    assert all(sentence.endswith(".") for sentence in sentences)
