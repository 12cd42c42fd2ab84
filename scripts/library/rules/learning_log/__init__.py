"""Rules on the learning log. That a resource exists at all, RES017 says for every field that names one."""
