// The command line: a combobox (ARIA 1.2) that offers what can be typed next and turns it into
// tokens, as Discord does. What the suggestions are is decided in commands.js; what is sent, in
// channel.js. There is no way to send anything but a whole command.

import { absorbed, lacking, suggestions, taken, tokenWords, without } from "./commands.js";
import { byId, make, makeButton } from "./dom.js";

const NONE_ACTIVE = -1;
const CHANGED = "The commands have changed. Please start again.";
const NO_MATCH = "Nothing in the list has these letters.";

export class Picker {
  #send;
  #commands = [];
  #tokens = [];
  #suggestions = [];
  #active = NONE_ACTIVE;
  #isOpen = false;
  #input = byId("command");

  /** `send` is given the tokens of a whole command. */
  constructor(send) {
    this.#send = send;
    this.#input.addEventListener("input", (event) => event.isComposing || this.#typed());
    this.#input.addEventListener("compositionend", () => this.#typed());
    this.#input.addEventListener("click", () => this.#open());
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", (event) => event.isComposing || this.#key(event));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    // The focus stays in the input while one points at a suggestion.
    byId("suggestions").addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Offers these commands from now on. */
  offer(commands) {
    if (JSON.stringify(commands) === JSON.stringify(this.#commands)) return;
    const picked = JSON.stringify(this.#tokens[0]?.definition);
    const isOffered = commands.some((command) => JSON.stringify(command) === picked);
    const isStale = this.#tokens.length > 0 && !isOffered;
    this.#commands = commands;
    this.#set(isStale ? [] : this.#tokens, this.#input.value);
    if (isStale) this.#say(CHANGED);
  }

  /** Types a whole command, for somebody who has never seen one. */
  fill(command) {
    this.#input.value = `${command} `;
    this.#input.focus();
    this.#typed();
  }

  #typed() {
    this.#isOpen = true;
    const { tokens, typed } = absorbed(this.#commands, this.#tokens, this.#input.value);
    this.#set(tokens, typed);
    if (!typed || this.#suggestions.length > 0) return;
    const isCommand = tokens.length > 0 || typed.startsWith("/");
    this.#say(isCommand ? NO_MATCH : lacking(tokens));
  }

  #set(tokens, typed) {
    this.#tokens = tokens;
    if (this.#input.value !== typed) this.#input.value = typed;
    this.#suggestions = suggestions(this.#commands, tokens, typed);
    this.#active = typed && this.#suggestions.length > 0 ? 0 : NONE_ACTIVE;
    this.#say("");
    this.#drawTokens();
    this.#draw();
  }

  #key(event) {
    const act = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Enter: () => this.#takeActive(),
      Tab: () => !event.shiftKey && this.#takeActive(),
      Escape: () => this.#isOpen && this.#close(),
      Backspace: () => this.#input.value === "" && this.#remove(this.#tokens.length - 1),
    }[event.key];
    if (act?.()) event.preventDefault();
  }

  // Each of these says whether it did something, so that the key does nothing else.

  #move(by) {
    const count = this.#suggestions.length;
    if (count === 0) return true;
    const isAtRest = !this.#isOpen || this.#active === NONE_ACTIVE;
    const first = by > 0 ? 0 : count - 1;
    this.#active = isAtRest ? first : (this.#active + by + count) % count;
    return this.#open();
  }

  #takeActive() {
    if (!this.#isOpen || this.#active === NONE_ACTIVE) return false;
    this.#take(this.#suggestions[this.#active]);
    return true;
  }

  #remove(place) {
    if (place < 0) return false;
    this.#isOpen = true;
    this.#set(without(this.#tokens, place), this.#input.value);
    this.#input.focus();
    return true;
  }

  #open() {
    this.#isOpen = true;
    this.#draw();
    return true;
  }

  #close() {
    this.#isOpen = false;
    this.#draw();
    return true;
  }

  #take(suggestion) {
    this.#isOpen = true;
    this.#set(taken(this.#tokens, suggestion), "");
  }

  #submit() {
    // A name typed in full counts as picked.
    const { tokens, typed } = absorbed(this.#commands, this.#tokens, `${this.#input.value} `);
    const problem = lacking(tokens) ?? (typed.trim() ? NO_MATCH : null);
    this.#input.focus();
    if (problem) {
      this.#say(problem);
      return;
    }
    this.#isOpen = false;
    this.#set([], "");
    this.#send(tokens);
  }

  // Apart from the list: it closes as the focus goes to a token, which has to be still there then.
  #drawTokens() {
    const chips = this.#tokens.map((token, at) => this.#chip(token, at));
    byId("tokens").replaceChildren(...chips);
    byId("picked").textContent = this.#tokens.map(tokenWords).join(" ");
    this.#input.placeholder = this.#tokens.length > 0 ? "" : "Type / to start";
  }

  #draw() {
    const isShown = this.#isOpen && this.#suggestions.length > 0;
    this.#drawList(isShown ? this.#suggestions : []);
    this.#input.setAttribute("aria-expanded", String(isShown));
    const active = byId("suggestions").children[this.#active];
    if (active) this.#input.setAttribute("aria-activedescendant", active.id);
    else this.#input.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  }

  #drawList(shown) {
    const count = shown.length === 1 ? "1 suggestion." : `${shown.length} suggestions.`;
    byId("count").textContent = shown.length > 0 ? count : "";
    byId("suggestions").hidden = shown.length === 0;
    byId("suggestions").replaceChildren(...shown.map((one, at) => this.#option(one, at)));
  }

  #chip(token, at) {
    const words = make("bdi", {}, tokenWords(token));
    const does = make("span", { class: "unseen" }, ": remove");
    return makeButton("token", () => this.#remove(at), words, does);
  }

  #option(suggestion, at) {
    const { words, description } = suggestion;
    const name = make("bdi", { class: "name" }, words);
    const under = description ? make("bdi", { class: "under" }, description) : null;
    const selected = String(at === this.#active);
    const attributes = { id: `suggestion-${at}`, role: "option", "aria-selected": selected };
    const option = make("li", attributes, name, " ", under);
    option.addEventListener("click", () => this.#take(suggestion));
    return option;
  }

  #say(words) {
    byId("note").textContent = words;
  }
}
