"""A film at a site of which nobody wrote down who receives data."""

from collections.abc import Iterator

from library.catalogue.hosts import domain_of, host_of
from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        hosts = context.catalogue.vocabulary("video-hosts")
        domain = domain_of(film.external.text) if film.external else ""
        # Without a domain it is no address, which the rules on fields report.
        if not film.external or not domain or host_of(domain, hosts):
            continue
        known = ", ".join(host.label for host in hosts) or "none yet"
        yield Finding(
            at(film.plan, film.external),
            f"`{short(domain)}` is none of the video hosts that this library knows: {known}.",
            f"Add it to resources/vocabularies/video-hosts.yml with `domains: [{short(domain)}]` and who "
            "`receives` data about a viewer, or put the film beside index.md",
        )


RULE = Rule(
    name="external-host-unknown",
    what="A film's external address is on a site that is not in resources/vocabularies/video-hosts.yml.",
    why="Before a film from elsewhere plays, readers are told who will learn that they watch it. "
    "For this site we could not tell them.",
    check_all=_check_all,
)
