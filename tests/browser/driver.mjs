// Drives Chromium for `tests/it/support/browser`: `node driver.mjs CHROMIUM PROFILE`.
//
// It reads a request a line, `["open", "file:///tmp/index.html"]`, and writes an answer a line: `{ "answer": … }`, or
// `{ "error": "…" }`. It notes what goes wrong on a page and what a page asks for, until it is asked for that.
//
// Chromium is told what to do through a pipe: it ends when this program ends, in whatever way.

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

const [executablePath, userDataDir] = process.argv.slice(2);

// What puppeteer adds is meant for tests: no sync, no updates, no network of the browser's own. The caller has the time limit.
const browser = await puppeteer.launch({
  executablePath,
  userDataDir,
  pipe: true,
  timeout: 0,
  defaultViewport: null,
  // A scroll bar takes width from a page, as it does for a person.
  ignoreDefaultArgs: ['--hide-scrollbars'],
  args: [
    '--no-sandbox',
    '--disable-gpu',
    // A container has little shared memory.
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--window-size=1280,900',
  ],
});
process.stdin.on('end', () => browser.close().finally(() => process.exit()));

const [page] = await browser.pages();
page.setDefaultNavigationTimeout(0);
const devtools = await page.createCDPSession();
// The page goes on being drawn where it opens another one.
await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });

// What has gone wrong, and every address that has been asked for.
let noted = { errors: [], requests: [] };
const sessions = [];
const starting = [];

function logged(level, ...words) {
  if (['error', 'warning', 'assert'].includes(level)) noted.errors.push(words.join(' '));
}

const EVENTS = {
  'Network.requestWillBeSent': ({ request }) => noted.requests.push(request.url),
  'Network.webSocketCreated': ({ url }) => noted.requests.push(url),
  'Log.entryAdded': ({ entry }) => logged(entry.level, entry.text, entry.url),
  'Runtime.consoleAPICalled': ({ type, args }) => logged(type, ...args.map((it) => it.value ?? it.description)),
  'Runtime.exceptionThrown': ({ exceptionDetails: it }) => logged('error', it.text, it.exception?.description),
};

// All but what belongs to the browser itself, such as the list below its address bar.
const WATCHED = [...['browser', 'tab', 'browser_ui'].map((type) => ({ type, exclude: true })), {}];

// Each new page, frame and worker waits until it is watched too.
const WATCH = {
  'Network.enable': {},
  'Log.enable': {},
  'Runtime.enable': {},
  'Target.setAutoAttach': { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: WATCHED },
  'Runtime.runIfWaitingForDebugger': {},
};

async function watch(session) {
  sessions.push(session);
  session.on('sessionattached', (inner) => starting.push(watch(inner)));
  for (const [event, note] of Object.entries(EVENTS)) session.on(event, note);
  // Not everything that can be watched has a console or a network, and a page may close at any time.
  const failed = ({ message }) => /wasn't found|closed/.test(message) || logged('error', 'not watched:', message);
  const commands = Object.entries(WATCH).map((command) => session.send(...command).catch(failed));
  await Promise.all(commands);
}

await watch(await browser.target().createCDPSession());
await Promise.all(starting);
page.on('dialog', (dialog) => {
  logged('error', 'a dialog opened:', dialog.message());
  dialog.dismiss();
});

// Runs in the page: waits until the element has this text, or no longer has it, on a page that is complete.
function awaited(selector, text, wanted, seconds) {
  const until = performance.now() + seconds * 1000;
  return new Promise((done) => {
    const look = () => {
      const now = document.querySelector(selector)?.innerText ?? '';
      const met = wanted ? now !== '' && now.includes(text) : !now.includes(text);
      if (met && document.readyState === 'complete') done({ met, now });
      else if (performance.now() > until) done({ met: false, now });
      else requestAnimationFrame(look);
    };
    look();
  });
}

const REQUESTS = {
  open: async (address) => void (await page.goto(address)),
  types: (text) => page.keyboard.type(text),
  presses: (key) => page.keyboard.press(key),
  script: (body) => page.evaluate(`(() => { ${body}\n })()`),
  devtools: (command, parameters) => devtools.send(command, parameters),

  // Starts over on the next page where the page goes away meanwhile.
  async waits(...given) {
    for (;;) {
      try {
        return await page.evaluate(awaited, ...given);
      } catch (reason) {
        if (!reason.message.startsWith('Execution context was destroyed')) throw reason;
      }
    }
  },

  // `preload` would have it load styles once more, which pages forbid.
  async barriers(axe) {
    const options = "{ resultTypes: ['violations'], preload: false }";
    const run = `axe.run(document, ${options}).then((found) => found.violations)`;
    return page.evaluate(`${await readFile(axe, 'utf8')}\n${run}`);
  },

  // As Chromium tells a screen reader, which is not what its document says in every case.
  async nameless() {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const isNamed = ['link', 'button', 'heading', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio'];
    const found = nodes.filter((it) => !it.ignored && isNamed.includes(it.role?.value) && !it.name?.value);
    return found.map(({ role, properties }) => `${role.value} ${JSON.stringify(properties)}`);
  },

  // Whatever a page has done before it answers has been noted then.
  async noted() {
    await Promise.all(starting);
    const answers = sessions.map((session) => session.send('Runtime.evaluate', { expression: '0' }));
    await Promise.allSettled(answers);
    const all = noted;
    noted = { errors: [], requests: [] };
    return all;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  let said;
  try {
    said = { answer: await REQUESTS[name](...given) };
  } catch (reason) {
    said = { error: String(reason) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
