import type { ComponentChildren } from "preact";

/** A form that posts, checked by the server alone: browsers' own messages do not say what to do. */
export function Form(props: { action: string; children: ComponentChildren }) {
  return (
    <form class="form" method="post" action={props.action} noValidate>
      {props.children}
    </form>
  );
}

/** Values that travel along unseen, such as the answers on a check page. */
export function HiddenFields(props: { values: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(props.values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** A field that people never see and simple robots fill in. */
export function SpamTrap() {
  return (
    <div class="away" aria-hidden="true">
      <label for="website">Leave this empty</label>
      <input type="text" id="website" name="website" tabIndex={-1} autocomplete="off" />
    </div>
  );
}
