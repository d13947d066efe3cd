// One page of every type of the example, in light and dark, wide and narrow: nothing goes wrong,
// everyone can read it.

import { readAll } from "./lib/reading.js";

readAll(["handbook"]);
