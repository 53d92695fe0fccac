// The channel: sends what is asked and shows what the bot answers, as Discord would. A reply to a
// command is read out by the log while the focus stays where one types; what a press brings takes
// the focus, for that is where one reads on.

import { byId, make } from "./dom.js";
import { commandInteraction, nextId, pressInteraction } from "./interaction.js";
import { tokenWords } from "./commands.js";
import { drawMessage, isPrivate, makeArticle } from "./message.js";
import { inWords } from "./moments.js";
import { answer, Refused } from "./server.js";

const NEW_MESSAGE = 4;
const CHANGED_IN_PLACE = 7;
const GONE = "The preview program does not answer any more. Is it still running?";
const NOT_SHOWN = "Discord would be told something here that this page does not show.";

export class Channel {
  #place;

  /** `place` returns where, as whom and when is asked. */
  constructor(place) {
    this.#place = place;
  }

  /** Uses the command of these tokens. */
  async use(tokens) {
    const place = this.#place();
    const response = await this.#ask(commandInteraction(tokens, place), place);
    const command = tokens.map(tokenWords).join(" ");
    if (response) this.#receive(response, place, ["You used ", make("bdi", {}, command)]);
  }

  /** Presses something on `message`, which is in `article`. */
  async press(data, label, message, article) {
    const place = this.#place();
    const response = await this.#ask(pressInteraction(data, message, place), place);
    if (!response) return;
    if (response.type !== CHANGED_IN_PLACE) {
      const said = this.#receive(response, place, ["You pressed ", make("bdi", {}, label)]);
      said?.focus({ preventScroll: true });
      return;
    }
    const { content, components = [] } = response.data;
    this.#draw(article, { ...message, content, components });
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: "start" });
  }

  /** Puts a line between what was asked before and what is asked from now on. */
  separate(words) {
    const last = byId("log").lastElementChild;
    if (last.matches(".separator")) last.remove();
    byId("log").append(make("p", { class: "separator" }, `Now as in: ${words}`));
  }

  async #ask(interaction, place) {
    try {
      return await answer(interaction, place.at);
    } catch (error) {
      this.#say(error instanceof Refused ? error.message : GONE);
      return null;
    }
  }

  /** Returns the article that the response brings, where it brings one. */
  #receive(response, place, used) {
    if (response.type !== NEW_MESSAGE) {
      this.#say(NOT_SHOWN);
      return null;
    }
    const { content, components = [], flags = 0 } = response.data;
    const article = makeArticle();
    const time = inWords(place.at, "short");
    const message = { id: nextId(), content, components, flags, used, time };
    this.#draw(article, message);
    this.#add(article);
    return article;
  }

  #draw(article, message) {
    const dismiss = isPrivate(message) && (() => this.#dismiss(article));
    const press = (data, label) => this.press(data, label, message, article);
    drawMessage(article, message, { press, dismiss });
  }

  #dismiss(article) {
    article.remove();
    byId("command").focus();
  }

  #say(words) {
    this.#add(make("p", { class: "said", dir: "auto" }, words));
  }

  #add(element) {
    byId("empty").hidden = true;
    byId("log").append(element);
    element.scrollIntoView({ block: "start" });
  }
}
