"""What front matter, vocabularies and settings must say."""
