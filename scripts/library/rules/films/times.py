"""Moments and stretches of time in words."""


def moment(seconds: float) -> str:
    """Return a moment as WebVTT writes it: `00:01:05.250`."""
    thousandths = round(seconds * 1000)
    minutes, thousandths = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths // 1000:02}.{thousandths % 1000:03}"


def clock(seconds: float) -> str:
    """Return a moment as people say it: `1:05`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def seconds_of(number: float) -> str:
    """Return `1 second`, `2.5 seconds`."""
    tenths = round(number, 1)
    return f"{tenths:g} second" + ("" if tenths == 1 else "s")
