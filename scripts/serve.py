"""Show the library on this machine, and again after every change."""

import argparse
import errno
import os
import signal
import socket

import environment

HOST = "127.0.0.1"


def main() -> int:
    """Check, build and serve until somebody stops it."""
    parser = environment.parser("serve.py", "Check the resources, build the site and show it on this machine.")
    parser.add_argument("--port", type=port, default=8000, help="where to listen (8000)")
    parser.add_argument("--no-check", action="store_true", help="say nothing about faults")
    chosen = parser.parse_args()
    refuse_taken(chosen.port)
    environment.enter()
    from library.sinks.mkdocs_runs import serve_site

    if chosen.no_check:
        os.environ["LIBRARY_CHECK"] = "off"
    # Whoever ends us politely gets the same tidying up as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return 0 if serve_site(environment.ROOT / "mkdocs.yml", HOST, chosen.port) else 1


def port(text: str) -> int:
    """Read a port."""
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"“{text}” is no port; take a number from 1024 to 65535")
    return int(text)


def refuse_taken(number: int) -> None:
    """Find out before anything is set up whether we may listen."""
    with socket.socket() as probe:
        if os.name == "posix":
            # As the server does: what a stopped server leaves behind is not in the way.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError as error:
            why = "is taken" if error.errno == errno.EADDRINUSE else "can't be used"
            other = f"--port {number % 60000 + 1024}"
            raise environment.SetUpError(f"Port {number} {why}. Choose another, such as {other}.") from error


if __name__ == "__main__":
    environment.run(main)
