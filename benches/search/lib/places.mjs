/* Where things are: the repository, the program, and the folder for what benchmarks leave behind. */
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(repository, "target"));
export const bench = join(target, "bench");
export const program = process.env.UNDERSTORY_BIN ?? join(target, "release", "understory");
