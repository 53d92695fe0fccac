// Leaves the handbook: the page goes blank at once, before the other one has loaded, and Back never leads to this one again.
// Back and the history still lead to what was read before it, and the page says so. Without JavaScript the link leaves all the same.

"use strict";

document.getElementById("leave").addEventListener("click", (event) => {
  event.preventDefault();
  document.title = "\u00a0";
  document.body.hidden = true;
  window.location.replace(event.currentTarget.href);
});
