// A reader with a browser: opens pages of the site, and is shared by the tests of one file.

import { after, before } from "node:test";
import { launch } from "./chromium.mjs";
import { address } from "./site.mjs";

/** Registers a browser for the tests of the calling file; `blank` gives an empty page, `open` one of the site. */
export function reader() {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  /** A page in a fresh profile; `options` are Playwright's context options. */
  async function blank(options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(15000); // nothing here waits for a network, but a machine may be busy
    return context.newPage();
  }
  /** The same, already at `path` of the site. */
  async function open(path, options = {}) {
    const page = await blank(options);
    await page.goto(address(path), { waitUntil: "load" });
    return page;
  }
  return { blank, open };
}

/** Text with every run of white space as one blank. */
export function plain(text) {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
