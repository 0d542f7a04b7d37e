/** A page to take a picture of, and who looks at it. */
export interface Shot {
  /** The name of the file. */
  name: string;
  /** The address, or the words of a link to follow from `path`. */
  path: string;
  follow?: string[];
  /** The role to sign in with in the demonstration; without one, nobody is signed in. */
  as?: string;
}

/** Every page that has a picture. A page joins the list when it exists. */
export const shots: Shot[] = [{ name: "sign-in", path: "/" }];

/** A desktop and a phone. */
export const widths = [1280, 390];
