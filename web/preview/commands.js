// What can be typed next: from the commands that are registered with Discord and what was picked
// so far to a list of suggestions. Plain data in, plain data out; it touches no page.
//
// What was picked is a list of tokens: { kind, definition, choice }, of kind `command`,
// `subcommand` or `option`. An option without its choice is open: its choice comes next.
// Groups of subcommands and options of free text are not read: the bot has none.

const SUBCOMMAND = 1;
const BOOLEAN = 5;
const IN_SERVER = 0;
const IN_DIRECT_MESSAGE = 1;
const ONLY_COMMANDS = "Only commands can be sent: type / to see them. No names, no details.";
const TRUE_OR_FALSE = [
  { name: "True", value: true },
  { name: "False", value: false },
];

/** Returns the commands that Discord would show to that person in that place. */
export function usable(commands, place) {
  const context = place.guild ? IN_SERVER : IN_DIRECT_MESSAGE;
  const isForAll = (command) => (command.default_member_permissions ?? null) === null;
  const isShownHere = (command) => command.contexts?.includes(context) ?? true;
  return commands.filter((command) => isShownHere(command) && (place.manager || isForAll(command)));
}

/** Returns what can come after `tokens`, narrowed to what has `typed` in its name. */
export function suggestions(commands, tokens, typed) {
  if (tokens.length === 0 && !typed.startsWith("/")) return [];
  const sought = typed.toLowerCase().trim();
  const matches = following(commands, tokens).filter((one) => matchesTyped(one, sought));
  const startsWithIt = (one) => Number(one.words.toLowerCase().startsWith(sought));
  return matches.sort((one, other) => startsWithIt(other) - startsWithIt(one));
}

function matchesTyped({ words, token }, sought) {
  const name = token.kind === "command" ? sought.replace("/", "") : sought.replace(/:$/, "");
  // The terminal takes values, and people copy lines from there.
  const isValue = token.choice !== null && String(token.choice.value) === name;
  return isValue || words.toLowerCase().includes(name);
}

/** Returns everything that can come after `tokens`. */
function following(commands, tokens) {
  if (tokens.length === 0) return commands.map((definition) => suggestion("command", definition));
  const last = tokens.at(-1);
  if (isOpen(last)) return choices(last.definition).map((one) => suggestionOfChoice(last, one));
  const given = definitions(tokens);
  const left = parts(tokens).filter((option) => !given.includes(option));
  const kind = (option) => (option.type === SUBCOMMAND ? "subcommand" : "option");
  return left.map((option) => suggestion(kind(option), option));
}

function suggestion(kind, definition) {
  const words = kind === "command" ? `/${definition.name}` : definition.name;
  return { words, description: definition.description, token: { kind, definition, choice: null } };
}

function suggestionOfChoice(open, choice) {
  return { words: choice.name, description: "", token: { ...open, choice } };
}

function choices(option) {
  return option.type === BOOLEAN ? TRUE_OR_FALSE : (option.choices ?? []);
}

function isOpen(token) {
  return token.kind === "option" && token.choice === null;
}

function definitions(tokens) {
  return tokens.map((token) => token.definition);
}

function parts(tokens) {
  return tokens.findLast((token) => token.kind !== "option").definition.options ?? [];
}

/** Returns the tokens with that suggestion taken. */
export function taken(tokens, { token }) {
  return [...(token.choice ? tokens.slice(0, -1) : tokens), token];
}

/** Returns the tokens without the one at that place, and without what depended on it. */
export function without(tokens, place) {
  const nothingDepends = tokens[place].kind === "option";
  return tokens.filter((token, at) => at < place || (at > place && nothingDepends));
}

/**
 * Turns what is typed in full into tokens: a command and a blank, an option and its colon.
 *
 * Returns the tokens and what is left of the typed words.
 */
export function absorbed(commands, tokens, typed) {
  const all = following(commands, tokens);
  const found = all.find((one) => endings(one).some((ending) => startsWith(typed, ending)));
  const isLonger = (one) => startsWith(one.words, typed);
  if (!found || (found.token.choice && all.some(isLonger))) return { tokens, typed };
  const ending = endings(found).find((one) => startsWith(typed, one));
  return absorbed(commands, taken(tokens, found), typed.slice(ending.length).trimStart());
}

function endings({ words, token: { kind, choice } }) {
  if (choice) return [`${words} `, `${choice.value} `];
  return [kind === "option" ? `${words}:` : `${words} `];
}

function startsWith(words, beginning) {
  return words.toLowerCase().startsWith(beginning.toLowerCase());
}

/** Returns what has to be done before these tokens can be sent, or null where nothing has. */
export function lacking(tokens) {
  if (tokens.length === 0) return ONLY_COMMANDS;
  const last = tokens.at(-1);
  if (isOpen(last)) return `Choose one for ${last.definition.name}, or do without: Backspace.`;
  const given = definitions(tokens);
  const isMissing = (option) => option.required && !given.includes(option);
  const missing = parts(tokens).find((option) => option.type === SUBCOMMAND || isMissing(option));
  if (!missing) return null;
  return `Choose ${missing.type === SUBCOMMAND ? "one of the list" : missing.name} first.`;
}

/** Returns a token as it is shown. */
export function tokenWords({ kind, definition, choice }) {
  if (kind === "command") return `/${definition.name}`;
  if (kind === "subcommand") return definition.name;
  return `${definition.name}:${choice ? ` ${choice.name}` : ""}`;
}
