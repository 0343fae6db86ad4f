/** The page, read aloud by a voice of the reader's own device. It shows only where its script finds one. */
export function ReadAloud() {
  return (
    <div class="read-aloud" role="group" aria-label="Read aloud" hidden data-pagefind-ignore>
      <button type="button" class="button secondary" data-read="play">
        Read this page aloud
      </button>
      <button type="button" class="button secondary" data-read="stop" hidden>
        Stop
      </button>
    </div>
  );
}
