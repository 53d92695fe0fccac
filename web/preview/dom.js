// Makes elements: the one way in which anything is put on this page. Words become text, never
// markup, so what is in a file is shown as it was written, whoever wrote it.

/**
 * Makes an element. An attribute that is `true` has no value; one that is `false`, null
 * or undefined is left out, and so is such a child.
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (isThere(value)) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter(isThere));
  return element;
}

function isThere(value) {
  return value !== false && value !== null && value !== undefined;
}

/** Makes a button that does something on this page. */
export function makeButton(className, act, ...children) {
  const button = make("button", { type: "button", class: className }, ...children);
  button.addEventListener("click", act);
  return button;
}

/** Makes a link to a page on the web, or plain words where the address is not one. */
export function makeLink(className, url, ...children) {
  if (!url.startsWith("https://")) return make("span", { class: className }, ...children);
  const attributes = { class: className, href: url, target: "_blank", rel: "noreferrer noopener" };
  return make("a", attributes, ...children);
}

/** Returns the element of page.html that has this id. */
export function byId(id) {
  return document.getElementById(id);
}
