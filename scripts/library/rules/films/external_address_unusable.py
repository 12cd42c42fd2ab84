"""An address at a video host that leads to something else than one film."""

from collections.abc import Iterator

from library.catalogue.hosts import domain_of, host_of, key_of
from library.model.problem import Finding
from library.rules.films.plans import films_of
from library.rules.rule import Context, Rule, at, short


def _check_all(context: Context) -> Iterator[Finding]:
    for film in films_of(context):
        if not film.external:
            continue
        url = film.external.text.strip()
        host = host_of(domain_of(url), context.catalogue.vocabulary("video-hosts"))
        if host and host.key and not key_of(url, host):
            yield Finding(
                at(film.plan, film.external),
                f"`{short(url)}` is at {host.label}, and it is not the address of one film.",
                f"Open the film at {host.label}, choose Share, and copy the address that it gives",
            )


RULE = Rule(
    name="external-address-unusable",
    what="A film's external address leads to a channel, a list or a search, and not to one film.",
    why="Readers would have to look for the film themselves, among others that nobody here has seen.",
    check_all=_check_all,
)
