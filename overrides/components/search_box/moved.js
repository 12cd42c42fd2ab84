// The library's page once held words and choices in its address. Such addresses lead on to the search page.

if (window.location.search) {
  window.location.replace(new URL(`../../search/${window.location.search}`, import.meta.url));
}
