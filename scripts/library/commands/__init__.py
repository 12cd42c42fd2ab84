"""The stories: check, build, serve, new. Each top function reads as its stages."""
