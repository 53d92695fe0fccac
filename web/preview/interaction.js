// Builds the JSON of an interaction as Discord sends it (Discord Docs, Receiving and Responding),
// with a neutral person in it: the bot's own decoder reads it as it would read the real one.
// What the bot never reads, such as names, is there because Discord sends it too.

const COMMAND = 2;
const COMPONENT = 3;
const SUBCOMMAND = 1;
const IN_SERVER = 0;
const IN_DIRECT_MESSAGE = 1;
const REPLY_TO_COMMAND = 20;

// View Channel, Send Messages and Use Application Commands; Manage Server besides.
const MEMBER_MAY = 2147486720n;
const MANAGER_MAY = MEMBER_MAY | 32n;

const APPLICATION = "800000000000000203";
const CHANNEL = "800000000000000301";
const USER = {
  id: "800000000000000302",
  username: "someone",
  global_name: "Someone",
  avatar: null,
  discriminator: "0",
  public_flags: 0,
  bot: false,
  system: false,
};
const BOT = {
  id: APPLICATION,
  username: "Signpost",
  global_name: null,
  avatar: null,
  discriminator: "0001",
  public_flags: 0,
  bot: true,
};

/** Returns what Discord would send for a command of these tokens (see commands.js). */
export function commandInteraction(tokens, place) {
  const [command, ...rest] = tokens;
  const given = rest.filter((token) => token.kind === "option").map(givenOption);
  const subcommand = rest.find((token) => token.kind === "subcommand");
  const options = subcommand
    ? [{ type: SUBCOMMAND, name: subcommand.definition.name, options: given }]
    : given;
  const data = { id: "800000000000000201", name: command.definition.name, type: 1 };
  return interaction(COMMAND, options.length > 0 ? { ...data, options } : data, place);
}

function givenOption({ definition, choice }) {
  return { type: definition.type, name: definition.name, value: choice.value };
}

/** Returns what Discord would send when that component of `message` is pressed. */
export function pressInteraction(data, message, place) {
  const { id, content, components, flags } = message;
  const carrier = {
    id,
    content,
    components,
    flags,
    type: REPLY_TO_COMMAND,
    channel_id: CHANNEL,
    author: BOT,
    application_id: APPLICATION,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
  };
  return { ...interaction(COMPONENT, data, place), message: carrier };
}

function interaction(type, data, place) {
  return {
    id: nextId(),
    application_id: APPLICATION,
    type,
    data,
    token: "preview",
    version: 1,
    locale: "en-GB",
    entitlements: [],
    channel_id: CHANNEL,
    app_permissions: "0",
    ...(place.guild ? inServer(place) : inDirectMessage()),
  };
}

function inServer({ guild, manager }) {
  const permissions = String(manager ? MANAGER_MAY : MEMBER_MAY);
  const member = {
    user: USER,
    nick: null,
    roles: [],
    permissions,
    avatar: null,
    premium_since: null,
    flags: 0,
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    deaf: false,
    mute: false,
    pending: false,
  };
  return {
    context: IN_SERVER,
    guild_id: guild,
    guild_locale: "en-GB",
    member,
    guild: { id: guild, features: [], locale: "en-GB" },
    channel: { id: CHANNEL, type: 0, guild_id: guild, name: "channel", permissions, flags: 0 },
    authorizing_integration_owners: { 0: guild },
  };
}

function inDirectMessage() {
  return {
    context: IN_DIRECT_MESSAGE,
    user: USER,
    authorizing_integration_owners: { 0: "0" },
    channel: { id: CHANNEL, type: 1, recipients: [BOT], flags: 0 },
  };
}

let lastId = 900000000000000000n;

/** Returns a new snowflake, for an interaction or a message. */
export function nextId() {
  lastId += 1n;
  return String(lastId);
}
