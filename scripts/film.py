"""Make our own films from their storyboards: pictures, captions, chapters, transcript and stills."""

from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = "scripts/requirements-film.txt"


def main() -> int:
    """Make what is not up to date, and say what is."""
    parser = environment.parser("film.py", "Make our own films from their storyboards.")
    parser.add_argument("films", nargs="*", metavar="film", help="the folder's name in resources/videos/")
    parser.add_argument("--all", action="store_true", help="every film that has a storyboard")
    parser.add_argument("--again", action="store_true", help="make it even if nothing has changed")
    parser.add_argument("--stills-only", action="store_true", help="only texts and still pictures, which takes seconds")
    parser.add_argument("--frames", default="", metavar="FOLDER", help="keep every frame in this folder")
    given = parser.parse_args()
    environment.enter(REQUIREMENTS)
    import test
    from library.commands import film

    slugs = film.films(ROOT) if given.all else tuple(given.films)
    if not slugs:
        environment.say(f"Say which film, or --all. There are: {', '.join(film.films(ROOT)) or 'none'}.")
        return 1
    browser = test.browser()
    for slug in slugs:
        made = film.plan(ROOT, slug)
        if isinstance(made, film.Refusal):
            environment.say(made.message)
            return 1
        environment.say(f"{slug}, {made.storyboard.seconds} seconds")
        if given.stills_only:
            film.make_stills(made, browser, environment.say)
        elif made.is_fresh and not given.again:
            film.write_texts(made)
            environment.say("  is up to date")
        else:
            film.make(made, browser, environment.say, frames=Path(given.frames) / slug if given.frames else None)
        print(made.folder)
    return 0


if __name__ == "__main__":
    environment.run(main)
