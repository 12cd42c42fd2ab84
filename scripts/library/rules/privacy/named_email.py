"""An e-mail address that names a person."""

import re
from collections.abc import Iterator

from library.model.problem import Finding, Severity
from library.reading.documents import Document
from library.rules.privacy.emails import emails
from library.rules.rule import Context, Rule

NAMES = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?:[._][^\W\d_]+(?:['’-][^\W\d_]+)?){1,2}\d{0,3}\Z")
ROLE_WORDS = """
    abuse admin admissions adult adults advice and answers apply audit bereavement board booking bookings
    business care central child children childrens college community complaints contact contacts council
    crisis cyber data delivery desk development digital director domestic door duty early education email
    emergency engagement enquiries enquiry events exploitation families family feedback first firstname
    foi forename front governance group hate headteacher health hello help helpdesk helpline helplines
    home hospital housing hr hub ict info information intake intervention join justice lado last lastname
    lead leads learning library line local lscp lsp mail mailbox manager marac mash media mental ministry
    missing my name neglect news newsletter no noreply north nurse nurses nursing of office online out
    panel partners partnership partnerships patient people person police policy practice press privacy
    probation project protection public quality reception records referral referrals register reply
    request review reviews safe safeguarding school schools secretary secure service services sexual
    social south standards strategy subject support surgery surname survey surveys systems team teams the
    training travel unit user video violence virtual visitor voice volunteering volunteers web website
    welfare west women work workforce young your youth
"""
ROLES = frozenset(ROLE_WORDS.split())
"""Words of shared mailboxes. One of them in an address means that it is no person's own."""


def _check(document: Document, _: Context) -> Iterator[Finding]:
    for email in emails(document):
        if not email.private and NAMES.match(email.name) and not set(re.split(r"[^a-z]+", email.name)) & ROLES:
            yield email.finding(
                document,
                "{} looks like the address of one named person.",
                "The address of a team or a shared mailbox",
            )


RULE = Rule(
    name="named-email",
    what="An e-mail address holds what looks like a first name and a surname.",
    why="People move on, and a message about a child then waits in a mailbox that nobody opens.",
    severity=Severity.WARNING,
    check=_check,
)
