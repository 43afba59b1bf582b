"""A command group whose first command need not be named: `smearscope-convert MODEL.keras ...`."""

from typing import Any

from typer.core import TyperGroup

DEFAULT_COMMAND = "bundle"


class DefaultCommandGroup(TyperGroup):
    """Puts `DEFAULT_COMMAND` before arguments that begin with no command of the group."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Click's own, with the command's name filled in where it was left out."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)
