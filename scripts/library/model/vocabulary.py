"""Controlled vocabularies: the ids editors choose from, with the words readers see and type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from library.model import fields

ID_PATTERN = r"[a-z0-9][a-z0-9.]*(-[a-z0-9.]+)*"
Synonyms = Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), max=60)]
TermId = Annotated[
    str,
    fields.Text(max=50, pattern=ID_PATTERN, looks_like="small letters, numbers and hyphens, such as `health-visitor`"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a vocabulary."""

    id: TermId
    """What stands in files and addresses. Never changes once published."""
    label: Annotated[str, fields.Text(max=60)]
    """What readers see."""
    definition: Annotated[str, fields.Text(min=3, max=260)]
    """One plain sentence, shown as help."""
    synonyms: Synonyms = ()
    """What people type when they mean this; never shown as the label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Term):
    """A learning theme."""

    invitation: Annotated[str, fields.Text(max=60)]
    """Three to eight words on the theme's tile on the home page."""
    quick_exit: Annotated[bool, fields.Flag()] = False
    """Whether every page of this theme carries the quick exit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Term):
    """A role that uses the library."""

    group: Annotated[str, fields.Term("audience-groups")]
    """The group of roles that it stands under on the home page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceType(Term):
    """A kind of resource; its folder in resources/ gives a resource its type."""

    plural: Annotated[str, fields.Text(max=60)]
    """The label for more than one."""
    folder: TermId
    """The folder in resources/ that holds resources of this type."""
    reading_age: Annotated[int, fields.Number(min=9, max=18)]
    """The reading age above which the check warns, in years."""
    use: Annotated[str, fields.Term("uses")]
    """How it is used: the group that it stands in on a theme page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Term):
    """A moment in the working day, known by the minutes there are."""

    minutes: Annotated[tuple[int, ...], fields.ListOf(fields.Number(min=1, max=600), min=1)]
    """The times to use, in minutes, that fit into this moment."""
    prefer: Annotated[tuple[str, ...], fields.ListOf(fields.Term("when-to-use"), max=5)] = ()
    """The moments of use whose resources the home page shows first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence(Term):
    """A licence under which content is shared."""

    url: Annotated[str, fields.Url()]
    """Where the licence's own text stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoHost(Term):
    """A site that keeps other people's videos."""

    receives: Annotated[str, fields.Text(max=80)]
    """Who receives data about somebody who watches there."""
    domains: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), min=1, max=10)]
    """The domains under which its pages stand, without `www.`."""
    key: Annotated[str, fields.Text(max=200)] = ""
    """A regular expression whose first group finds a video's key in its address. Left out: a plain link only."""
    embed: Annotated[str, fields.Url()] = ""
    """The address that shows one video inside another page, with `{key}` for its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryTerm(Term):
    """A preferred expression."""

    avoid: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80))] = ()
    """Expressions it replaces."""
    marked: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80))] = ()
    """The exact words in a text that carry the definition. Left out: none, because everybody knows the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EverydayWord(Term):
    """What people type, and the word that the library uses for it."""

    label: Annotated[str, fields.Text(max=60)]
    """A word or a phrase that stands in the library's texts as it is written here."""
    definition: Annotated[str, fields.Text(min=3, max=260)]
    """One plain sentence for editors: which of the word's meanings this is."""
    synonyms: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), min=1, max=60)]
    """What people type when they mean this, each in no other entry of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpFirst(Term):
    """Something about which help stands above all search results."""

    definition: Annotated[str, fields.Text(min=3, max=260)]
    """The one sentence that is shown, to a worker as well as to somebody who is hurt, without a number but 999."""
    synonyms: Annotated[tuple[str, ...], fields.ListOf(fields.Text(max=80), min=1, max=120)]
    """The words and phrases that bring the help, however the rest of the question goes on."""


TERM_MODELS: Mapping[str, type[Term]] = {
    "themes": Theme,
    "topics": Term,
    "completion-rules": Term,
    "package-formats": Term,
    "audiences": Audience,
    "audience-groups": Term,
    "types": ResourceType,
    "uses": Term,
    "when-to-use": Term,
    "ages": Term,
    "levels": Term,
    "statuses": Term,
    "restrictions": Term,
    "licences": Licence,
    "evidence": Term,
    "owners": Term,
    "languages": Term,
    "descriptions": Term,
    "session-modes": Term,
    "video-hosts": VideoHost,
    "training-needs": Term,
    "use-rights": Term,
    "field-kinds": Term,
    "column-kinds": Term,
    "return-kinds": Term,
    "learning-sources": Term,
    "action-types": Term,
    "action-statuses": Term,
    "figure-units": Term,
    "fact-markers": Term,
    "moments": Moment,
    "glossary": GlossaryTerm,
    "everyday-words": EverydayWord,
    "help-first": HelpFirst,
}
"""Every vocabulary's file name without `.yml`, and what one of its entries is."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The entries of one file, in the order in which the file has them."""

    name: str
    terms: tuple[Term, ...]
    by_id: Mapping[str, Term] = field(repr=False)

    @classmethod
    def of(cls, name: str, terms: tuple[Term, ...]) -> "Vocabulary":
        """Build from its terms."""
        return cls(name, terms, {term.id: term for term in terms})

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, term_id: object) -> bool:
        return term_id in self.by_id

    def label(self, term_id: str) -> str:
        """Return what readers see for an id; the id itself where the vocabulary lacks it."""
        term = self.by_id.get(term_id)
        return term.label if term else term_id

    def definition(self, term_id: str) -> str:
        """Return what an id means, in words; nothing where the vocabulary does not say."""
        term = self.by_id.get(term_id)
        return term.definition if term else ""

    def ids_by_word(self) -> dict[str, str]:
        """Return each id, label and synonym in lower case, with the id that it means."""
        words = {word.lower(): term.id for term in self.terms for word in (*term.synonyms, term.label)}
        return words | {term.id: term.id for term in self.terms}
