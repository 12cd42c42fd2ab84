"""Documents that are no pages of prose: what somebody said in a film, and the slides of a webinar."""

from library.model.film import Film
from library.model.webinar import WebinarPlan
from library.reading.documents import Document


def is_transcript(document: Document) -> bool:
    """Tell whether a document holds what was said and seen in a film, in the order in which it was."""
    return document.model is Film


def are_slides(document: Document) -> bool:
    """Tell whether a document is one slide after another, each with a title of its own."""
    return document.model is WebinarPlan
