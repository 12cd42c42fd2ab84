"""A slide that people would have to read instead of listening."""

from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.rules.films.plans import slides_of
from library.rules.films.slide_texts import slides_with_lines, words_on
from library.rules.rule import Context, Rule, on_line, short

MOST = 60


def _check_all(context: Context) -> Iterator[Finding]:
    for document, name, files in slides_of(context):
        for slide, line in slides_with_lines(document, name, files):
            if (count := words_on(slide)) > MOST:
                yield Finding(
                    on_line(document, line),
                    f"The slide `{short(slide.title) or 'without a title'}` shows {count} words. "
                    f"{MOST} are the most that people read while somebody speaks.",
                    "Move what the speaker says below a line `Notes:`, or part the slide in two with `---`",
                )


RULE = Rule(
    name="slide-too-wordy",
    what="A slide shows more than 60 words, its notes not counted.",
    why="Nobody can read and listen at once, and people at the back see only a grey block.",
    severity=Severity.WARNING,
    check_all=_check_all,
)
