"""How a share is written in percent for people, in sentences that go into a record as in reports and on terminals."""


def percent_words(share: float, decimals: int = 0) -> str:
    """A share (0-1) in percent, in English, with a space before the sign as SI has it: `97.1 %`.

    The space is an ordinary one: not every terminal can show another.
    """
    return f"{share:.{decimals}%}".replace("%", " %")
