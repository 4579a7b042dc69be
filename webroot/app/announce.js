/** Says something to those who listen to the page instead of looking at it. */
export function announce(text) {
  const announcer = document.querySelector("#announcer");
  announcer.textContent = "";
  setTimeout(() => (announcer.textContent = text), 50);
}
