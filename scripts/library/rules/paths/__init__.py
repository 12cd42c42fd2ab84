"""Rules on learning paths. That a member exists at all, RES017 says for every field that names a resource."""
