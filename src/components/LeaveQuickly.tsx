/**
 * A way out for a reader whom somebody near them might harm for reading. Without its script it is a plain link;
 * the script hides the page at once and takes the page's own place in the list of pages visited.
 */
export function LeaveQuickly() {
  return (
    <div class="leave" role="region" aria-label="Leave this page quickly" data-pagefind-ignore>
      <a class="leave-now" href="https://www.bbc.co.uk/weather" rel="noreferrer nofollow">
        Leave this page quickly
      </a>
      <p>
        <span class="leave-keys" hidden>
          Or press Shift three times.{" "}
        </span>
        <a href="/safety/">What this cannot hide</a>
      </p>
      <p class="hidden-words leave-news" role="status" />
    </div>
  );
}
