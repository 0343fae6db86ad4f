import { bookingStates } from "./booking-states.ts";
import { changingStates } from "./changing-states.ts";
import { championStates } from "./champion-states.ts";
import { mineStates } from "./mine-states.ts";
import { partyStates } from "./party-states.ts";
import { judgeStates, type State } from "./judge-states.ts";

const searchStates: State[] = [
  [
    "pages found",
    async (page) => {
      await page.goto("/search/?q=circle");
      await page
        .locator(".search-news")
        .getByText(/found for/)
        .waitFor();
    },
  ],
  [
    "no page found",
    async (page) => {
      await page.goto("/search/?q=xylophonist");
      await page
        .locator(".search-news")
        .getByText(/^No page found/)
        .waitFor();
    },
  ],
];

judgeStates([bookingStates, [...championStates, ...searchStates], mineStates, partyStates, changingStates]);
