// A classic script, run before the first picture, so that a chosen theme does not flash.
// "system" is the default and leaves the choice to the browser.
(() => {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
