// Light and dark: that of the reader's machine, until the reader chooses.


/** Shows the page in the light that the reader chose, or that of their machine. */
function setScheme(dark) {
  document.documentElement.dataset.scheme = dark ? "dark" : "light";
  readPalette();
}

const systemScheme = window.matchMedia("(prefers-color-scheme: dark)");
setScheme(systemScheme.matches);
systemScheme.addEventListener("change", ({ matches }) => {
  setScheme(matches);
  paint(selection);
});
byId("scheme").addEventListener("click", () => {
  setScheme(document.documentElement.dataset.scheme !== "dark");
  paint(selection);
});
