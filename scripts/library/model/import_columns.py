"""The words that people put over the columns of their lists, and the field that each means."""

from collections.abc import Mapping

from library.model.imported import BODY, SOURCE, TYPE

COLUMNS: Mapping[str, tuple[str, ...]] = {
    TYPE: ("kind", "resource type", "type of resource", "format", "category"),
    BODY: ("content", "text", "full text", "details", "full description", "notes for users"),
    "id": ("reference", "ref", "resource id"),
    "title": ("name", "resource", "resource name", "resource title", "name of resource", "document", "document title"),
    "summary": ("description", "short description", "what it is", "what it is for", "purpose", "about", "overview"),
    "themes": ("theme", "learning theme", "learning themes", "priority", "priorities", "subject", "area of learning"),
    "topics": ("topic", "tags", "tag"),
    "audiences": (
        "audience",
        "who it is for",
        "who is it for",
        "for whom",
        "target audience",
        "role",
        "roles",
        "users",
    ),
    "when_to_use": ("when", "use when", "moment", "when is it used"),
    "ages": ("age", "age range", "age group", "age groups", "ages of children"),
    "minutes": ("time", "time in minutes", "duration", "length", "how long", "time needed", "mins"),
    "level": ("experience", "difficulty", "level of experience"),
    "owner": ("owned by", "responsible group", "lead group", "team", "owning group"),
    "licence": ("license", "copyright licence", "terms of use"),
    "restriction": ("restrictions", "restricted", "access", "conditions"),
    "restriction_note": ("restriction details", "access details", "training needed"),
    "content_warning": ("warning", "content note", "trigger warning"),
    "quick_exit": ("quick exit needed",),
    "published": ("date published", "publication date", "published on", "date added", "first published"),
    "reviewed": ("last reviewed", "date reviewed", "review date", "reviewed on", "date of last review"),
    "review_months": ("review every", "review cycle", "review frequency", "months between reviews"),
    "law": ("legislation", "legal basis", "legal texts"),
    "law_checked": ("legal check", "law last checked"),
    "also_called": ("keywords", "key words", "synonyms", "also known as", "aka", "search words"),
    "supervision_questions": ("questions for supervision", "reflective questions", "supervision question"),
    f"{SOURCE}title": ("source", "sources", "source title", "based on", "evidence base"),
    f"{SOURCE}publisher": ("publisher", "organisation", "published by", "produced by", "provider"),
    f"{SOURCE}year": ("year", "year published", "publication year"),
    f"{SOURCE}evidence": ("evidence", "kind of evidence", "type of evidence"),
    f"{SOURCE}url": ("link", "links", "url", "web address", "website", "web link", "hyperlink", "address", "location"),
}
"""For each field that a list can fill, the words beside its own name. The fields themselves are the model's."""

ABOUT_PEOPLE = (
    *("author", "authors", "written by", "created by", "modified by", "last modified by", "contact", "contact name"),
    *("contact details", "contact email", "email", "e mail", "email address", "phone", "telephone", "mobile"),
    *("staff member", "lead officer", "lead name", "uploaded by", "reviewed by", "reviewer", "manager"),
)
"""Headings of columns that name people. They are never brought in, whatever stands in them."""
