"""One address on a website that does something wrong."""

import ssl
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from library.model.link_health import LinkAnswer, LinkReason, LinkStatus
from library.reading.link_manners import retry_after
from library.reading.public_addresses import is_public
from library.reading.web import Limits, Web
from tests.links.misbehaving import (
    CERTIFICATES,
    HERE,
    SHORT,
    Answer,
    Asked,
    FakeClock,
    Send,
    Websites,
    a_web,
    an_asker,
    by_method,
    everywhere_here,
    in_turn,
    raw,
    said,
)

OK, UNKNOWN, FAILING = LinkStatus.OK, LinkStatus.UNKNOWN, LinkStatus.FAILING
SENTENCE = b"<h1>Just a moment...</h1>"


def test_a_page_that_answers_is_asked_once_and_not_fetched(websites: Websites) -> None:
    assert an_asker().ask(websites.at("/", said(200))) == LinkAnswer(OK, 200)
    assert websites.paths == ["HEAD /"]


@pytest.mark.parametrize("code", [400, 403, 404, 405, 500, 501])
def test_who_answers_head_wrongly_is_asked_as_a_browser_asks(websites: Websites, code: int) -> None:
    address = websites.at("/", by_method(said(code), said(200)))
    assert an_asker().ask(address) == LinkAnswer(OK, 200)
    assert websites.paths == ["HEAD /", "GET /"]


@pytest.mark.parametrize(
    ("code", "status", "reason"),
    [
        (400, FAILING, LinkReason.OTHER_ERROR),
        (401, UNKNOWN, LinkReason.ASKS_FOR_LOGIN),
        (403, UNKNOWN, LinkReason.REFUSES_PROGRAMS),
        (404, FAILING, LinkReason.NOT_FOUND),
        (407, UNKNOWN, LinkReason.ASKS_FOR_LOGIN),
        (410, FAILING, LinkReason.GONE),
        (451, UNKNOWN, LinkReason.REFUSES_PROGRAMS),
        (500, FAILING, LinkReason.SERVER_ERROR),
        (503, FAILING, LinkReason.SERVER_ERROR),
        (999, UNKNOWN, LinkReason.REFUSES_PROGRAMS),
    ],
)
def test_every_code_has_its_meaning(websites: Websites, code: int, status: LinkStatus, reason: LinkReason) -> None:
    assert an_asker().ask(websites.at("/", said(code))) == LinkAnswer(status, code, reason)


@pytest.mark.parametrize(
    "wall",
    [
        said(503, SENTENCE),
        said(405, b"Please solve this captcha."),
        said(202, b"", x_amzn_waf_action="challenge"),
        said(503, b"", cf_mitigated="challenge"),
    ],
)
def test_a_wall_against_programs_says_nothing_of_the_page(websites: Websites, wall: Answer) -> None:
    answer = an_asker().ask(websites.at("/", wall))
    assert answer
    assert (answer.status, answer.reason) == (UNKNOWN, LinkReason.REFUSES_PROGRAMS)


def test_a_page_that_is_not_there_stands_behind_no_wall(websites: Websites) -> None:
    # Cloudflare puts its script into the pages of websites that miss one too.
    address = websites.at("/", said(404, b"<script src=/cdn-cgi/challenge-platform/x.js>"))
    assert an_asker().ask(address) == LinkAnswer(FAILING, 404, LinkReason.NOT_FOUND)


# Waiting


@pytest.mark.parametrize("wish", ["7", "Mon, 23 Nov 2026 09:00:07 GMT"])
@pytest.mark.parametrize("code", [429, 503])
def test_who_says_when_to_come_back_is_asked_then(websites: Websites, code: int, wish: str) -> None:
    clock = FakeClock()
    address = websites.at("/", in_turn(said(code, Retry_After=wish), said(200)))
    assert an_asker(clock).ask(address) == LinkAnswer(OK, 200)
    assert clock.waited == [7.0]
    assert websites.paths == ["HEAD /", "HEAD /"]


def test_who_only_says_too_many_is_left_alone_for_a_while(websites: Websites) -> None:
    clock = FakeClock()
    assert an_asker(clock).ask(websites.at("/", in_turn(said(429), said(200)))) == LinkAnswer(OK, 200)
    assert clock.waited == [30.0]


@pytest.mark.parametrize(("answer", "questions"), [(said(429, Retry_After="86400"), 1), (said(429), 2)])
def test_who_goes_on_refusing_is_asked_no_more_in_this_run(websites: Websites, answer: Answer, questions: int) -> None:
    asker = an_asker()
    first = websites.at("/one", answer)
    second = websites.at("/two", said(200))
    elsewhere = websites.at("/", said(200), host="b.test")
    assert asker.ask(first) == LinkAnswer(UNKNOWN, 429, LinkReason.TOO_MANY_REQUESTS)
    assert asker.ask(second) is None
    assert asker.ask(elsewhere) == LinkAnswer(OK, 200)
    assert websites.paths == ["HEAD /one"] * questions + ["HEAD /"]


def test_a_website_that_repairs_itself_for_a_day_has_failed_today(websites: Websites) -> None:
    clock = FakeClock()
    address = websites.at("/", said(503, Retry_After="86400"))
    assert an_asker(clock).ask(address) == LinkAnswer(FAILING, 503, LinkReason.SERVER_ERROR)
    assert clock.waited == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Mon, 23 Nov 2026 09:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 10:01:00 +0100", 60.0),
        ("Monday, 23-Nov-26 09:01:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 09:01:00 -0000", 60.0),
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1" * 40, None),
        ("Mon, 99 Nov 2026 09:00:00 GMT", None),
    ],
)
def test_every_way_to_say_when(value: str, seconds: float | None) -> None:
    assert retry_after(value, datetime(2026, 11, 23, 9, tzinfo=UTC)) == seconds


def test_one_website_is_given_a_pause_between_questions(websites: Websites) -> None:
    clock = FakeClock()
    asker = an_asker(clock)
    for path in ("/one", "/two", "/three"):
        asker.ask(websites.at(path, said(200)))
    assert clock.waited == [1.0, 1.0]


# Redirects


@pytest.mark.parametrize("code", [301, 308])
def test_a_move_for_good_is_noted(websites: Websites, code: int) -> None:
    new = websites.at("/new", said(200), host="b.test")
    old = websites.at("/old", said(code, Location=f"{new}#part"))
    assert an_asker().ask(old) == LinkAnswer(OK, 200, moved_to=new)


@pytest.mark.parametrize("code", [302, 303, 307])
def test_a_detour_is_no_move(websites: Websites, code: int) -> None:
    websites.at("/new", said(200))
    assert an_asker().ask(websites.at("/old", said(code, Location="/new"))) == LinkAnswer(OK, 200)


def test_a_move_counts_as_far_as_it_is_for_good(websites: Websites) -> None:
    websites.at("/here", said(200))
    between = websites.at("/between", said(302, Location="/here"))
    old = websites.at("/old", said(301, Location="between"))
    assert an_asker().ask(old) == LinkAnswer(OK, 200, moved_to=between)
    later = websites.at("/later", said(302, Location="/old"))
    assert an_asker().ask(later) == LinkAnswer(OK, 200)


def test_a_move_to_nothing_is_a_failure_and_no_move(websites: Websites) -> None:
    websites.at("/new", said(404))
    old = websites.at("/old", said(301, Location="/new"))
    assert an_asker().ask(old) == LinkAnswer(FAILING, 404, LinkReason.NOT_FOUND)


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [("/caf\u00c3\u00a9", "/caf%C3%A9"), ("/a b\t<c>\x7f", "/ab%3Cc%3E%7F"), ("?page=2", "/old?page=2")],
)
def test_a_new_address_is_one_that_can_be_written_down(websites: Websites, location: str, leads_to: str) -> None:
    new = websites.at(leads_to, said(200))
    old = websites.at("/old", raw(f"HTTP/1.1 301 Moved\r\nLocation: {location}\r\n\r\n".encode("latin-1")))
    assert an_asker().ask(old) == LinkAnswer(OK, 200, moved_to=new)


def test_a_circle(websites: Websites) -> None:
    websites.at("/two", said(302, Location="/one"))
    address = websites.at("/one", said(302, Location="/two"))
    assert an_asker().ask(address) == LinkAnswer(FAILING, 0, LinkReason.REDIRECT_LOOP)
    assert websites.paths == ["HEAD /one", "HEAD /two", "GET /one", "GET /two"]


def test_a_circle_that_a_cookie_would_end(websites: Websites) -> None:
    address = websites.at("/", said(302, Location="/", Set_Cookie="seen=1"))
    assert an_asker().ask(address) == LinkAnswer(UNKNOWN, 0, LinkReason.WANTS_COOKIES)


def test_a_way_without_end(websites: Websites) -> None:
    for number in range(50):
        websites.at(f"/{number}", said(302, Location=f"/{number + 1}"))
    assert an_asker().ask(websites.address("/0")) == LinkAnswer(FAILING, 0, LinkReason.REDIRECT_LOOP)
    assert len(websites.asked) == 22


@pytest.mark.parametrize(
    "location",
    ["", "file:///etc/passwd", "ftp://a.test/", "javascript:1", "https://", "http://[::1", "http://me:key@a.test/"],
)
def test_a_way_to_nowhere(websites: Websites, location: str) -> None:
    address = websites.at("/", said(302, Location=location))
    assert an_asker().ask(address) == LinkAnswer(FAILING, 0, LinkReason.REDIRECT_NOWHERE)


# What goes wrong on the line


def test_silence(websites: Websites) -> None:
    asker = an_asker(web=a_web(SHORT))
    assert asker.ask(websites.at("/", websites.silence)) == LinkAnswer(FAILING, 0, LinkReason.TOO_SLOW)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 Fine\r\nX-Long: ", b"HTTP/1.1 200 Fine\r\n\r\n"])
def test_a_letter_now_and_then(websites: Websites, head: bytes) -> None:
    def drip(_: Asked, send: Send) -> None:
        send(head)
        while not websites.closing.wait(0.02):
            send(b"a")

    asker = an_asker(web=a_web(Limits(connect=5, silence=5, whole=0.3)))
    assert asker.ask(websites.at("/", by_method(said(405), drip))) == LinkAnswer(FAILING, 0, LinkReason.TOO_SLOW)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", LinkReason.CUT_SHORT),
        (b"HTTP/1.1 200 Fine\r\nContent-Length: 900\r\n\r\nToo little.", LinkReason.CUT_SHORT),
        (b"HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHel", LinkReason.CUT_SHORT),
        (b"HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\nwhat\r\n", LinkReason.CUT_SHORT),
        (b"SSH-2.0-OpenSSH_9.6\r\n", LinkReason.NOT_HTTP),
        (b"HTTP/1.1 many Fine\r\n\r\n", LinkReason.NOT_HTTP),
        (b"HTTP/1.1 200 Fine\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", LinkReason.NOT_HTTP),
        (b"HTTP/1.1 200 Fine\r\n" + b"X: a\r\n" * 300 + b"\r\n", LinkReason.NOT_HTTP),
    ],
)
def test_what_is_no_whole_answer(websites: Websites, answer: bytes, reason: LinkReason) -> None:
    address = websites.at("/", by_method(said(405), raw(answer)))
    assert an_asker().ask(address) == LinkAnswer(FAILING, 0, reason)


def test_more_than_was_announced_is_not_read(websites: Websites) -> None:
    address = websites.at(
        "/", by_method(said(405), raw(b"HTTP/1.1 200 Fine\r\nContent-Length: 3\r\n\r\n" + b"a" * 999))
    )
    assert an_asker().ask(address) == LinkAnswer(OK, 200)


def test_a_page_without_end_is_left_after_its_beginning(websites: Websites) -> None:
    sent: list[int] = []

    def pour(_: Asked, send: Send) -> None:
        send(b"HTTP/1.1 200 Fine\r\nContent-Type: text/html\r\n\r\n")
        while not websites.closing.is_set():
            send(b"a" * 100_000)
            sent.append(100_000)

    assert an_asker().ask(websites.at("/", by_method(said(405), pour))) == LinkAnswer(OK, 200)
    # What stands in the buffers between us has left the website too.
    assert sum(sent) < 50_000_000


def test_nobody_at_home() -> None:
    closed = Websites()
    closed.close()
    assert an_asker().ask(closed.address("/")) == LinkAnswer(FAILING, 0, LinkReason.NO_CONNECTION)


def test_a_name_that_nobody_has() -> None:
    def nobody(_: str, __: int) -> tuple[()]:
        raise OSError("Name or service not known")

    asker = an_asker(web=Web("A test", resolve=nobody, may_ask=lambda _: True))
    assert asker.ask("https://gone.test/") == LinkAnswer(FAILING, 0, LinkReason.NO_SUCH_HOST)


@pytest.mark.parametrize("address", ["https://", "https://a.test:99999/", "https://[::1", "https://me:key@a.test/"])
def test_what_no_browser_opens(address: str) -> None:
    assert an_asker().ask(address) == LinkAnswer(FAILING, 0, LinkReason.UNUSABLE)


# Certificates


def trusting(name: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATES / name)


@pytest.mark.parametrize(
    ("certificate", "trusted", "host", "answer"),
    [
        ("issued.pem", "issuer.pem", "safe.test", LinkAnswer(OK, 200)),
        ("issued.pem", "issuer.pem", "other.test", LinkAnswer(FAILING, 0, LinkReason.BAD_CERTIFICATE)),
        ("nobody.pem", "issuer.pem", "safe.test", LinkAnswer(FAILING, 0, LinkReason.BAD_CERTIFICATE)),
        ("issued.pem", "nobody.pem", "safe.test", LinkAnswer(UNKNOWN, 0, LinkReason.CHAIN_INCOMPLETE)),
    ],
)
def test_the_certificate_is_the_names_own(certificate: str, trusted: str, host: str, answer: LinkAnswer) -> None:
    websites = Websites(certificate)
    try:
        address = websites.at("/", said(200), host=host)
        assert an_asker(web=a_web(trust=trusting(trusted))).ask(address) == answer
    finally:
        websites.close()


def test_what_this_computer_does_not_trust_is_not_trusted() -> None:
    websites = Websites("nobody.pem")
    try:
        asker = an_asker(web=a_web())
        answer = asker.ask(websites.at("/", said(200), host="safe.test"))
        assert answer == LinkAnswer(FAILING, 0, LinkReason.BAD_CERTIFICATE)
        assert websites.asked == []
    finally:
        websites.close()


# Networks inside


@pytest.mark.parametrize(
    "machine",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),  # noqa: S104
        *("224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"),
    ],
)
def test_a_machine_inside(machine: str) -> None:
    assert not is_public(ip_address(machine))


@pytest.mark.parametrize("machine", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_a_machine_outside(machine: str) -> None:
    assert is_public(ip_address(machine))


@pytest.mark.parametrize("host", ["a.test", "localhost", "127.0.0.1", "2130706433", "0x7f.1", "[::1]"])
def test_nobody_inside_is_asked(websites: Websites, host: str) -> None:
    address = f"http://{host}:{websites.port}/"
    asker = an_asker(web=Web("A test", resolve=everywhere_here) if host == "a.test" else Web("A test"))
    assert asker.ask(address) == LinkAnswer(UNKNOWN, 0, LinkReason.NOT_PUBLIC)
    assert websites.asked == []


def test_one_machine_inside_is_one_too_many(websites: Websites) -> None:
    web = Web("A test", resolve=lambda *_: (ip_address("93.184.216.34"), HERE))
    assert an_asker(web=web).ask(websites.at("/", said(200))) == LinkAnswer(UNKNOWN, 0, LinkReason.NOT_PUBLIC)
    assert websites.asked == []


def test_nobody_inside_is_asked_by_a_detour(websites: Websites) -> None:
    inside = ip_address("127.0.0.2")
    address = websites.at("/", said(302, Location=f"http://inside.test:{websites.port}/"))
    web = Web(
        "A test",
        resolve=lambda host, _: (inside if host == "inside.test" else HERE,),
        may_ask=lambda machine: machine == HERE,
    )
    assert an_asker(web=web).ask(address) == LinkAnswer(UNKNOWN, 0, LinkReason.NOT_PUBLIC)
    assert websites.paths == ["HEAD /"]


def test_who_we_are(websites: Websites) -> None:
    address = websites.at("/a b?c=é", said(200))
    websites.at("/a%20b?c=%C3%A9", by_method(said(405), said(200)))
    an_asker().ask(address)
    head, get = websites.asked
    assert (head.method, head.path, get.method) == ("HEAD", "/a%20b?c=%C3%A9", "GET")
    assert get.headers["user-agent"] == "A test"
    assert get.headers["host"] == f"a.test:{websites.port}"
    assert "cookie" not in get.headers
    assert "referer" not in get.headers
