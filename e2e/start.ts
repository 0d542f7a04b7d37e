import { forget } from "./walk.ts";

/** Before all tests of a run. */
export default forget;
