// Draws the text of a message: what markdown.js has read, as elements. Every block finds its own
// direction of writing, so that words written from right to left turn nothing else around.
// A title is a heading of the third rank here: the page and its panels have the first two.

import { make, makeLink } from "./dom.js";
import { blocks } from "./markdown.js";

const DRAWN = { heading, small, paragraph, list, fence };
const RANK_OF_MARK = 1;

/** Returns the text of a message as one element. */
export function prose(text) {
  const drawn = blocks(text).map((block) => DRAWN[block.kind](block));
  return make("div", { class: "prose" }, ...drawn);
}

function heading({ level, parts }) {
  return make(`h${level + RANK_OF_MARK}`, { dir: "auto" }, ...words(parts));
}

function small({ parts }) {
  return make("p", { class: "small", dir: "auto" }, ...words(parts));
}

function paragraph({ lines }) {
  const drawn = lines.flatMap((parts, nth) => [nth > 0 && make("br"), ...words(parts)]);
  return make("p", { dir: "auto" }, ...drawn);
}

function list({ numbered, items }) {
  return make(numbered ? "ol" : "ul", {}, ...items.map(item));
}

function item({ number, parts, under }) {
  const inner = under.length > 0 && list({ numbered: false, items: under });
  return make("li", { value: number, dir: "auto" }, ...words(parts), inner);
}

function fence({ lines }) {
  const label = { role: "group", "aria-label": "Lines to copy", tabindex: "0" };
  return make("pre", { ...label, dir: "auto" }, lines.join("\n"));
}

function words(parts) {
  return parts.map(({ words, strong, url }) => {
    const drawn = url ? makeLink("address", url, make("bdi", { dir: "ltr" }, words)) : words;
    return strong ? make("strong", {}, drawn) : drawn;
  });
}
