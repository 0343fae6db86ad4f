import Alpine from "@alpinejs/csp";

// Keeps the places left on a page true while it is open. The page's own words were right when they were
// written and say when that was: where anything fails here, they stay.

const ADDRESS = "/api/workshops.json";
const EVERY_MS = 60_000;
const PATIENCE_MS = 8_000;
const MOST_NEWS = 3;

const shared = Alpine.reactive({ when: "", news: "" });
const showers = new Set();
let refreshedAt = 0;

Alpine.data("places", () => ({
  status: "",
  left: 0,
  waiting: 0,

  init() {
    const { slug, status, left, waiting } = this.$root.dataset;
    Object.assign(this, { status, left: Number(left), waiting: Number(waiting) });
    showers.add((workshops) => this.show(workshops.find((workshop) => workshop.slug === slug)));
  },

  /** Shows what is true now; returns the element where something changed. */
  show(workshop) {
    if (!workshop) return null;
    const { status, placesLeft, waiting, capacity } = workshop;
    const changed = status !== this.status || placesLeft !== this.left;
    Object.assign(this, { status, left: placesLeft, waiting });
    if (changed) drawRing(this.$root.querySelector(".seat-ring"), capacity, placesLeft);
    return changed ? this.$root : null;
  },
}));

Alpine.data("placesChecked", () => ({
  written: "",

  init() {
    this.written = this.$root.textContent;
  },

  get when() {
    return shared.when || this.written;
  },
}));

Alpine.data("placesNews", () => ({
  get news() {
    return shared.news;
  },
}));

async function refresh() {
  const first = refreshedAt === 0;
  refreshedAt = Date.now();
  try {
    const response = await fetch(ADDRESS, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return;
    const { asOf, workshops } = await response.json();
    const changed = [...showers].map((show) => show(workshops)).filter((element) => element !== null);
    const when = inLondon(new Date(asOf));
    shared.when = `${when.time} on ${when.day}`;
    // The words beside each ring have to be there before they can be read out.
    if (changed.length > 0) Alpine.nextTick(() => tell(changed, first && when.time));
  } catch {
    // No network, or no answer in time: the numbers on the page keep the time at which they were true.
  }
}

/** What is said depends on whether someone can have heard the old numbers: at the first load, one short line. */
function tell(changed, loadedAt) {
  shared.news = loadedAt
    ? `Places left were updated at ${loadedAt}.`
    : changed
        .slice(0, MOST_NEWS)
        .map((element) => `${element.dataset.title}: ${shownWords(element)}`)
        .join(" ");
}

function shownWords(element) {
  const shown = element.querySelector(".places-words p:not([hidden])");
  return `${shown?.textContent.trim() ?? ""}.`.replace("..", ".");
}

function drawRing(ring, capacity, left) {
  if (!ring) return;
  ring.querySelectorAll(".seat").forEach((seat, place) => {
    seat.setAttribute("class", place < capacity - left ? "seat taken" : "seat open");
  });
  ring.querySelector(".seat-number").textContent = String(left);
  ring.querySelector(".seat-word").textContent = left === 0 ? "full" : "left";
}

function inLondon(moment) {
  const format = (options) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", ...options }).format(moment);
  const time = format({ hour: "numeric", minute: "2-digit", hour12: true });
  const day = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return { time: time.replace(/\s/g, "").replace(":00", "").toLowerCase(), day: day.replace(",", "") };
}

function refreshWhenSeen() {
  const due = Date.now() - refreshedAt >= EVERY_MS;
  if (document.visibilityState === "visible" && due) refresh();
}

Alpine.start();
refresh();
setInterval(refreshWhenSeen, EVERY_MS / 4);
document.addEventListener("visibilitychange", refreshWhenSeen);
