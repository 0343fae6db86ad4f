import { dayOf, formatDay, formatTimeOf } from "../components/dates.ts";

/** When the numbers on the page were true, and the region that tells a screen reader of changes since. */
export function CheckedAt({ checkedAt }: { checkedAt: string }) {
  return (
    <>
      <p class="places-checked" data-pagefind-ignore>
        Places were checked at{" "}
        <time dateTime={checkedAt} x-data="placesChecked" x-text="when">
          {formatTimeOf(checkedAt)} on {formatDay(dayOf(checkedAt))}
        </time>
        .
      </p>
      <p class="hidden-words" role="status" x-data="placesNews" x-text="news"></p>
    </>
  );
}
