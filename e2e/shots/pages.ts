import type { Role } from "../roles.ts";

/** A page to take a picture of, and who looks at it. */
export interface Shot {
  /** The name of the file. */
  name: string;
  /** The address, or the page from which links are followed. */
  path: string;
  /** Words of links to follow from `path`, one after the other. */
  follow?: string[];
  /** The words of a button to press at the end. */
  press?: string;
  /** Also kept in `docs/images/`: its first screen, for the README. */
  readme?: true;
  /** The role to sign in with in the demonstration; without one, nobody is signed in. */
  as?: Role;
}

const youssef = ["Youssef El Amrani"];

/** Every page that has a picture. A page joins the list when it exists. */
export const shots: Shot[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "releases", path: "/releases", as: "resettlementOfficer", readme: true },
  { name: "coming-home", path: "/coming-home", as: "municipalCoordinator" },
  { name: "my-people", path: "/my-people", as: "socialWorker" },
  { name: "requests", path: "/requests", as: "healthWorker" },
  { name: "case", path: "/my-people?view=all", follow: youssef, as: "socialWorker", readme: true },
  { name: "timeline", path: "/my-people?view=all", follow: [...youssef, "Timeline"], as: "socialWorker" },
  { name: "needs", path: "/my-people?view=all", follow: [...youssef, "Needs"], as: "socialWorker" },
  { name: "agencies", path: "/my-people?view=all", follow: [...youssef, "People and agencies"], as: "socialWorker" },
  { name: "documents", path: "/my-people?view=all", follow: [...youssef, "Documents"], as: "socialWorker" },
  { name: "history", path: "/my-people?view=all", follow: [...youssef, "History"], as: "socialWorker" },
  { name: "imports", path: "/imports", as: "dataSteward" },
  { name: "users", path: "/users", as: "administrator" },
  { name: "agency-list", path: "/agencies", as: "administrator" },
  { name: "account", path: "/account", as: "socialWorker" },
];

/** A desktop and a phone. */
export const widths = [1280, 390];
