import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** A running demonstration with a database of its own. */
export interface Server {
  url: string;
  /** The folder of its database and of the release lists it was filled from. */
  directory: string;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 120_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Tuesday 3 November 2026, ten in the morning in Madrid: what a test says of dates is true every day. */
export const NOW = "2026-11-03T10:00:00+01:00";

/** Starts the built binary on a free port and waits for the line that names its address. */
export async function startDemo(): Promise<Server> {
  const directory = await mkdtemp(join(tmpdir(), "throughline-e2e-"));
  return started(directory, ["demo", "--directory", directory, "--port", "0"], { THROUGHLINE_CLOCK_FIXED: NOW });
}

/** An installation in which nobody has an account yet. */
export interface Empty extends Server {
  /** Where the first administrator is set up, once. */
  link: string;
}

/** Starts an installation on an empty database; it knows the time, as one that is used. */
export async function startEmpty(): Promise<Empty> {
  const directory = await mkdtemp(join(tmpdir(), "throughline-e2e-"));
  const env = { THROUGHLINE_DATABASE: `sqlite:${join(directory, "empty.sqlite")}` };
  await promisify(execFile)(binary(), ["migrate"], { env: { ...process.env, ...env } });
  const server = await started(directory, ["serve", "--bind", "127.0.0.1:0"], env, /(http:\S+)\/set-up\/\S+/);
  return { ...server, link: server.said };
}

function binary(): string {
  const path = process.env.THROUGHLINE_BINARY;
  if (!path) throw new Error("THROUGHLINE_BINARY names no binary; run scripts/e2e.sh");
  return path;
}

async function started(directory: string, command: string[], env: Record<string, string>, line = ADDRESS) {
  const child = spawn(binary(), command, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const stop = async () => {
    await ended(child);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const [said, url = said] = await heard(child, line);
    return { said, url, directory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the child prints that looks like this; the first group, if there is one, apart. */
function heard(child: ChildProcess, wanted: RegExp): Promise<[string, string?]> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${said.join("\n")}`));
    const timer = setTimeout(() => fail("the server did not start in time"), STARTS_WITHIN_MS);
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const found = wanted.exec(line);
        if (!found) return;
        clearTimeout(timer);
        resolve([found[0], found[1]]);
      });
    }
    child.once("error", (error) => fail(String(error)));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`the server ended with ${code}`);
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
