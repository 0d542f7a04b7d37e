import { expect, type Page } from "@playwright/test";

/** A user of the demonstration for every role, by the name on the page of one-click sign-in. */
export const people = {
  resettlementOfficer: "Laia Roca Pujol",
  socialWorker: "Marta Soler i Vidal",
  municipalCoordinator: "Pau Giralt Soms",
  teamManager: "Carme Vila Torrent",
  mentor: "Omar Bensalah",
  housingWorker: "Iván Robles Marín",
  healthWorker: "Salma Idrissi",
  victimServiceWorker: "Berta Coll Nadal",
  employerEngagementOfficer: "Gemma Prat Oliveras",
  prisonManager: "Jordi Casals Riba",
  dataSteward: "Núria Camps Bel",
  dataProtectionOfficer: "Joana Quintana Rius",
  administrator: "Albert Pi Font",
} as const;

export type Role = keyof typeof people;

/** One click, as somebody who tries the demonstration does it. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: people[role], exact: true }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: people[role] })).toBeVisible();
}
