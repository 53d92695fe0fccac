// Wires the page: what the files hold goes to the controls, the command line, the pinned posts and
// the problems; what is asked goes to the channel. Everything else has a file of its own.

import { Channel } from "./channel.js";
import { usable } from "./commands.js";
import { Controls } from "./controls.js";
import { byId } from "./dom.js";
import { dayInWords } from "./moments.js";
import { Picker } from "./picker.js";
import { Pins } from "./pins.js";
import { showConnection, showProblems } from "./problems.js";
import { showSignpost } from "./signpost.js";
import { watch } from "./server.js";

for (const part of document.querySelectorAll("[data-live]")) part.hidden = false;

let commands = [];

const controls = new Controls((place) => {
  channel.separate(place.words);
  showPlace(place);
});
const channel = new Channel(() => controls.place());
const picker = new Picker((tokens) => channel.use(tokens));
const pins = new Pins((...pressed) => channel.press(...pressed));

function showPlace(place) {
  const heading = byId("channel-heading");
  heading.textContent = place.guild ? `A channel in ${place.where}` : "Direct message with the bot";
  heading.dataset.mark = place.guild ? "#" : "@";
  picker.offer(usable(commands, place));
  pins.show(place);
}

/** Turns `read: …` into a line of the page. */
function sentence(line) {
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function showState(state) {
  const before = controls.place();
  controls.offer(state.servers, state.office_morning ?? "");
  showSignpost(state.signpost);
  const place = controls.place();
  // The server may have gone from the configuration; the first state of all is no such change.
  if (commands.length > 0 && place.guild !== before.guild) channel.separate(place.words);
  commands = state.commands;
  byId("version").textContent = `Content of ${dayInWords(state.version)}`;
  byId("read").textContent = sentence(state.read);
  showProblems(state);
  showPlace(place);
}

for (const button of document.querySelectorAll("[data-try]")) {
  button.addEventListener("click", () => picker.fill(button.dataset.try));
}

watch(showState, showConnection);
