//! The integration tests: one binary, so that it links once.
//!
//! `support` has what every test can use. Each other file says in its header what belongs in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot unwrap has failed, and says where")]

// What every test can use: the bot, the program, Discord's side of things.
mod support;

// The port for those who watch it, and its log for programs.
#[cfg(unix)]
mod admin;
// What is set of the application: its description, and where its interactions go.
#[cfg(unix)]
mod application;
// Who approves what is past the lead.
#[cfg(unix)]
mod approver;
// Many new areas, out of a table.
#[cfg(unix)]
mod area_import;
// A new area, by questions in a terminal.
#[cfg(unix)]
mod area_new;
mod area_new_formatted;
// The walls of the house: imports, sizes, where words come from.
mod architecture;
// The program as a person uses it in a terminal.
mod ask;
// The pinned posts: what they say.
mod boards;
// The pinned posts on the fake Discord, whatever happens there.
mod boards_on_discord;
// What a newcomer's two commands compile.
mod builds;
// What the check shows of content that can be used.
mod check;
// What the configuration says of itself when it is wrong.
mod config_problems;
// Where content comes from.
mod content_origins;
// What content says of itself when it is wrong.
mod content_problems;
// What is there twice under two names.
mod copies;
// What is read of an interaction, whatever it is like.
mod decoder;
// The manifests that a host copies.
#[cfg(target_os = "linux")]
mod deploy;
// The fake Discord is as strict as it says.
mod fake_discord;
// What is not read, and no command calls fine.
mod false_all_clears;
// What is sent for what arrives.
mod flows;
// What the words open that a worried person looks for.
mod first_words;
// The real program as Discord's interactions endpoint.
#[cfg(unix)]
mod endpoint;
// Each fuzz target is whole.
mod fuzz;
// What breaks around the running program: network, clock, disk, memory, the process itself.
#[cfg(target_os = "linux")]
mod faults;
// The real program on the gateway, where all goes well.
mod gateway;
// The real program on the gateway, where Discord fails it.
mod gateway_faults;
// The whole of what people see, as golden text.
mod golden;
// Content folders of the version before.
mod overlays;
// Fields of Discord's that are left out, more or of another kind.
mod odd_fields;
// The texts that are approved word for word, and where each is shown.
mod golden_texts;
// What topics say word for word.
mod golden_topics;
// What no page may say, and what some have to.
mod harm;
// The content as pages to browse and to print.
mod handbook;
// From an empty machine to a healthy bot.
#[cfg(unix)]
mod hosting;
// Whether a copy that runs is well, as a container asks.
#[cfg(unix)]
mod health;
// Which helplines each nation has, and what is said of them.
mod helplines;
// The container image.
mod image;
// Replies that are kept.
#[cfg(unix)]
mod kept;
// A kind of content is declared in one place.
mod kinds;
// The volunteers' induction, from its first page to its last.
mod induction;
// Nothing of an interaction is anywhere once it was answered.
#[cfg(unix)]
mod markers;
// What the running program costs.
mod measures;

// The first screen of `/concern`, and where its doors are.
mod menu;
// The form past the lead, and the words for oneself.
mod forms;

// The guidance is in our own words.
mod own_words;
// The right number for this minute and this nation.
mod ladder;
// What answers while content and configuration are edited.
mod live;
// Nothing of the source paper is lost.
mod paper;
// The page that behaves as Discord does.
mod preview;
// The privacy policy that a host publishes.
mod policy;
// Nothing that a person controls comes out again.
mod privacy;
// What holds for any input.
mod properties;
// Ten minutes of everything at once.
#[cfg(target_os = "linux")]
mod soak;
// How hard the content is to read.
mod readability;
// What the running program gives up.
#[cfg(unix)]
mod sandbox;
// The README is true.
mod readme;
// Numbers and addresses that no page may show.
mod never_printed;
// What is released can be verified.
#[cfg(target_os = "linux")]
mod release;
// Faults that were reported of other programs, and are none here.
mod reports;
// Load balancers with the settings that are shipped, before three copies.
#[cfg(unix)]
mod proxies;
// Calls to Discord.
mod rest;
mod rooms;
// What completes a command line in each shell, and the manual pages.
#[cfg(unix)]
mod shells;
// Content far larger than what is shipped, and content that has moved.
mod sizes;
// A person goes through what is due, and is interrupted.
#[cfg(unix)]
mod verify;
// Two copies of the real program on the gateway.
#[cfg(unix)]
mod standby;
// Everything that can be reached.
mod walks;
// What no answer and no file may say.
mod withdrawn;
// A build without the gateway.
mod without_gateway;
// What is said to whoever uses the command line wrongly.
mod wrong_use;
