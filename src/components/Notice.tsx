import type { ComponentChildren } from "preact";

export type NoticeProps = {
  kind?: "note" | "warning" | "done";
  title?: ComponentChildren;
  children: ComponentChildren;
};

/** A few lines that must not be missed. The word in front says its kind, not only the colour. */
export function Notice({ kind = "note", title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`}>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
