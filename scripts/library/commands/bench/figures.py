"""From costs to a table: medians, ratios to plain MkDocs, and how cost grows with size."""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from library.commands.bench.measuring import Cost, Site

PLAIN = "plain MkDocs"
HEAD = (
    f"{'resources':>9}  {'job':<20}{'seconds':>8}{'ratio':>7}{'CPU s':>8}{'ratio':>7}{'MB':>6}"
    f"{'files':>8}{'site MB':>9}{'page kB':>9}{'sent kB':>9}"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One job at one size."""

    job: str
    resources: int
    costs: tuple[Cost, ...]
    """One for each round."""
    site: Site | None = None

    @property
    def seconds(self) -> float:
        """The median of its rounds."""
        return statistics.median(cost.seconds for cost in self.costs)

    @property
    def processor(self) -> float:
        """The median of its rounds."""
        return statistics.median(cost.processor for cost in self.costs)

    @property
    def megabytes(self) -> float:
        """The most of any round."""
        return max(cost.megabytes for cost in self.costs)


def table(measured: Sequence[Measured]) -> str:
    """Return one line for each job and size, with its time as a multiple of plain MkDocs' at that size."""
    plain = {item.resources: item for item in measured if item.job == PLAIN}
    return "\n".join((HEAD, *(_line(item, plain) for item in measured)))


def _line(item: Measured, plain: Mapping[int, Measured]) -> str:
    base = plain.get(item.resources, item)
    line = (
        f"{item.resources:>9,}  {item.job:<20}"
        f"{item.seconds:>8.2f}{item.seconds / base.seconds:>7.2f}"
        f"{item.processor:>8.2f}{item.processor / base.processor:>7.2f}{item.megabytes:>6.0f}"
    )
    if not item.site:
        return line
    return line + (
        f"{item.site.files:>8,}{item.site.megabytes:>9.1f}"
        f"{item.site.page_kilobytes:>9.1f}{item.site.page_compressed:>9.1f}"
    )


def growth(measured: Sequence[Measured]) -> str:
    """Return each job's exponent in processor time: 1 is linear, 2 quadratic. Nothing for a single size."""
    lines = []
    for job in dict.fromkeys(item.job for item in measured):
        points = [(item.resources, item.processor) for item in measured if item.job == job]
        if len(points) > 1:
            whole, last = exponent(points), exponent(points[-2:])
            lines.append(f"{job:<20} grows with exponent {whole:.2f}; over the last step {last:.2f}")
    return "\n".join(lines)


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through the points on double logarithmic paper."""
    xs, ys = ([math.log(value) for value in values] for values in zip(*points, strict=True))
    return statistics.linear_regression(xs, ys).slope
