"""A form as it is filled in: a section for each theme where it asks so, and every condition in words.

The page, the Word file and whatever reads a return follow this one layout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from library.catalogue.catalogue import Catalogue
from library.model.form import Form, FormField, FormSection
from library.model.resource import Resource
from library.model.vocabulary import Term

FOR_EACH_THEME = "themes"
NOT_LEARNED_ABOUT = "learning-system"
"""How the partnership learns is a theme of the library and none of those that it learns about."""
BELONGS = (
    "Write initials or an ID, never a name, a date of birth or an address. "
    "The filled form belongs in the child’s record, not on this device."
)
"""What stands above every form about a child."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question where it stands in the filled form."""

    field: FormField
    theme: str
    """The theme it is asked about; empty outside sections that are filled in for each."""
    label: str
    """What people read, with the theme where the same question is asked of several."""
    depends: str
    """The key of the answer that decides whether it is asked; empty where it always is."""
    condition: str
    """The same in words, for paper."""

    @property
    def key(self) -> str:
        """Its name on the page; no two questions share one."""
        return key_of(self.field.id, self.theme)


@dataclass(frozen=True, slots=True)
class Part:
    """One section where it stands in the filled form."""

    section: FormSection
    theme: str
    title: str
    asked: tuple[Asked, ...]

    @property
    def key(self) -> str:
        """Its name on the page."""
        return key_of(self.section.id, self.theme)


def key_of(name: str, theme: str) -> str:
    """Return the name of a question or a section that is asked about a theme. No short name holds two hyphens."""
    return f"{name}--{theme}" if theme else name


def parts_of(form: Form, catalogue: Catalogue) -> tuple[Part, ...]:
    """Return the sections in their order, each theme's own beside the others."""
    found: list[Part] = []
    for section in form.sections:
        if section.each == FOR_EACH_THEME:
            themes = (theme for theme in catalogue.themes if theme.id != NOT_LEARNED_ABOUT)
            found.extend(_part(form, section, theme) for theme in themes)
        else:
            found.append(_part(form, section, None))
    return tuple(found)


def form_resources(catalogue: Catalogue) -> Iterator[tuple[Resource, Form]]:
    """Go through the resources that have a form, in their order."""
    for resource in catalogue.resources:
        if form := catalogue.forms.get(resource.id):
            yield resource, form


def _part(form: Form, section: FormSection, theme: Term | None) -> Part:
    theme_id = theme.id if theme else ""
    title = f"{section.title}: {theme.label}" if theme else section.title
    return Part(section, theme_id, title, tuple(_asked(form, section, field, theme) for field in section.fields))


def _asked(form: Form, section: FormSection, field: FormField, theme: Term | None) -> Asked:
    theme_id = theme.id if theme else ""
    label = f"{field.ask} ({theme.label})" if theme else field.ask
    decides = _earlier(form, section, field)
    if not decides or not field.when:
        return Asked(field, theme_id, label, "", "")
    beside = any(other is decides for other in section.fields)
    return Asked(field, theme_id, label, key_of(decides.id, theme_id if beside else ""), _words(decides, field))


def _earlier(form: Form, section: FormSection, field: FormField) -> FormField | None:
    """Return the question that a condition names, if it stands above and is asked once for this one."""
    if not field.when:
        return None
    for other_section in form.sections:
        for other in other_section.fields:
            if other is field:
                return None
            if other.id == field.when.field and (other_section is section or not other_section.each):
                return other
    return None


def _words(decides: FormField, field: FormField) -> str:
    labels = {choice.id: choice.label for choice in decides.choices}
    answers = field.when.answers if field.when else ()
    said = _either(f"“{labels.get(answer, answer)}”" for answer in answers)
    return f"Only if you answered {said} to “{decides.ask}”"


def _either(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
