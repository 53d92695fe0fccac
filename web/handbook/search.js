// Searches the handbook in the browser. `search-index.js` has set `pages` before this runs. What is typed is neither sent nor stored,
// nor put into the address, so it leaves no trace in the history.

"use strict";

// More would not be read; another word finds less.
const MOST = 20;

// How much of a page's text is shown round the word that was found, in characters.
const AROUND = 70;

const search = document.getElementById("search");
const words = document.getElementById("words");
const count = document.getElementById("count");
const found = document.getElementById("found");
const instead = document.getElementById("instead");

const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u2019']/g, "");

const index = globalThis.pages.map((page) => ({
  page,
  title: plain(page.title),
  terms: plain(page.terms.join(" \n ")),
  text: plain(page.text),
}));

// What a word of several begins with, as a pattern: "bruises" finds a bruise, "churches" a church, "families" a family.
function ofOne(word) {
  if (word.length < 4 || /[^s]s$/u.test(word) === false) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}(?:y|ies)`;
  return /(?:ss|sh|ch|x|z)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

// A word counts where another begins with it: "image" finds "images". In a heading or a term it counts more.
const beginning = (word) => new RegExp(`(?<![\\p{L}\\p{N}])${ofOne(word)}`, "u");

function weight(entry, word) {
  const begins = beginning(word);
  return 8 * begins.test(entry.title) + 5 * begins.test(entry.terms) + begins.test(entry.text);
}

function best(typed) {
  const wanted = plain(typed).split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  if (wanted.length === 0) return [];
  const weighed = index.map((entry) => {
    const weights = wanted.map((word) => weight(entry, word));
    const sum = weights.reduce((one, other) => one + other, 0);
    // What helps now comes before what explains, and that before who wrote it.
    const matters = sum * (1 + entry.page.weight);
    return { page: entry.page, sum: weights.includes(0) ? 0 : matters, first: wanted[0] };
  });
  return weighed.filter(({ sum }) => sum > 0).sort((one, other) => other.sum - one.sum);
}

function excerpt(text, word) {
  const at = Math.max(plain(text).search(beginning(word)), 0);
  const start = at > AROUND ? text.indexOf(" ", at - AROUND) + 1 : 0;
  const end = text.length > at + 2 * AROUND ? text.lastIndexOf(" ", at + 2 * AROUND) : text.length;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

function entry({ page, first }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.href;
  link.textContent = page.title;
  item.append(link, line(page.kind), line(excerpt(page.text, first)));
  return item;
}

function line(words) {
  const about = document.createElement("span");
  about.className = "about";
  about.textContent = words;
  return about;
}

function show() {
  const pages = best(words.value);
  count.textContent = told(pages.length);
  found.replaceChildren(...pages.slice(0, MOST).map(entry));
  found.hidden = pages.length === 0;
  instead.hidden = pages.length > 0 || words.value.trim() === "";
}

function told(all) {
  if (all === 0) return words.value.trim() === "" ? "" : search.dataset.none;
  const sentence = all > MOST ? search.dataset.more : search.dataset.results;
  return sentence.replace("{count}", all).replace("{shown}", MOST);
}

words.addEventListener("input", show);
search.hidden = false;
show();
