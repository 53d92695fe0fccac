// The pinned posts of the channel, each under its title. What is pressed on one is answered in
// the channel, for the one who pressed, as on Discord.

import { byId, make } from "./dom.js";
import { nextId } from "./interaction.js";
import { drawMessage, makeArticle } from "./message.js";
import { fetchPins } from "./server.js";

const IN_DIRECT_MESSAGE = "Nothing is pinned in a direct message.";
const NONE = "There are no pinned posts.";
const NOT_READ = "The pinned posts cannot be read. Is the preview program still running?";

export class Pins {
  #press;
  #asked;
  #shown = "";

  /** `press` is given what was pressed, its label, the message and its article. */
  constructor(press) {
    this.#press = press;
  }

  /** Shows the posts as they are in that place. */
  async show(place) {
    const asked = Symbol("the newest request");
    this.#asked = asked;
    const [pins, note] = await this.#fetch(place);
    // Another place was chosen while these were on their way.
    if (this.#asked !== asked) return;
    byId("pins-note").textContent = note;
    this.#draw(pins);
  }

  async #fetch({ guild, listed }) {
    if (guild === null) return [[], IN_DIRECT_MESSAGE];
    try {
      const pins = await fetchPins(listed ? guild : null);
      return [pins, pins.length > 0 ? "" : NONE];
    } catch {
      return [[], NOT_READ];
    }
  }

  #draw(pins) {
    // Drawing again would take the focus from a post that has not changed.
    if (this.#shown === JSON.stringify(pins)) return;
    this.#shown = JSON.stringify(pins);
    const stillOpen = byId("pins").querySelectorAll(".pin[open]");
    const open = Array.from(stillOpen, (pin) => pin.dataset.board);
    byId("pins").replaceChildren(...pins.map((pin) => this.#pin(pin, open.includes(pin.board))));
  }

  #pin({ board, title, message }, open) {
    const article = makeArticle();
    const { content, components = [], flags = 0 } = message;
    const pinned = { id: nextId(), content, components, flags };
    const press = (data, label) => this.#press(data, label, pinned, article);
    drawMessage(article, pinned, { press });
    const summary = make("summary", {}, make("bdi", {}, title));
    return make("details", { class: "pin", "data-board": board, open }, summary, article);
  }
}
