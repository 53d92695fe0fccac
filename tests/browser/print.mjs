// Prints pages for `tests/it/support/paper`: `node print.mjs chromium|firefox PROGRAM OUT PAGE…` writes `OUT/0.pdf`, `OUT/1.pdf` and so
// on, in the order of the pages, on the paper that their own styles ask for. The browser starts once.
//
// Firefox is driven over WebDriver BiDi, for which it needs no program beside it.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [name, executablePath, out, ...pages] = process.argv.slice(2);

// A long print takes longer than puppeteer waits by itself, in milliseconds.
const LIMIT = 300_000;

const OF_CHROMIUM = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

const browser = await puppeteer.launch({
  browser: name === 'firefox' ? 'firefox' : 'chrome',
  executablePath,
  headless: true,
  timeout: LIMIT,
  protocolTimeout: LIMIT,
  args: name === 'firefox' ? [] : OF_CHROMIUM,
});
try {
  const page = await browser.newPage();
  page.setDefaultNavigationTimeout(LIMIT);
  for (const [place, file] of pages.entries()) {
    await page.goto(pathToFileURL(file).href);
    await writeFile(join(out, `${place}.pdf`), await page.pdf({ preferCSSPageSize: true, timeout: LIMIT }));
  }
} finally {
  await browser.close();
}
