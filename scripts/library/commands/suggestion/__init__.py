"""A suggestion from a form becomes a draft: written without any rights, proposed by a half that installs nothing.

`writing` needs the library and may not write to the repository. `proposing` may, and needs the standard library only.
"""
