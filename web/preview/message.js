// Draws one message as Discord does: who wrote it and when, its text, what can be pressed, and who
// sees it. It sends nothing: what is pressed is handed to the channel.

import { rows } from "./components.js";
import { make, makeButton } from "./dom.js";
import { title } from "./markdown.js";
import { prose } from "./prose.js";

const ONLY_THE_ASKER = 64;

/** Returns whether only the person who asked sees this message. */
export function isPrivate(message) {
  return (message.flags & ONLY_THE_ASKER) !== 0;
}

/** Returns an article that can be given the focus, and is drawn by `drawMessage`. */
export function makeArticle() {
  return make("article", { class: "message", tabindex: "-1" });
}

/**
 * Draws `message` into `article`, in place of what was there.
 *
 * `handlers.press` is told what is pressed; `handlers.dismiss` is left out where there is nothing
 * to dismiss.
 */
export function drawMessage(article, message, handlers) {
  article.setAttribute("aria-label", `Signpost: ${title(message.content)}`);
  article.classList.toggle("private", isPrivate(message));
  const pressable = rows(message.components, handlers.press);
  const parts = [
    head(message),
    prose(message.content),
    ...pressable,
    foot(message, handlers.dismiss),
  ];
  const whole = make("div", { class: "whole" }, avatar(), make("div", {}, ...parts));
  article.replaceChildren(...(message.used ? [used(message), whole] : [whole]));
}

function used(message) {
  return make("p", { class: "used" }, ...message.used);
}

function avatar() {
  return make("span", { class: "avatar", "aria-hidden": "true" });
}

function head(message) {
  const name = make("strong", {}, "Signpost");
  const badge = make("span", { class: "badge" }, "APP");
  const time = message.time && make("span", { class: "time" }, message.time);
  return make("p", { class: "head" }, name, " ", badge, " ", time || null);
}

function foot(message, dismiss) {
  const seenBy = isPrivate(message)
    ? "Only you can see this"
    : "Everyone in this channel sees this";
  const button = dismiss && makeButton("dismiss", dismiss, "Dismiss");
  return make("p", { class: "foot" }, seenBy, button);
}
