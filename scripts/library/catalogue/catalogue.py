"""One immutable catalogue: what rules ask, what pages show and what exports write."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from library.catalogue import addresses
from library.model.chooser import Chooser
from library.model.course import Course
from library.model.deck import Deck
from library.model.evidence import Figure
from library.model.exercise import Exercise
from library.model.film import Film
from library.model.form import Form
from library.model.learning_log import LearningEntry
from library.model.learning_path import LearningPath
from library.model.link_health import LinkHealth
from library.model.partnership import LegalText, Partnership
from library.model.resource import Resource
from library.model.theme_page import ThemePage
from library.model.vocabulary import GlossaryTerm, Moment, ResourceType, Theme, Vocabulary
from library.model.webinar import Webinar

EMPTY = Vocabulary.of("", ())


@dataclass(frozen=True)
class Catalogue:
    """Everything readable, sorted and linked."""

    partnership: Partnership | None
    vocabularies: Mapping[str, Vocabulary]
    resources: tuple[Resource, ...]
    """By title; none that is archived."""
    theme_pages: Mapping[str, ThemePage]
    courses: tuple[Course, ...] = ()
    """In the order of their resources."""
    films: Mapping[str, Film] = field(default_factory=dict)
    """The film of each video, by its resource's permanent id."""
    webinars: tuple[Webinar, ...] = ()
    """In the order of their resources."""
    choosers: Mapping[str, Chooser] = field(default_factory=dict)
    """By the permanent id of the resource they belong to, as the three below."""
    forms: Mapping[str, Form] = field(default_factory=dict)
    decks: Mapping[str, Deck] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    paths: tuple[LearningPath, ...] = ()
    """By title."""
    learning_log: tuple[LearningEntry, ...] = ()
    """Those with the strongest action first."""
    evidence: tuple[Figure, ...] = ()
    """Figures, by their ids."""
    link_health: LinkHealth = field(default_factory=LinkHealth)
    """How addresses on other sites answered; empty until somebody has asked them."""
    handwritten: tuple[str, ...] = field(default=(), repr=False)
    """Pages in docs/, as paths from docs/."""
    archive: "Catalogue | None" = field(default=None, repr=False)
    """What is kept for the record: archived resources with all that belongs to them. Nothing else of them is here."""
    cited: Mapping[str, tuple[date, ...]] = field(default_factory=dict, repr=False)
    """For each permanent id, the days of versions whose addresses were published."""
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What upper floors work out once and show many times."""

    def vocabulary(self, name: str) -> Vocabulary:
        """Return a vocabulary; an empty one where the file is missing or unreadable."""
        return self.vocabularies.get(name, EMPTY)

    def label(self, vocabulary: str, term_id: str) -> str:
        """Return what readers see for a term."""
        return self.vocabulary(vocabulary).label(term_id)

    @cached_property
    def by_id(self) -> Mapping[str, Resource]:
        """Resources by their permanent id."""
        return {resource.id: resource for resource in self.resources}

    @cached_property
    def archived(self) -> tuple[Resource, ...]:
        """The resources that are kept for the record only, by title."""
        return self.archive.resources if self.archive else ()

    @cached_property
    def ever(self) -> Mapping[str, Resource]:
        """Resources by their permanent id, archived ones included."""
        return {resource.id: resource for resource in (*self.archived, *self.resources)}

    @cached_property
    def by_path(self) -> Mapping[str, Resource]:
        """Resources by the path of their index.md."""
        return {resource.path: resource for resource in self.resources}

    @cached_property
    def course_of(self) -> Mapping[str, Course]:
        """Courses by their resource's permanent id."""
        return {course.resource.id: course for course in self.courses}

    @cached_property
    def webinar_of(self) -> Mapping[str, Webinar]:
        """Webinars by their resource's permanent id."""
        return {webinar.resource.id: webinar for webinar in self.webinars}

    @cached_property
    def paths_of(self) -> Mapping[str, tuple[LearningPath, ...]]:
        """For each resource's id, the learning paths that it is a member of."""
        found: dict[str, list[LearningPath]] = {}
        for path in self.paths:
            for member in dict.fromkeys(path.members):
                found.setdefault(member, []).append(path)
        return {member: tuple(paths) for member, paths in found.items()}

    @cached_property
    def log_of(self) -> Mapping[str, tuple[LearningEntry, ...]]:
        """For each theme that has any, the entries of the learning log, in the themes' order."""
        found = {theme.id: tuple(e for e in self.learning_log if theme.id in e.themes) for theme in self.themes}
        return {theme: entries for theme, entries in found.items() if entries}

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes, in the vocabulary's order."""
        return tuple(term for term in self.vocabulary("themes") if isinstance(term, Theme))

    @cached_property
    def types(self) -> Mapping[str, ResourceType]:
        """The types of resource, by id."""
        return {term.id: term for term in self.vocabulary("types") if isinstance(term, ResourceType)}

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of a working day."""
        return tuple(term for term in self.vocabulary("moments") if isinstance(term, Moment))

    @cached_property
    def glossary(self) -> tuple[GlossaryTerm, ...]:
        """The words that the library explains, from A to Z."""
        terms = (term for term in self.vocabulary("glossary") if isinstance(term, GlossaryTerm))
        return tuple(sorted(terms, key=lambda term: (term.label.casefold(), term.id)))

    @cached_property
    def legal_texts(self) -> Mapping[str, LegalText]:
        """The legal texts of the settings file, by id."""
        return {text.id: text for text in self.partnership.legal_texts} if self.partnership else {}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Resource, ...]]:
        """For each theme, the resources at home in it first and then its guests."""
        found: dict[str, tuple[list[Resource], list[Resource]]] = {theme.id: ([], []) for theme in self.themes}
        for resource in self.resources:
            for place, theme in enumerate(resource.themes):
                if theme in found:
                    found[theme][min(place, 1)].append(resource)
        return {theme: (*home, *guests) for theme, (home, guests) in found.items()}

    def related(self, resource: Resource) -> tuple[Resource, ...]:
        """Return the resources that one names, in its own order."""
        return tuple(self.by_id[other] for other in resource.related if other in self.by_id)

    def quick_exit(self, themes: Iterable[str]) -> bool:
        """Tell whether a page on these themes carries the quick exit."""
        return any(theme.quick_exit for theme in self.themes if theme.id in set(themes))

    def is_sensitive(self, resource: Resource) -> bool:
        """Tell whether a resource's page carries the quick exit."""
        return resource.quick_exit or self.quick_exit(resource.themes)

    def days_to_cite(self, resource: Resource) -> tuple[date, ...]:
        """Return the days of a resource's versions, newest first, with those that its file no longer tells of."""
        return tuple(sorted({*resource.versions, *self.cited.get(resource.id, ())}, reverse=True))

    def today_of(self, resource: Resource) -> Resource:
        """Return the resource to which one's addresses lead: itself, or what it was merged into in the end."""
        passed = {resource.id}
        while resource.is_archived and (following := self.ever.get(resource.merged_into)):
            if following.id in passed:
                return resource
            passed.add(following.id)
            resource = following
        return resource

    def addresses(self) -> Iterator[str]:
        """Go through every address that the site answers, redirects included."""
        yield from (addresses.of_handwritten(path) for path in self.handwritten)
        yield ""
        yield from (addresses.theme(theme.id) for theme in self.themes)
        yield from self.addresses_of_resources()
        if self.archive:
            yield from self.archive.addresses_of_resources()
        yield addresses.SEARCH
        yield addresses.NUMBERS
        yield addresses.NEW_RESOURCE
        yield addresses.HEALTH
        if self.glossary:
            yield addresses.GLOSSARY
        yield from (addresses.learning_path(path.slug) for path in self.paths)
        if self.learning_log:
            yield addresses.LEARNING_LOG
        yield from (addresses.learning_log(theme) for theme in self.log_of)
        if self.webinars:
            yield addresses.WEBINARS
        yield addresses.embedded(addresses.EMBEDDED_NEW)
        for facet, vocabulary in addresses.EMBEDDED.items():
            yield from (addresses.embedded(f"{facet}-{term.id}") for term in self.vocabulary(vocabulary))

    def addresses_of_resources(self) -> Iterator[str]:
        """Go through every address of a resource and of what lies below it."""
        for resource in self.resources:
            yield from self.addresses_of(resource)

    def addresses_of(self, resource: Resource) -> Iterator[str]:
        """Go through every address of one resource, its own first."""
        yield from addresses.all_of(resource)
        yield from (addresses.version(resource.id, day) for day in self.days_to_cite(resource))
        if course := self.course_of.get(resource.id):
            yield from addresses.all_of_course(course)
        yield from self._views_of(resource)
        if webinar := self.webinar_of.get(resource.id):
            yield from addresses.all_of_webinar(webinar)

    def _views_of(self, resource: Resource) -> Iterator[str]:
        """Go through the addresses that lie below a resource's own."""
        if resource.id in self.films:
            yield from addresses.all_of_film(resource)
        if resource.id in self.forms:
            yield from addresses.all_of_form(resource)
        if resource.id in self.decks:
            yield from addresses.all_of_deck(resource)
        if exercise := self.exercises.get(resource.id):
            yield from addresses.all_of_exercise(resource, exercise)
