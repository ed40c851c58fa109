/** Owns finding a Chromium for the browser tests. */
import { existsSync } from 'node:fs'

/** The one without windows comes first: a page in it costs a third of the work, and it draws with the same engine. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser's path: `CHROMIUM` if set, else the first of the usual places; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : null
  return usual.find((path) => existsSync(path)) ?? null
}

export const chromiumHint =
  'The browser tests need Chromium and a CJK font. On Debian: apt-get install -y chromium-headless-shell fonts-noto-cjk ' +
  '(or chromium, which is slower). ' +
  'Elsewhere install Chrome or Chromium and, if it is in an unusual place, set CHROMIUM to its path.'

/** Flags for a browser that runs without a screen and calls nobody. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What draws without a graphics card needs no process of its own.
  '--in-process-gpu',
  // A page is looked at for a second: to make its scripts quicker takes longer than they then save.
  '--js-flags=--no-maglev,--no-turbofan,--min-semi-space-size=16',
]
