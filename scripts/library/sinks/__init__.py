"""Who receives the pages: MkDocs, or a folder for other renderers."""
