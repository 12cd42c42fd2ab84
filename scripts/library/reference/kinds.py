"""What a field may hold, in words."""

from library.model import fields

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def vocabulary_title(name: str) -> str:
    """Return what a page calls a vocabulary."""
    return name.replace("-", " ").capitalize()


def in_words(kind: fields.Kind) -> str:
    """Return one sentence on what a field holds, with links to what it is chosen from."""
    if isinstance(kind, fields.ListOf):
        return f"A list of {_many(kind)}."
    words = _one(kind)
    return f"{words[0].upper()}{words[1:]}."


def _one(kind: fields.Kind) -> str:  # noqa: C901, PLR0911 - one line for each kind
    match kind:
        case fields.Text(pattern="", min=fewest, max=most):
            return f"one line of words, {_range(fewest, most)} characters"
        case fields.Text(looks_like=words):
            return words
        case fields.Number(choices=choices) if choices:
            return f"one of the numbers {', '.join(map(str, choices))}"
        case fields.Number(min=fewest, max=most):
            return f"a whole number from {fewest} to {most}"
        case fields.Date(future=future):
            return "a day, written year, month, day with hyphens" + ("" if future else "; not after today")
        case fields.DateAndTime():
            return "a day and a time in London, such as `2027-03-09 14:00`"
        case fields.Flag():
            return "`true` or `false`"
        case fields.Term(vocabulary=name):
            return f"one of the words under [{vocabulary_title(name)}](#words-{name})"
        case fields.Url():
            return "a web address that begins with `https://`"
        case fields.Reference():
            return "the id of another resource"
        case fields.Record(model=model):
            return f"a group of fields, explained under {_link_to(model)}"
        case fields.ListOf():
            return f"a list of {_many(kind)}"


def _many(kind: fields.ListOf) -> str:  # noqa: PLR0911 - one line for each kind
    match kind.item:
        case fields.Text(pattern="", min=fewest, max=most):
            return f"{_count(kind, 'line', 'lines')} of words, each {_range(fewest, most)} characters"
        case fields.Text(looks_like=words):
            return f"{_count(kind, 'entry', 'entries')}, each {words}"
        case fields.Number(min=fewest, max=most):
            return f"{_count(kind, 'whole number', 'whole numbers')} from {fewest} to {most}"
        case fields.Term(vocabulary=name):
            return f"{_count(kind, 'word', 'words')} from [{vocabulary_title(name)}](#words-{name})"
        case fields.Reference():
            return _count(kind, "id of another resource", "ids of other resources")
        case fields.Record(model=model):
            return f"{_count(kind, 'group', 'groups')} of fields, explained under {_link_to(model)}"
        case item:
            return f"{_count(kind, 'entry', 'entries')}, each {_one(item)}"


def _link_to(model: type) -> str:
    return f"[{group_title(model)}](#{group_anchor(model)})"


def _count(kind: fields.ListOf, singular: str, plural: str) -> str:
    if kind.min == kind.max:
        return f"exactly {_number(kind.min)} {singular if kind.min == 1 else plural}"
    least = f"{_number(kind.min)} to " if kind.min else "up to "
    return f"{least}{_number(kind.max)} {plural}"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _range(fewest: int, most: int) -> str:
    return f"{fewest} to {most}" if fewest > 1 else f"up to {most}"


def group_title(model: type) -> str:
    """Return the heading under which a model's fields are explained."""
    return GROUPS[model.__name__]


def group_anchor(model: type) -> str:
    """Return the place of that heading."""
    return model.__name__.lower()


GROUPS = {
    "Resource": "A resource",
    "Source": "A source",
    "Change": "A line of history",
    "CoursePlan": "A course's plan",
    "UnitEntry": "A unit in a course's plan",
    "Unit": "A unit of a course",
    "Recording": "A recording",
    "CaptionFile": "A file of captions",
    "WebinarPlan": "A webinar's sessions",
    "Session": "A session of a webinar",
    "Answer": "A question that was asked, with its answer",
    "Chooser": "A chooser",
    "ChooserQuestion": "A question of a chooser",
    "ChooserAnswer": "An answer to a chooser's question",
    "ChooserOption": "An option of a chooser",
    "Fit": "How an option fits a question",
    "Form": "A form",
    "FormSection": "A section of a form",
    "FormField": "A question of a form",
    "FormOption": "An answer to choose in a form",
    "Column": "A column of a table in a form",
    "Condition": "When a question of a form is asked",
    "Deck": "A deck of cards",
    "Suit": "A suit of a deck",
    "Card": "A card",
    "Exercise": "A case exercise",
    "Person": "A person in a case exercise",
    "PlanStep": "A step of an exercise's plan",
    "Holder": "An envelope of a case exercise",
    "Event": "An event of a case exercise",
    "Stop": "A stop in a case exercise",
    "Facilitation": "What only the facilitator reads",
    "LearningEntry": "An entry of the learning log",
    "LearningSource": "Where something was learned",
    "LearningAction": "An action",
    "Closing": "That an entry was closed",
    "Recheck": "A later look",
    "Figure": "A figure",
    "FigureValue": "A number of a figure",
    "FigureSource": "Who published a figure",
    "LearningPath": "A learning path",
    "PathSection": "A section of a learning path",
    "ThemePage": "A theme page",
    "AcrossLink": "A link to another theme",
    "NextStep": "A next step",
    "Term": "A word in a list",
    "Theme": "A theme",
    "Audience": "A role",
    "ResourceType": "A type of resource",
    "Moment": "A moment of the working day",
    "Licence": "A licence",
    "VideoHost": "A site that keeps videos",
    "GlossaryTerm": "A word of the glossary",
    "EverydayWord": "An everyday word",
    "HelpFirst": "Help that comes first",
    "Partnership": "Settings",
    "LegalText": "A legal text",
}
"""What the page calls a group of fields; the order is the page's."""
