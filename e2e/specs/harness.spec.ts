// The checks are checked: a sound page passes, and each kind of fault is found.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, test } from "@playwright/test";

import { faultsOf, watch } from "../check.ts";

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Test</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"></head>
  <body><main><h1>Test</h1>${body}</main></body></html>`;

const pages: Record<string, string> = {
  "/sound": page(`<form><label for="a">Name</label> <input id="a"></form>`),
  "/no-label": page(`<form><input id="a"></form>`),
  "/inline-style": page(`<p style="color: red">Red</p>`),
  "/inline-script": page(`<script>document.title = "Changed"</script>`),
  "/missing-image": page(`<img src="/nowhere.png" alt="A gate">`),
  "/wide": page(`<pre>${"wide ".repeat(100)}</pre>`),
};

let server: Server;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const body = pages[request.url ?? ""];
    response.writeHead(body ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'self'",
    });
    response.end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => new Promise((resolve) => server.close(resolve)));

test("a sound page passes", async ({ page }) => {
  await watch(page);
  await page.goto(`${origin}/sound`);
  expect(await faultsOf(page)).toEqual([]);
});

for (const [path, fault] of [
  ["/no-label", /^axe label: /],
  ["/inline-style", /^policy: style-src-attr refused inline/],
  ["/inline-script", /^policy: script-src-elem refused inline/],
  ["/missing-image", /^console: .*404/],
  ["/wide", /^320 px: the page is \d+ px wide: .*pre/],
] as const) {
  test(`a fault is found: ${path.slice(1)}`, async ({ page }) => {
    await watch(page);
    await page.goto(origin + path);
    expect(await faultsOf(page)).toContainEqual(expect.stringMatching(fault));
  });
}

test("a page that was not watched does not pass", async ({ page }) => {
  await page.goto(`${origin}/sound`);
  expect(await faultsOf(page)).toEqual(["check: the page was not watched"]);
});
