"""Words that can be read, scanned and relied on."""
