import type { ComponentChildren } from "preact";

type FollowCalendarProps = {
  /** Where a calendar program finds it. */
  url: string;
  /** The words of the link. */
  add: string;
  /** What stands after the link in its sentence. */
  children: ComponentChildren;
};

/** A calendar that a calendar program follows by itself, with what to do where pressing the link does nothing. */
export function FollowCalendar({ url, add, children }: FollowCalendarProps) {
  return (
    <>
      <p>
        <a href={url.replace(/^https?:/, "webcal:")}>{add}</a>
        {children}
      </p>
      <details>
        <summary>Nothing happens when I press it</summary>
        <p>Copy this address:</p>
        <p class="calendar-address">
          <code>{url}</code>
        </p>
        <ul>
          <li>
            <strong>Outlook:</strong> open the calendar, choose “Add calendar”, then “Subscribe from web”, and
            paste it.
          </li>
          <li>
            <strong>Google Calendar, on a computer:</strong> beside “Other calendars” choose “From URL”, and
            paste it.
          </li>
          <li>
            <strong>iPhone, iPad and Mac:</strong> choose “Add subscription calendar”, and paste it.
          </li>
        </ul>
      </details>
    </>
  );
}
