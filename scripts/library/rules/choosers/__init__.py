"""Rules on choosers. That a resource named in one exists, RES017 says for every field that names a resource."""
