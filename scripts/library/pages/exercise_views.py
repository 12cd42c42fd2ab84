"""What pages show of a case exercise: to its facilitator, to those who take part, and on the cards."""

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.exercise import Event, Exercise, Holder, Stop
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages import words
from library.pages.views import View

A_SHEET = 4
"""Cards on a sheet of A4: two by two."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def box_view(catalogue: Catalogue, resource: Resource) -> View | None:
    """Return the ways into a case exercise, or nothing where a resource is none."""
    exercise = catalogue.exercises.get(resource.id)
    if not exercise:
        return None
    envelopes = f"{NUMBERS[len(exercise.holders)]} envelopes"
    return {
        "amount": f"{words.count(len(exercise.events), 'event')}, {envelopes}, {words.minutes(resource.minutes)}",
        "facilitator_url": addresses.facilitator(resource.slug),
        "participant_url": addresses.participant(resource.slug),
        "envelopes_url": addresses.envelopes(resource.slug),
    }


def shared_view(exercise: Exercise) -> View:
    """Return what everybody may see."""
    return {
        "invented": exercise.invented,
        "people": [{"who": person.who, "about": person.about} for person in exercise.people],
        "people_note": exercise.people_note,
        "how": list(exercise.how),
    }


def stops_view(exercise: Exercise) -> list[Json]:
    """Return the stops as those who take part see them."""
    return [_stop(exercise, stop, place) for place, stop in enumerate(exercise.stops, start=1)]


def facilitator_view(exercise: Exercise) -> View:
    """Return what only the facilitator sees, with events and stops in one story."""
    return {
        "plan": [{"minutes": words.minutes(step.minutes), "what": step.what} for step in exercise.plan],
        "before": list(exercise.facilitator.before),
        "during": list(exercise.facilitator.during),
        "after": list(exercise.facilitator.after),
        "variations": list(exercise.variations),
        "story": _story(exercise),
    }


def envelopes_view(exercise: Exercise, slug: str) -> list[View]:
    """Return each envelope with its cards."""
    return [_envelope(exercise, holder, slug) for holder in exercise.holders]


def sheets_view(envelopes: list[View]) -> list[Json]:
    """Return the cards of envelopes as sheets to print, one envelope after the other."""
    cards = [card for envelope in envelopes for card in _cards_of(envelope)]
    return [cards[start : start + A_SHEET] for start in range(0, len(cards), A_SHEET)]


def _cards_of(envelope: View) -> list[Json]:
    cards = envelope["cards"]
    return cards if isinstance(cards, list) else []


def _envelope(exercise: Exercise, holder: Holder, slug: str) -> View:
    cards: list[Json] = [
        _event(exercise, event, place)
        for place, event in enumerate(exercise.events, start=1)
        if event.holder == holder.id
    ]
    return {
        "id": holder.id,
        "label": holder.label,
        "note": holder.note,
        "url": addresses.envelope(slug, holder.id),
        "cards": cards,
        "amount": words.count(len(cards), "card"),
    }


def _event(exercise: Exercise, event: Event, place: int) -> View:
    """Return an event as its card shows it, without what only the facilitator sees."""
    return {
        "id": event.id,
        "number": place,
        "when": event.when,
        "holder": next((holder.label for holder in exercise.holders if holder.id == event.holder), ""),
        "read_out": event.read_out,
        "if_asked": event.if_asked,
    }


def _story(exercise: Exercise) -> list[Json]:
    stops = {stop.after: (place, stop) for place, stop in enumerate(exercise.stops, start=1)}
    story: list[Json] = []
    for place, event in enumerate(exercise.events, start=1):
        seen = {**_event(exercise, event, place), "made_sense": event.made_sense, "opened_up": event.opened_up}
        story.append({"event": seen, "stop": None})
        if found := stops.get(event.id):
            number, stop = found
            story.append({"event": None, "stop": {**_stop(exercise, stop, number), "listen_for": [*stop.listen_for]}})
    return story


def _stop(exercise: Exercise, stop: Stop, place: int) -> View:
    return {
        "number": place,
        "after": next((number for number, event in enumerate(exercise.events, start=1) if event.id == stop.after), 0),
        "minutes": words.minutes(stop.minutes),
        "questions": list(stop.questions),
    }
