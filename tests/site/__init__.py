"""The built site, as readers and machines get it."""  # noqa: A005  it is never imported as `site`
