"""What a page shows of a chooser: its questions, and every option with everything the table says of it."""

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.chooser import Chooser, ChooserOption, ChooserQuestion
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages.views import View


def chooser_view(catalogue: Catalogue, resource: Resource) -> View | None:
    """Return the chooser of a resource, or nothing where it has none."""
    chooser = catalogue.choosers.get(resource.id)
    if not chooser:
        return None
    return {
        "thing": chooser.thing,
        "always": chooser.always,
        "questions": [_question(question) for question in chooser.questions],
        "options": [_option(catalogue, chooser, option) for option in chooser.options],
    }


def _question(question: ChooserQuestion) -> View:
    return {
        "id": question.id,
        "ask": question.ask,
        "heading": question.heading,
        "firm": question.firm,
        "answers": [{"id": answer.id, "label": answer.label} for answer in question.answers],
    }


def _option(catalogue: Catalogue, chooser: Chooser, option: ChooserOption) -> View:
    names = {other.id: other.name for other in chooser.options}
    return {
        "id": option.id,
        "name": option.name,
        "summary": option.summary,
        "page": _page(catalogue, option),
        "credit": option.credit,
        "url": option.url,
        "choose_when": option.choose_when,
        "not_for": option.not_for,
        "training": option.training,
        "training_label": catalogue.label("training-needs", option.training),
        "licence": option.licence,
        "licence_label": catalogue.label("use-rights", option.licence),
        "licence_note": option.licence_note,
        "cells": [_cell(question, option) for question in chooser.questions],
        "combine": [{"id": other, "name": names[other]} for other in option.combine_with if other in names],
        "combine_note": option.combine_note,
    }


def _page(catalogue: Catalogue, option: ChooserOption) -> View | None:
    found = catalogue.by_id.get(option.resource)
    return {"url": addresses.resource(found.slug), "title": found.title} if found else None


def _cell(question: ChooserQuestion, option: ChooserOption) -> View:
    """Return how an option stands to one question. One that says nothing of it suits every answer."""
    fit = next((fit for fit in option.fits if fit.question == question.id), None)
    suited = [answer for answer in question.answers if not fit or answer.id in fit.answers]
    ids: list[Json] = [answer.id for answer in suited]
    labels: list[Json] = [answer.label for answer in suited]
    return {
        "question": question.id,
        "heading": question.heading,
        "ids": ids,
        "labels": labels,
        "all": len(suited) == len(question.answers),
        "because": fit.because if fit else "",
        "otherwise": fit.otherwise if fit else "",
    }
