// Light and dark: that of the reader's machine, until the reader chooses.


/** Shows the page in the light that the reader chose, or that of their machine. */
function setScheme(dark) {
  document.documentElement.dataset.scheme = dark ? "dark" : "light";
  readPalette();
}

function turnTo(dark) {
  setScheme(dark);
  // The picture takes the colours of the moment whenever somebody comes back to it.
  if (viewName() === NETWORK) paint(selection);
}

const systemScheme = window.matchMedia("(prefers-color-scheme: dark)");
setScheme(systemScheme.matches);
systemScheme.addEventListener("change", ({ matches }) => turnTo(matches));
byId("scheme").addEventListener("click", () => turnTo(document.documentElement.dataset.scheme !== "dark"));
