// Moments in UK local time, as `2026-12-25T22:00`: the form that the date field and the program
// share. The browser may be in another time zone, so a moment is never turned into its time.

const PARTS = { day: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit" };

/** Returns a moment in words, the present one where `at` is empty; the month `long` or `short`. */
export function inWords(at, month = "long") {
  const timeZone = at ? "UTC" : "Europe/London";
  const format = new Intl.DateTimeFormat("en-GB", { ...PARTS, month, timeZone });
  // Read and written as UTC, so that the hour stays the one that was chosen.
  const words = format.format(at ? new Date(`${at.slice(0, 16)}Z`) : new Date());
  return words.replace(" at ", " ").replace(",", "");
}

/** Returns a day of the form `2026-11-26` in words. */
export function dayInWords(day) {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00Z`));
}

/** Returns ten at night on Christmas Day of this year, when offices are shut. */
export function christmasNight(today = new Date()) {
  return `${today.getUTCFullYear()}-12-25T22:00`;
}
