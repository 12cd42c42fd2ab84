"""A slide without a title."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.rules.films.plans import slides_of
from library.rules.films.slide_texts import slides_with_lines
from library.rules.rule import Context, Rule, on_line


def _check_all(context: Context) -> Iterator[Finding]:
    for document, name, files in slides_of(context):
        for place, (slide, line) in enumerate(slides_with_lines(document, name, files), start=1):
            if not slide.title.strip():
                yield Finding(
                    on_line(document, line),
                    f"Slide {place} does not begin with a title.",
                    "# What this slide says, as its first line",
                )


RULE = Rule(
    name="slide-without-title",
    what="A slide does not begin with a title.",
    why="People who listen to the slides, or look for one in the handout, go by the titles.",
    check_all=_check_all,
)
