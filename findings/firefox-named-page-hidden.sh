#!/usr/bin/env bash
# Firefox: hidden siblings with a line break between them take a named page away, or add an empty sheet.
#
# An element asks for a page of its own (`page: card`), and nothing else is shown. Hidden elements have no boxes, so they are on no
# page. Yet with two of them before it the sheet has the margins of the ordinary page, and with two after it there is a second,
# empty sheet. Where no line break is between the two, all is right. In Chromium it is right in each case.
#
# It needs Firefox (`firefox-esr`), Chromium, Node.js and pdftotext (`poppler-utils`) of this machine.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{ "private": true, "type": "module", "dependencies": { "puppeteer-core": "24.43.1" } }' > package.json
PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-audit --no-fund
cat > print.js <<'JS'
import { writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const [name, executablePath] = process.argv.slice(2);
const style = '@page { size: A4; margin: 20mm } @page card { margin: 10mm } body { margin: 0 } #card { page: card }';
const [card, hidden] = ['<div id="card">Card</div>', '<div style="display: none">Hidden</div>'];
const pages = {
  'alone': [card],
  'two-before': [hidden, hidden, card],
  'two-after': [card, hidden, hidden],
};
const browser = await puppeteer.launch({ browser: name, executablePath, args: name === 'chrome' ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
for (const [called, parts] of Object.entries(pages)) {
  for (const [kind, between] of [['lines', '\n'], ['none', '']]) {
    await page.setContent(`<!doctype html><html lang="en"><title>Card</title><style>${style}</style><body>${parts.join(between)}</body></html>`);
    writeFileSync(`${called}-${kind}.pdf`, await page.pdf({ preferCSSPageSize: true }));
  }
}
await browser.close();
JS

# The sheets of each print, and the margin before its only word in mm.
told() {
  for pdf in alone-lines two-before-lines two-before-none two-after-lines two-after-none; do
    pdftotext -bbox "$pdf.pdf" - | awk -v pdf="$pdf" '/<page /{ sheets++ } /<word /{ split($2, x, "\""); margin = x[2] / 72 * 25.4 }
      END { printf "  %-16s %d sheet(s), margin %.0f mm\n", pdf, sheets, margin }'
  done
}
firefox=$(command -v firefox-esr || command -v firefox); chromium=$(command -v chromium)
echo "$("$firefox" --version); $("$chromium" --version)"
seen=$(node print.js firefox "$firefox"; echo "firefox"; told; node print.js chrome "$chromium"; echo "chromium"; told); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
firefox
  alone-lines      1 sheet(s), margin 10 mm
  two-before-lines 1 sheet(s), margin 20 mm
  two-before-none  1 sheet(s), margin 10 mm
  two-after-lines  2 sheet(s), margin 10 mm
  two-after-none   1 sheet(s), margin 10 mm
chromium
  alone-lines      1 sheet(s), margin 10 mm
  two-before-lines 1 sheet(s), margin 10 mm
  two-before-none  1 sheet(s), margin 10 mm
  two-after-lines  1 sheet(s), margin 10 mm
  two-after-none   1 sheet(s), margin 10 mm
EXPECTED
