"""What a proposed change brings, told to its author: made without any rights, posted from a copy that trusts nothing.

`making`, `comparing`, `replacing`, `pictures` and `picture_page` run beside the proposal, which may come from
anybody. `posting` may write comments and runs on our own code alone: it and what it imports (`data`, `comment`,
`harmless`) need the standard library only, and take the first half's result for a stranger's letter.
"""
