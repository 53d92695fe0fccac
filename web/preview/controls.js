// The controls: in which server, as whom and at what moment the page asks. They tell when any of
// it changes, and keep nothing: a page that is loaded again starts with the first server, as a
// member, now.

import { byId, make } from "./dom.js";
import { christmasNight, inWords } from "./moments.js";

const NOT_LISTED = "100000000000000000";
const DIRECT_MESSAGE = "";
const OTHER_PLACES = [
  ["A server that is not listed", NOT_LISTED],
  ["Direct message to the bot", DIRECT_MESSAGE],
];
const WIDE = matchMedia("(width >= 56rem)");

export class Controls {
  #changed;
  #servers = [];
  #isChosen = false;
  #officeMorning = "";

  /** `changed` is given each new place. */
  constructor(changed) {
    this.#changed = changed;
    for (const id of ["where", "who", "when"]) {
      byId(id).addEventListener("change", () => this.#change());
    }
    this.#preset("now", () => "");
    this.#preset("office-morning", () => this.#officeMorning);
    this.#preset("christmas-night", christmasNight);
    byId("where").addEventListener("change", () => (this.#isChosen = true));
    byId("phone").addEventListener("change", (event) => {
      byId("channel").classList.toggle("as-phone", event.target.checked);
    });
    byId("controls").open = WIDE.matches;
    WIDE.addEventListener("change", () => (byId("controls").open = WIDE.matches));
    this.offer([]);
  }

  /** Offers these servers, and keeps the one that is chosen where it is still there. */
  offer(servers, officeMorning = "") {
    this.#officeMorning = officeMorning;
    byId("unconfigured").hidden = servers.length > 0;
    const chosen = byId("where").value;
    this.#servers = servers;
    const all = [...servers.map(({ name, guild }) => [name, guild]), ...OTHER_PLACES];
    byId("where").replaceChildren(...all.map(([name, value]) => make("option", { value }, name)));
    const isThere = all.some(([, value]) => value === chosen);
    if (isThere && this.#isChosen) byId("where").value = chosen;
    this.#show();
  }

  /** Returns where, as whom and when is asked, and that in words. */
  place() {
    const guild = byId("where").value;
    const who = byId("who").querySelector(":checked").value;
    const place = {
      guild: guild === DIRECT_MESSAGE ? null : guild,
      where: this.#where(guild),
      listed: this.#servers.some((server) => server.guild === guild),
      manager: guild !== DIRECT_MESSAGE && who === "manager",
      at: byId("when").value,
    };
    return { ...place, words: inOneLine(place) };
  }

  #where(guild) {
    if (guild === DIRECT_MESSAGE) return "a direct message";
    const server = this.#servers.find((one) => one.guild === guild);
    if (!server) return "a server that is not listed";
    // The number is only there to tell servers of one area apart.
    const isAlone = this.#servers.filter((one) => area(one) === area(server)).length === 1;
    return isAlone ? area(server) : server.name;
  }

  #preset(id, moment) {
    byId(id).addEventListener("click", () => {
      if (byId("when").value === moment()) return;
      byId("when").value = moment();
      this.#change();
    });
  }

  #change() {
    this.#show();
    this.#changed(this.place());
  }

  #show() {
    const { guild, listed, words } = this.place();
    byId("who").disabled = guild === null;
    byId("setting").textContent = words.charAt(0).toUpperCase() + words.slice(1);
    byId("server-handbook").closest("li").hidden = !listed;
    byId("server-handbook").href = listed ? `/servers/${guild}/handbook/` : "/handbook/";
  }
}

function area(server) {
  return server.name.replace(/ \(\d+\)$/, "");
}

function inOneLine({ guild, where, manager, at }) {
  const who = guild && (manager ? "a manager" : "a member");
  return [where, who, at ? inWords(at) : "now"].filter(Boolean).join(", ");
}
