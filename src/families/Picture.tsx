import { pictures, type PictureName } from "./drawings/pictures.ts";

/** A small drawing on its round floor. The words beside it say the same, so nobody needs to be told what it shows. */
export function Picture({ name }: { name: PictureName }) {
  return (
    <svg class="picture" viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
      <circle class="d-floor" cx="60" cy="60" r="59" />
      {pictures[name]}
    </svg>
  );
}
