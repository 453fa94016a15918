// Opens pages in headless Chromium: pictures at the widths of a phone and a desk, in light and dark and as printed, and
// axe's findings at each. Arguments: Chromium, the folder for pictures, then the pages.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const [chromium, folder, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const views = [
  { name: "desk", width: 1100, scheme: "light" },
  { name: "desk-dark", width: 1100, scheme: "dark" },
  { name: "phone", width: 375, scheme: "light" },
  { name: "phone-dark", width: 375, scheme: "dark" },
];

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
let found = 0;
for (const path of pages) {
  const page = await browser.newPage();
  for (const view of views) {
    await page.setViewport({ width: view.width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
    await page.goto(pathToFileURL(path).href);
    await page.screenshot({ path: `${folder}/${basename(path)}-${view.name}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) {
      found += 1;
      console.log(`${basename(path)} (${view.name}): ${wide} pixels wider than the screen`);
    }
    await page.evaluate(axe);
    const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), rules);
    for (const one of violations) {
      found += 1;
      console.log(`${basename(path)} (${view.name}): ${one.id}: ${one.help} (${one.nodes.length} times)`);
      console.log(`  ${one.nodes[0].html.slice(0, 160)}`);
    }
  }
  await page.pdf({ path: `${folder}/${basename(path)}-printed.pdf`, preferCSSPageSize: true });
  await page.close();
}
await browser.close();
console.log(`axe: ${pages.length} pages at ${views.length} views, ${found} findings`);
process.exit(found ? 1 : 0);
