// Draws what can be pressed under a message: rows of buttons, links and menus. A press is handed
// on as the data of an interaction, with the words that were on it. Every button looks the same,
// as the bot sends them: no colour says what a press will do.

import { make, makeButton, makeLink } from "./dom.js";

const BUTTON = 2;
const MENU = 3;
const LINK_STYLE = 5;

/** Returns one element for each row; `press` is told what was pressed. */
export function rows(components, press) {
  return components.map((row) => {
    const drawn = row.components.map((component) => draw(component, press));
    return make("div", { class: "row" }, ...drawn);
  });
}

function draw(component, press) {
  if (component.type === MENU) return menu(component, press);
  return component.style === LINK_STYLE ? link(component) : button(component, press);
}

function button({ custom_id, label }, press) {
  const act = () => press({ custom_id, component_type: BUTTON }, label);
  return makeButton("press", act, make("bdi", {}, label));
}

function link({ url, label }) {
  const opens = make("span", { class: "unseen" }, " (opens a new tab)");
  return makeLink("press leads-away", url, make("bdi", {}, label), opens);
}

// Not a native menu: there an arrow key would choose, and so send, entry after entry.
function menu({ custom_id, placeholder, options }, press) {
  const summary = make("summary", {}, make("bdi", {}, placeholder));
  const entries = make("ul");
  const details = make("details", { class: "menu" }, summary, entries);
  const choose = ({ value, label }) => {
    details.open = false;
    press({ custom_id, component_type: MENU, values: [value] }, label);
  };
  entries.append(...options.map((option) => entry(option, choose)));
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  return details;
}

function entry(option, choose) {
  const label = make("bdi", {}, option.label);
  const under = option.description ? make("bdi", { class: "under" }, option.description) : null;
  return make(
    "li",
    {},
    makeButton("entry", () => choose(option), label, " ", under),
  );
}
