"""The learning library: plain files in, a checked catalogue between, a site out.

The floors, each importing only from those below it: commands, sinks, then side by side rules, pages,
exports and reference, then catalogue, reading, model. See docs/contributing/architecture.md.
"""
