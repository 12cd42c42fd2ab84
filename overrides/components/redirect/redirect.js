// A link to a moment, such as /r/bv-v1/#t=95, keeps its moment: the page's own refresh would lose it.
// No module: a module would run only after the refresh has begun.
if (location.hash) location.replace(document.currentScript.dataset.to + location.hash);
