"""Every recording of the library, whether a film with a page of its own or one session of a webinar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.film import Film
from library.model.resource import Attachment, Resource
from library.model.webinar import Session


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording, with where it belongs."""

    resource: Resource
    film: Film
    session: Session | None = None
    """The session that was recorded; None for a film with a page of its own."""

    @property
    def name(self) -> str:
        """Its permanent name."""
        return f"{self.resource.id}/{self.session.id}" if self.session else self.resource.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.session.title if self.session else self.resource.title

    @property
    def summary(self) -> str:
        """What it is about, in a sentence."""
        return self.session.summary if self.session else self.resource.summary

    @property
    def shown_since(self) -> date:
        """The day on which readers could first see it: never before the page, never before it was recorded."""
        return max(self.resource.published, self.film.recording.recorded)

    @property
    def anchor(self) -> str:
        """What begins the anchors of its moments, as in `#second-t=95`."""
        return f"{self.session.id}-" if self.session else ""

    def file(self, name: str) -> Attachment | None:
        """Return one of its files."""
        return self.film.files.get(name)

    def address(self, name: str) -> str:
        """Return the address of one of its files; empty if it isn't there."""
        return addresses.resource(self.resource.slug) + name if name in self.film.files else ""


def recordings(catalogue: Catalogue) -> Iterator[Recorded]:
    """Go through every recording, in the order of the resources."""
    for resource in catalogue.resources:
        if film := catalogue.films.get(resource.id):
            yield Recorded(resource, film)
        if webinar := catalogue.webinar_of.get(resource.id):
            for meeting in webinar.meetings:
                if meeting.film:
                    yield Recorded(resource, meeting.film, meeting.session)
