"""Build the site into site/, unless the resources have errors. The last good site stays until then."""

import os
import sys
from pathlib import Path

import environment


def main() -> int:
    """Check, build and put in place."""
    parser = environment.parser("build.py", "Check the resources and build the site.")
    parser.add_argument("--no-check", action="store_true", help="build whatever can be built, faults and all")
    parser.add_argument("--site-dir", type=Path, metavar="FOLDER", help="where to build it (site/)")
    parser.add_argument(
        "--folder", type=Path, metavar="FOLDER", help="write what another renderer, such as Zensical, builds"
    )
    chosen = parser.parse_args()
    environment.enter()
    if chosen.folder:
        return write_for_renderer(chosen.folder.resolve())
    from library.sinks.mkdocs_runs import build_site

    if chosen.no_check:
        os.environ["LIBRARY_CHECK"] = "off"
    target = (chosen.site_dir or environment.ROOT / "site").resolve()
    if not build_site(environment.ROOT / "mkdocs.yml", target):
        return 1
    sys.stdout.write(f"The site is in {target}.\n")
    return 0


def write_for_renderer(target: Path) -> int:
    """Write the pages with an mkdocs.yml that needs no hook of ours."""
    from library.commands.folder import write_folder
    from library.commands.reporting import report
    from library.sinks.folder import NotOurFolderError
    from library.sinks.search_index import SearchIndexError

    try:
        checked = write_folder(environment.ROOT, target)
    except (NotOurFolderError, SearchIndexError) as error:
        raise environment.SetUpError(str(error)) from error
    if checked.errors:
        sys.stdout.write(report("text", checked))
        return 1
    sys.stdout.write(f"Build {target / 'mkdocs.yml'} with the renderer of your choice.\n")
    return 0


if __name__ == "__main__":
    environment.run(main)
