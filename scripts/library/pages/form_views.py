"""What templates and the script of a form see of it: plain data, one entry for each question."""

from library.catalogue import addresses, form_layout
from library.catalogue.catalogue import Catalogue
from library.catalogue.form_layout import Asked, Part
from library.model.form import Column, Form, FormOption
from library.model.generated_file import Json
from library.model.resource import Resource
from library.pages import words
from library.pages.views import View

ENOUGH_FOR_CONTENTS = 3


def box_view(catalogue: Catalogue, resource: Resource) -> View | None:
    """Return what the resource's own page says of its form; nothing where it has none."""
    form = catalogue.forms.get(resource.id)
    if not form:
        return None
    return {
        "url": addresses.form(resource.slug),
        "word_url": addresses.blank_form(resource.slug, form.save_name),
        "minutes": words.minutes(form.minutes or resource.minutes),
        "parts": words.count(len(form.sections), "part"),
        "about_child": form.about_child,
    }


def form_view(catalogue: Catalogue, resource: Resource, form: Form) -> View:
    """Return the whole form."""
    parts = form_layout.parts_of(form, catalogue)
    return {
        "id": resource.id,
        "title": resource.title,
        "version": form.version,
        "save_name": form.save_name,
        "returns": form.returns,
        "returns_label": catalogue.label("return-kinds", form.returns) if form.returns else "",
        "about_child": form.about_child,
        "belongs": form_layout.BELONGS if form.about_child else "",
        "note": form.note,
        "minutes": words.minutes(form.minutes or resource.minutes),
        "gaps": any(asked.field.gaps for part in parts for asked in part.asked),
        "needed": any(asked.field.required for part in parts for asked in part.asked),
        "word_url": addresses.blank_form(resource.slug, form.save_name),
        "template_url": addresses.form_template(resource.slug, form.save_name),
        "roles": _roles(catalogue, parts),
        "sections": [_section(form, part) for part in parts],
        "contents": len(parts) >= ENOUGH_FOR_CONTENTS,
    }


def _roles(catalogue: Catalogue, parts: tuple[Part, ...]) -> list[Json]:
    """Return roles to suggest, where the form asks for any."""
    asked = {asked.field.kind for part in parts for asked in part.asked}
    columns = {column.kind for part in parts for asked in part.asked for column in asked.field.grid}
    if "role" not in asked | columns:
        return []
    return [term.label for term in catalogue.vocabulary("audiences") if term.id != "everyone"]


def _section(form: Form, part: Part) -> View:
    return {
        "key": part.key,
        "title": part.title,
        "theme": part.theme,
        "minutes": words.minutes(part.section.minutes) if part.section.minutes else "",
        "help": part.section.help,
        "fields": [_field(form, asked) for asked in part.asked],
    }


def _field(form: Form, asked: Asked) -> View:
    field = asked.field
    when: View = {"key": asked.depends, "answers": [*(field.when.answers if field.when else ())]}
    return {
        "key": asked.key,
        "id": field.id,
        "theme": asked.theme,
        "kind": field.kind,
        "ask": field.ask,
        "label": asked.label,
        "help": field.help,
        "options": _options(field.choices),
        "most": field.most or 0,
        "columns": [_column(column) for column in field.grid],
        "rows": field.rows,
        "low": field.low,
        "high": field.high,
        "required": field.required and bool(form.returns),
        "private": field.private and bool(form.returns),
        "gaps": field.gaps,
        "when": when if asked.depends else None,
        "condition": asked.condition,
    }


def _column(column: Column) -> View:
    return {"id": column.id, "label": column.label, "kind": column.kind, "options": _options(column.options)}


def _options(options: tuple[FormOption, ...]) -> list[Json]:
    return [{"id": option.id, "label": option.label} for option in options]
