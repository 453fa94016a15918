// Keys that every page has: '?' lists them; a link with the key's name in `data-key` is followed.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.target.matches("input:not([type=range]), select, textarea")) return;
  const list = document.getElementById("keys");
  const place = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (event.key === "?" && list) {
    event.preventDefault();
    if (list.open) list.close();
    else list.showModal();
  } else if (place) {
    event.preventDefault();
    if (place.matches("a")) place.click();
    else place.focus();
  }
});
