import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const faults = new WeakMap<Page, string[]>();

/**
 * Begins to note what the browser complains about: console errors, refused styles and scripts,
 * failed requests. Must run before the first page is opened; the `page` of `fixtures.ts` has it.
 */
export async function watch(page: Page): Promise<void> {
  const found: string[] = [];
  faults.set(page, found);
  page.on("console", (message) => {
    if (message.type() === "error") found.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => found.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A click on the next link cancels what the last page was still loading; that is no fault.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") found.push(`request: ${request.url()}`);
  });
  await page.exposeBinding("__refused", (_source, what: string) => void found.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const refused = `${event.effectiveDirective} refused ${event.blockedURI}`;
      (window as unknown as { __refused(what: string): void }).__refused(refused);
    });
  });
}

/** What is wrong with the page as it stands and since the last look, in words; empty if nothing is. */
export async function faultsOf(page: Page): Promise<string[]> {
  return [...complaintsOf(page), ...(await axe(page)), ...(await narrow(page))];
}

/** What the browser complained about since the last look: cheap, unlike the rest. */
export function complaintsOf(page: Page): string[] {
  return faults.get(page)?.splice(0) ?? ["check: the page was not watched"];
}

/** What a page is made of, words apart: two pages with the same shape have the same faults. */
export async function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const kinds = [...document.body.querySelectorAll("*")].map((element) => {
      const marks = element.getAttributeNames().filter((name) => name === "role" || name.startsWith("aria-"));
      return [element.tagName, element.getAttribute("type"), ...element.classList, ...marks].join(".");
    });
    return [...new Set(kinds)].sort().join(" ");
  });
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .options({ resultTypes: ["violations"] })
    // Our pages have no frames, so no second page is needed to put the findings together.
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `axe ${id}: ${help}: ${node.target.join(" ")}`),
  );
}

/**
 * 390 px is a phone, where tables are cards and menus fold: axe looks again. 320 px is a small one, and
 * a desktop at 400 %. Nothing may need sideways scrolling.
 */
async function narrow(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const found = [...(await tooWide(page)), ...(await axe(page)).map((fault) => `390 px: ${fault}`)];
  await page.setViewportSize({ width: 320, height: 640 });
  found.push(...(await tooWide(page)));
  if (before) await page.setViewportSize(before);
  return found;
}

async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const culprits = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      // Its box sticks out, or what it holds does.
      return box.width > 0 && Math.max(box.right, box.left + element.scrollWidth) > root.clientWidth + 1;
    });
    const names = culprits.slice(-5).map((e) => [e.tagName.toLowerCase(), ...e.classList].join("."));
    return [`${root.clientWidth} px: the page is ${root.scrollWidth} px wide: ${names.join(", ")}`];
  });
}
