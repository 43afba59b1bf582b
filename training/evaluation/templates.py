"""Opens the project's page templates, with the filters that write figures alike everywhere."""

import jinja2

from training.evaluation import wording


def template_environment(*, autoescape: bool) -> jinja2.Environment:
    """Templates of `training/templates`, with the filters that write figures."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("training", "templates"),
        autoescape=autoescape,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        percent=wording.percent,
        interval=wording.interval,
        share=wording.share_text,
        points=wording.points_text,
        signed=wording.signed,
        p=wording.p_text,
    )
    return environment
