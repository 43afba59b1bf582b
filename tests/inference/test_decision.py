"""A decision follows from the probability, the laboratory's threshold and the flags, and says why."""

import pytest

from inference.decision import Decision, Flag, abstention_sentence, decide

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


def test_an_abstention_for_doubt_states_both_percentages():
    sentence = abstention_sentence(0.614, 0.7, (Flag.STAIN,))

    assert sentence == "Not reported: the model is only 61% sure, less than the 70% asked for."


def test_an_abstention_for_flags_names_those_that_block_and_no_other():
    sentence = abstention_sentence(0.99, 0.7, (Flag.BLUR, Flag.STAIN, Flag.OUT_OF_DISTRIBUTION))

    assert sentence == f"Not reported: {Flag.BLUR.sentence} {Flag.OUT_OF_DISTRIBUTION.sentence}"


def test_every_flag_has_a_sentence_of_its_own():
    sentences = {flag.sentence for flag in Flag}

    assert len(sentences) == len(Flag)
    assert all(sentence.endswith(".") for sentence in sentences)
