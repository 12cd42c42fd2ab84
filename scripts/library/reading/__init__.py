"""Which line said so: files become nodes, documents and bodies that remember their lines."""
