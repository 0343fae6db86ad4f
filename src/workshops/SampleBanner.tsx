import type { Workshop } from "./workshop.ts";

type Shown = { workshops: readonly Workshop[] };

/** Says so wherever a workshop on the page is an invented one; nothing where all of them are real. */
export function SampleBanner({ workshops }: Shown) {
  if (!workshops.some((workshop) => workshop.isSample)) return null;
  return (
    <p class="sample" data-pagefind-ignore>
      <strong>Sample dates.</strong> We made these workshops up so that you can try out booking. Nobody will
      be there.
    </p>
  );
}
