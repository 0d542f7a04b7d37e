// The walk through an installation as somebody of a role: every page that links lead to, once per
// route, and more often where what stands there differs from person to person.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { people, type Role, signIn } from "./roles.ts";
import { routeOf, routeTable } from "./routes.ts";

export const table = routeTable();
export const roles = Object.keys(people) as Role[];

/** Routes that lead elsewhere or send a file: they are no pages. */
export const noPages = [
  "/language",
  "/imports/{id}/rejected.csv",
  "/imports/sources/explain.toml",
  "/packs/{pack}/sharing.csv",
  "/people/{person}/documents/{document}",
];

/**
 * Pages that no link leads to: before the sign-in, behind a one-time link, behind a form.
 * `specs/apart.spec.ts` opens each of them.
 */
export const apart = [
  "/sign-in",
  "/sign-in/code",
  "/account/recovery-codes",
  "/set-up/{token}",
  "/set-password/{token}",
  "/releases/sheets",
  "/releases/six",
  "/packs/{pack}/upgrade",
  "/imports/sources/explain",
  "/people/{person}/custody/new",
  "/mine",
  "/mine/{code}",
  "/mine/{code}/sharing",
  "/mine/{code}/{permission}/stop",
  "/break-glass/{glass}",
  "/matches/{pair}",
  "/matches/merges/{merge}",
];

/**
 * People whose story is told stand before others, so that pages about one person show theirs: one
 * inside, one outside, one back in custody, one handed on, one of whom nobody knows about custody.
 */
const told = ["El Amrani", "Ferrer Casals", "Vargas", "Cárdenas", "Carmona"];

/** People differ, and so do lists; other routes are opened once. */
const several: Record<string, number> = {
  "/people/{person}": told.length + 2,
  "/people/{person}/identity": told.length,
  "/people/{person}/release": 2,
  "/people/{person}/timeline": 3,
  "/imports/{id}": 2,
  "/search": told.length + 1,
};

/** A page that stands open. */
export interface Open {
  route: string;
  path: string;
  /** Whether the walk opened the route for the first time. */
  isFirst: boolean;
  status: number | undefined;
}

/** Signs in as the role and follows every link; gives the routes that were opened. */
export async function walk(page: Page, role: Role, look: (open: Open) => Promise<void>): Promise<Set<string>> {
  await signIn(page, role);
  const opened = new Map<string, number>();
  const home = new URL(page.url()).pathname;
  // A form is no link: whoever has a search box looks for somebody.
  const searches = (await page.getByRole("search").count()) > 0;
  const names = searches ? [...told, "a"].map((name) => `/search?q=${encodeURIComponent(name)}`) : [];
  const waiting = [...names, home, "/account"];
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const route = routeOf(new URL(path, "http://here").pathname, table);
    if (!route || noPages.includes(route) || apart.includes(route)) continue;
    const times = opened.get(route) ?? 0;
    if (times >= (several[route] ?? 1)) continue;
    opened.set(route, times + 1);
    const answer = await page.goto(path);
    await look({ route, path, isFirst: times === 0, status: answer?.status() });
    waiting.push(...(await links(page)));
  }
  return new Set(opened.keys());
}

/** Where the links of a page lead, within this installation. */
async function links(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .map((link) => new URL(link.href))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname + url.search),
  );
}

/** The file name of a route's picture: `/people/{person}/six/{item}` is `people-person-six-item`. */
export function nameOf(route: string): string {
  return route.replace(/[{}]/g, "").split("/").filter(Boolean).join("-") || "home";
}

const walked = join(import.meta.dirname, "results/walked");

/** Keeps which routes a test has opened: tests run in several processes. */
export function keep(name: string, routes: Iterable<string>): void {
  mkdirSync(walked, { recursive: true });
  writeFileSync(join(walked, `${name}.json`), JSON.stringify([...routes]));
}

/** Every route that a test of this run has opened. */
export function kept(): Set<string> {
  const files = readdirSync(walked).map((file) => readFileSync(join(walked, file), "utf8"));
  return new Set(files.flatMap((text) => JSON.parse(text) as string[]));
}

/** Forgets what an earlier run has opened. */
export function forget(): void {
  rmSync(walked, { recursive: true, force: true });
}
