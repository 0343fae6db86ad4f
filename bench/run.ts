import { benchBookings } from "./bookings.ts";
import { benchBuild } from "./build.ts";
import { benchEmails } from "./emails.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { benchSearch } from "./search.ts";
import { benchStart } from "./start.ts";
import { benchSweep } from "./sweep.ts";

/**
 * `npm run bench`, or `npm run bench -- bookings` for one of them, or `npm run bench -- lighthouse /search/` for one page.
 * Ratios count; times depend on the machine.
 */
const benches = {
  bookings: benchBookings,
  sweep: benchSweep,
  emails: benchEmails,
  build: benchBuild,
  start: benchStart,
  search: benchSearch,
  lighthouse: benchLighthouse,
};

const asked = process.argv.slice(2);
const paths = asked.filter((word) => word.startsWith("/"));
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await bench(paths);
}
process.exit(0);
