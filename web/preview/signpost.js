// The page's own signpost: the same lines as under every message. It is drawn again whenever the files change, for a number that was
// put right in them has to be right here too.

import { make } from "./dom.js";

/** Shows these lines, each in runs of characters. */
export function showSignpost(lines) {
  const signpost = document.querySelector("aside.signpost");
  signpost.replaceChildren(...lines.map((line) => make("p", {}, ...line.map(run))));
}

function run({ text, strong, href }) {
  if (href) return make("a", { href }, text);
  return strong ? make("strong", {}, text) : text;
}
