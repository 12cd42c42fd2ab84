"""What things are: resources, vocabularies, settings, problems and generated files."""
