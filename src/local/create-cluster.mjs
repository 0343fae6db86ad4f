// Writes an empty database cluster as a tar file. It runs as a process of its own: making a cluster takes
// about 650 MB that PGlite does not give back until its process ends.
import { rename, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";

const [, , file] = process.argv;
const database = await PGlite.create({
  dataDir: "memory://",
  startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"],
});
const tar = await database.dumpDataDir("none");
await writeFile(`${file}.${process.pid}`, Buffer.from(await tar.arrayBuffer()));
await rename(`${file}.${process.pid}`, file);
await database.close();
