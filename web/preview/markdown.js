// Reads Discord's Markdown, as far as the bot writes it (src/render/markdown.rs): headings, small
// print, lists, fences, strong words, escapes and bare links. It makes plain data and touches no
// page; prose.js draws it. Any other mark is left as the characters that it is.

const LINE = /^( *- |\d+\. |#{2,3} |-# |)(.*)$/s;
const PART = /\\([!-/:-@[-`{-~])|(\*\*)|(https:\/\/[^\s<]+)/g;
const FENCE = "```";

/** Returns the blocks of a message's text, each with its `kind`. */
export function blocks(text) {
  const found = [];
  let fenced = null;
  for (const line of text.split("\n")) {
    if (line === FENCE) {
      fenced = fenced ? null : { kind: "fence", lines: [] };
      if (fenced) found.push(fenced);
    } else if (fenced) {
      fenced.lines.push(line);
    } else {
      addLine(found, line);
    }
  }
  return found.filter((block) => block.kind !== "gap");
}

/** Returns the words of the first heading, without marks, or none where there is no heading. */
export function title(text) {
  const heading = blocks(text).find((block) => block.kind === "heading");
  return (heading?.parts ?? []).map((part) => part.words).join("");
}

function addLine(found, line) {
  const [, mark, words] = LINE.exec(line);
  const parts = inline(words);
  const last = found.at(-1);
  if (line.trim() === "") {
    // It only keeps the next line from going on with the block above.
    found.push({ kind: "gap" });
  } else if (mark.startsWith("#")) {
    found.push({ kind: "heading", level: mark.length - 1, parts });
  } else if (mark === "-# ") {
    found.push({ kind: "small", parts });
  } else if (mark.startsWith(" ") && last?.kind === "list") {
    last.items.at(-1).under.push({ parts, under: [] });
  } else if (mark) {
    addItem(found, mark, parts);
  } else if (last?.kind === "paragraph") {
    last.lines.push(parts);
  } else {
    found.push({ kind: "paragraph", lines: [parts] });
  }
}

function addItem(found, mark, parts) {
  const number = mark.endsWith(". ") ? Number.parseInt(mark, 10) : null;
  const numbered = number !== null;
  const last = found.at(-1);
  const goesOn = last?.kind === "list" && last.numbered === numbered;
  const list = goesOn ? last : { kind: "list", numbered, items: [] };
  if (!goesOn) found.push(list);
  list.items.push({ number, parts, under: [] });
}

/** Returns the parts of one line: words, whether they are strong, and where they lead. */
export function inline(line) {
  const parts = [];
  let strong = false;
  let end = 0;
  for (const match of line.matchAll(PART)) {
    const [whole, escaped, stars, address] = match;
    addWords(parts, line.slice(end, match.index), strong);
    end = match.index + whole.length;
    if (escaped) addWords(parts, escaped, strong);
    if (stars) strong = !strong;
    if (address) {
      const url = withoutEndOfSentence(address);
      parts.push({ words: url, strong, url });
      end -= address.length - url.length;
    }
  }
  addWords(parts, line.slice(end), strong);
  return parts;
}

function addWords(parts, words, strong) {
  const last = parts.at(-1);
  if (last && !last.url && last.strong === strong) last.words += words;
  else if (words) parts.push({ words, strong });
}

// As on Discord: a full stop after a link, or the bracket that it is in, is not part of it.
function withoutEndOfSentence(address) {
  const ends = address.includes("(") ? /[.,:;!?'"\]]+$/ : /[.,:;!?'"\])]+$/;
  return address.replace(ends, "");
}
