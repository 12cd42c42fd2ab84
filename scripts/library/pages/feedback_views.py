"""Edit this page, report a problem, suggest a resource: on the repository, else by e-mail, else whom to tell."""

from urllib.parse import quote, urlencode

from library.catalogue import addresses
from library.catalogue.catalogue import Catalogue
from library.model.partnership import Partnership
from library.model.resource import Resource
from library.pages import words
from library.pages.views import View

BRANCH = "main"
PROBLEM_FORM = "report-a-problem.yml"
SUGGESTION_FORM = "suggest-a-resource.yml"
"""The issue forms in .github/ISSUE_TEMPLATE/."""


def feedback_view(catalogue: Catalogue, resource: Resource) -> View:
    """Return where each of the three leads; a link that is empty is not there."""
    partnership = catalogue.partnership
    repository = partnership.repository_url.rstrip("/") if partnership else ""
    sensitive = catalogue.is_sensitive(resource)
    about = f"{resource.id}" if sensitive else f"{resource.id}, {resource.title}"
    problem = _mail(partnership, f"Problem on page {about}", _problem_letter(resource, about, partnership))
    suggestion = _mail(partnership, *_suggestion_letter(resource, sensitive=sensitive))
    if repository:
        problem = _issue(repository, PROBLEM_FORM, f"Problem on page {about}", page=_permanent(resource, partnership))
        suggestion = suggestion_form(repository)
    return {
        "edit": f"{repository}/edit/{BRANCH}/{quote(resource.path)}" if repository else "",
        "problem": problem,
        "suggestion": suggestion,
        "way": "repository" if repository else "e-mail" if problem else "none",
        "sensitive": sensitive,
        "id": resource.id,
        "owner": catalogue.label("owners", resource.owner),
        "publisher": partnership.name if partnership else "",
    }


def suggestion_form(repository: str) -> str:
    """Return the address of the repository's form for a suggestion."""
    return _issue(repository, SUGGESTION_FORM, "Suggestion for the library")


def _issue(repository: str, form: str, title: str, **filled: str) -> str:
    return f"{repository}/issues/new?{urlencode({'template': form, 'title': title, **filled}, quote_via=quote)}"


def _mail(partnership: Partnership | None, subject: str, letter: str) -> str:
    if not partnership or not partnership.contact_email:
        return ""
    # Mail programs want both signs at the end of a line: https://www.rfc-editor.org/rfc/rfc6068#section-5
    body = quote(letter.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(partnership.contact_email, safe='@')}?subject={quote(subject, safe='')}&body={body}"


def _permanent(resource: Resource, partnership: Partnership | None) -> str:
    site = partnership.site_url if partnership else ""
    return site.rstrip("/") + "/" + addresses.permanent(resource.id) if site else resource.id


def _problem_letter(resource: Resource, about: str, partnership: Partnership | None) -> str:
    version = f"reviewed {words.day(resource.reviewed)}, last changed {words.day(resource.updated)}"
    return (
        f"Page: {about}\nAddress: {_permanent(resource, partnership)}\nVersion: {version}\n\n"
        "What is wrong, and where on the page?\n\n\nWhat should it say?\n\n"
    )


def _suggestion_letter(resource: Resource, *, sensitive: bool) -> tuple[str, str]:
    """Return the subject and the letter. On a sensitive page neither says what is read there."""
    if sensitive:
        return f"Suggestion, from page {resource.id}", "What is missing?\n\n\nWho would use it, and when?\n\n"
    letter = (
        f"I thought of it on page {resource.id}, {resource.title}.\n\n"
        "What is missing?\n\n\nWho would use it, and when?\n\n\nIs there something like it already, and where?\n\n"
    )
    return "Suggestion for the library", letter
