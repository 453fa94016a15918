// Shows what the file of this page says by now, and leaves the reader where they are: nothing is loaded again before their eyes.
// A hidden frame has the page as it is by now, and tells its text to nobody but a page that knows the same mark.
"use strict";
(() => {
  const mark = document.getElementById("main").dataset.watch;
  const told = document.getElementById("told");
  const asked = location.hash.slice(1);
  if (window.parent !== window) {
    if (asked) window.parent.postMessage({ asked, told: asked === mark ? told.textContent : null }, "*");
    return;
  }
  const EVERY = 2000; // milliseconds
  let frame = null;
  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.data?.asked !== mark) return;
    if (event.data.told === null) location.reload(); // the command was started anew
    else if (event.data.told !== told.textContent) {
      told.textContent = event.data.told;
      document.getElementById("again").textContent = `Checked again: ${told.textContent.split("\n", 3)[1]}`;
    }
  });
  setInterval(() => {
    frame?.remove();
    frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "The page as it is by now";
    frame.src = `${location.href.split("#")[0]}#${mark}`;
    document.body.append(frame);
  }, EVERY);
})();
