#!/usr/bin/env bash
# Chromium: a style of the first letter takes the name from a link of one letter.
#
# The link is an inline block and says "S"; `::first-letter` makes that letter large. The accessibility tree, which a screen reader
# hears, has a link without a name then. With two letters, with no style, or inline, the name is there. Checkers that read the
# document, as axe does, find nothing wrong: its text is there.
#
# It needs Chromium and Node.js of this machine.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{ "private": true, "type": "module", "dependencies": { "puppeteer-core": "24.43.1" } }' > package.json
PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-audit --no-fund
cat > names.js <<'JS'
import puppeteer from 'puppeteer-core';

const browser = await puppeteer.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
const page = await browser.newPage();
const devtools = await page.createCDPSession();
const letter = 'a::first-letter { text-transform: uppercase }';
for (const style of ['a { display: inline-block }', letter, `a { display: inline-block } ${letter}`]) {
  await page.setContent(`<!doctype html><html lang="en"><title>A to Z</title><style>${style}</style>
    <body><p><a href="#s">S</a></p><p><a href="#to">T to Z</a></p></body></html>`);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const names = nodes.filter((it) => it.role?.value === 'link').map((it) => JSON.stringify(it.name.value));
  console.log(`${names.join(' ').padEnd(13)} with ${style}`);
}
await browser.close();
JS
chromium=$(command -v chromium)
"$chromium" --version
seen=$(node names.js "$chromium"); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
"S" "T to Z"  with a { display: inline-block }
"S" "T to Z"  with a::first-letter { text-transform: uppercase }
"" "T to Z"   with a { display: inline-block } a::first-letter { text-transform: uppercase }
EXPECTED
