"""A question with too little to choose from."""

from collections.abc import Iterator

from library.model.problem import Finding
from library.model.question import Choice, Matching, Ordering, Question, QuestionKind, Scenario, Spotting
from library.reading.documents import Document
from library.rules.questions.asked import each_question, head_of
from library.rules.rule import Rule, on_line, short

FEWEST = 2
FEWEST_TO_SORT = 3
TRUE_AND_FALSE = ("True", "False")
ANSWER = "- [ ] Words of the answer, and under it four spaces, a hyphen and its feedback"
ROW = "| What belongs on the left | What belongs on the right | Why |"


def _about(document: Document, question: Question) -> Iterator[Finding]:
    found = _fault(question)
    if found:
        message, instead = found
        yield Finding(on_line(document, question.line), f"`{head_of(question)}` {message}", instead)


def _fault(question: Question) -> tuple[str, str] | None:
    if isinstance(question, Choice):
        return _of_choice(question)
    if isinstance(question, Ordering) and len(question.steps) < FEWEST_TO_SORT:
        return f"has {_count(len(question.steps), 'step')}; at least three can be put in order.", "1. What comes first"
    if isinstance(question, Matching) and len(question.pairs) < FEWEST_TO_SORT:
        return f"has {_count(len(question.pairs), 'row')} below its header; at least three can be matched.", ROW
    if isinstance(question, Spotting):
        return _of_spotting(question)
    return _of_scenario(question) if isinstance(question, Scenario) else None


def _of_choice(question: Choice) -> tuple[str, str] | None:
    if question.kind is QuestionKind.TRUE_OR_FALSE:
        written = {answer.words.text for answer in question.answers}
        missing = [word for word in TRUE_AND_FALSE if word not in written]
        if missing:
            return f"has no answer `{missing[0]}`.", f"- [ ] {missing[0]}"
    if len(question.answers) < FEWEST:
        return f"has {_count(len(question.answers), 'answer')}; a choice needs at least two.", ANSWER
    return None


def _of_spotting(question: Spotting) -> tuple[str, str] | None:
    if not any(piece if isinstance(piece, str) else True for piece in question.record):
        return "has no record to read.", "> Words of the record, with **each phrase to find** between two stars"
    if not any(phrase.right for phrase in question.phrases):
        return "has nothing to find: no words in its record are bold.", "**the phrase to find**"
    return None


def _of_scenario(question: Scenario) -> tuple[str, str] | None:
    if not question.steps:
        return "has no steps.", "**start** on a line of its own, then what happens, then choices"
    first = question.steps[0]
    if first.turns:
        return None
    message = f"begins at `{short(first.name)}`, and there is nothing to choose there."
    return message, "- Words to say -> name of the step that it leads to"


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


RULE = Rule(
    name="answers-too-few",
    what="A question has fewer than two answers, fewer than three steps or rows, nothing to find, "
    "or lacks True or False.",
    why="Where nothing can be chosen, nobody has to think.",
    check=each_question(_about),
)
