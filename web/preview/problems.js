// What is wrong with the files, beside what people see meanwhile: the last good content. The panel
// goes when all is put right; its coming and going is also told to those who do not see it.

import { byId, make } from "./dom.js";

const CONNECTION_LOST = "The preview program is not heard any more. Is it still running?";
const ALL_PUT_RIGHT = "The problems in the files have been put right.";

/** Shows the problems and notes of that state, or nothing where there are none. */
export function showProblems({ problems, notes, standing }) {
  const wasShown = !byId("problems").hidden;
  const isShown = problems.length + notes.length > 0;
  const heading = headingOf(problems.length);
  byId("problems").hidden = !isShown;
  byId("problems-heading").textContent = heading;
  byId("standing").textContent = standing ?? "";
  fill("notes", notes.map((note) => make("li", { dir: "auto" }, note)));
  fill("problem-list", problems.map(problemItem));
  if (isShown) byId("problems-news").textContent = [heading, ...notes].join(". ");
  else if (wasShown) byId("problems-news").textContent = ALL_PUT_RIGHT;
}

/** Says so where the program cannot be heard. */
export function showConnection(isThere) {
  byId("connection").textContent = isThere ? "" : CONNECTION_LOST;
}

/** Fills a list. An empty one is hidden: to a screen reader it would be a list of nothing. */
function fill(id, items) {
  byId(id).replaceChildren(...items);
  byId(id).hidden = items.length === 0;
}

function headingOf(count) {
  if (count === 0) return "A note about the files";
  return count === 1 ? "1 problem in the files" : `${count} problems in the files`;
}

function problemItem({ severity, file, line, column, message, hint, caret }) {
  const place = make("bdi", {}, [file, line, column].filter(Boolean).join(":"));
  const head = make("h3", {}, make("span", { class: "severity" }, severity), " ", place);
  const parts = [make("p", { dir: "auto" }, message)];
  if (hint) parts.push(make("p", { class: "hint", dir: "auto" }, `Hint: ${hint}`));
  if (caret) {
    const label = `The place in ${file}`;
    parts.push(make("pre", { tabindex: "0", role: "group", "aria-label": label }, caret));
  }
  const kind = severity === "error" ? "problem error" : "problem";
  return make("li", { class: kind }, head, ...parts);
}
