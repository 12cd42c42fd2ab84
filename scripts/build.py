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
    chosen = parser.parse_args()
    environment.enter()
    from library.sinks.mkdocs_runs import build_site

    if chosen.no_check:
        os.environ["LIBRARY_CHECK"] = "off"
    target = (chosen.site_dir or environment.ROOT / "site").resolve()
    if not build_site(environment.ROOT / "mkdocs.yml", target):
        return 1
    sys.stdout.write(f"The site is in {target}.\n")
    return 0


if __name__ == "__main__":
    environment.run(main)
