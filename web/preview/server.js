// Everything this page asks of the preview program: its events, the pinned posts and the answers.
// There is nothing else that it asks anyone, and it stores nothing.

/**
 * Hears of every change of the files.
 *
 * `heard` is given each state; `connected` is told whether the program can still be heard.
 */
export function watch(heard, connected) {
  const events = new EventSource("/events");
  events.addEventListener("open", () => connected(true));
  events.addEventListener("error", () => connected(false));
  events.addEventListener("state", (event) => heard(JSON.parse(event.data)));
}

/** Returns the pinned posts as they are in that server, or where nothing is set. */
export async function fetchPins(guild) {
  const response = await fetch(guild ? `/pins?guild=${encodeURIComponent(guild)}` : "/pins");
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Returns the response to an interaction, as at that moment: UK local time, or empty for now. */
export async function answer(interaction, at) {
  const address = at ? `/interactions?at=${encodeURIComponent(at)}` : "/interactions";
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(interaction),
  });
  if (!response.ok) throw new Refused(await response.text());
  return response.json();
}

/** The program answers, but not with a response for Discord. */
export class Refused extends Error {}
