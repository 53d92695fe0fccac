// Leaves the handbook: the page goes blank at once, before the other one has loaded, and its place in the list behind Back is taken.
// What was read before it is still behind Back and in the history, and the page says so. Without JavaScript the link leaves all the same.

"use strict";

document.getElementById("leave").addEventListener("click", (event) => {
  event.preventDefault();
  document.title = "\u00a0";
  document.body.hidden = true;
  window.location.replace(event.currentTarget.href);
});
