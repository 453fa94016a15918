// Opens pages in headless Chromium: pictures at the widths of a phone and a desk, in light and dark and as printed, and
// axe's findings at each. Arguments: Chromium, the folders for pictures and for what is printed, then the pages.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [chromium, folder, printed, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { name: "desk", width: 1280, scheme: "light" },
  { name: "desk-dark", width: 1280, scheme: "dark" },
  { name: "phone", width: 390, scheme: "light" },
  { name: "phone-dark", width: 390, scheme: "dark" },
  { name: "print", width: 700, scheme: "light", media: "print" },
];

const drawn = [
  { name: "svg", width: 900, scheme: "light" },
  { name: "svg-dark", width: 900, scheme: "dark" },
];
const SHEET = 1600;
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"], protocolTimeout: 600_000 });
let found = 0;
const eye = new Map();
const note = (path, view, words) => {
  found += 1;
  console.log(`${basename(path)} (${view.name}): ${words}`);
};
// A page as sheets that lie side by side: one picture of all of it would be higher than Chromium can draw.
async function draw(page, path, width) {
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0, sheet = 1; top < high; top += SHEET, sheet += 1) {
    const clip = { x: 0, y: top, width, height: Math.min(SHEET, high - top) };
    await page.screenshot({ path: `${path}-${String(sheet).padStart(2, "0")}.png`, clip, captureBeyondViewport: true });
  }
}
for (const path of pages) {
  const page = await browser.newPage();
  const name = basename(path).replace(/\.\w+$/, "");
  const isPage = path.endsWith(".html");
  for (const view of isPage ? views : drawn) {
    await page.setViewport({ width: view.width, height: 900 });
    await page.emulateMediaType(view.media ?? "screen");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
    await page.goto(pathToFileURL(path).href);
    await draw(page, `${folder}/${name}-${view.name}`, view.width);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) note(path, view, `${wide} pixels wider than the screen`);
    if (!isPage) continue;
    await page.evaluate(axe);
    const { violations, incomplete } = await page.evaluate(() => window.axe.run());
    for (const one of violations) {
      note(path, view, `${one.id}: ${one.help} (${one.nodes.length} times)\n  ${one.nodes[0].html.slice(0, 160)}`);
    }
    for (const one of incomplete) eye.set(one.id, (eye.get(one.id) ?? 0) + one.nodes.length);
  }
  if (isPage) await page.pdf({ path: `${printed}/${name}-printed.pdf`, preferCSSPageSize: true });
  await page.close();
}
await browser.close();
const left = [...eye].map(([rule, times]) => `${rule} ${times} times`).join(", ");
console.log(`axe: ${pages.length} pages at ${views.length} views, ${found} findings; left for the eye: ${left || "nothing"}`);
process.exit(found ? 1 : 0);
