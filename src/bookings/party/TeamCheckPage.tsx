import type { ComponentChildren } from "preact";
import { Button } from "../../components/Button.tsx";
import { Form, HiddenFields } from "../../components/Form.tsx";
import { SummaryList } from "../../components/SummaryList.tsx";
import type { Site } from "../../server/site.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";
import { forecast, type Forecast } from "./forecast.ts";
import type { Team } from "./party.ts";
import { oneHoldsUpAll, peopleWho } from "./party-words.ts";
import type { TeamField } from "./schema.ts";
import { teamFormPath } from "./team-form-path.ts";

export type TeamCheckPageProps = {
  site: Site;
  workshop: Workshop;
  /** As they were typed, to be sent again. */
  values: Readonly<Record<string, string>>;
  team: Team;
  /** Fresh for every check page: a second press of the button is known by it. */
  idempotencyKey: string;
};

/** The second step: everybody once more, and what would happen to each of them now. */
export function TeamCheckPage({ site, workshop, values, team, idempotencyKey }: TeamCheckPageProps) {
  const expected = forecast(team, workshop);
  const action = teamFormPath(workshop.slug);
  return (
    <BookingFrame site={site} title="Check your answers" workshop={workshop}>
      <Form action={action}>
        <HiddenFields values={{ ...values, key: idempotencyKey }} />
        <SummaryList rows={aboutYou(team, action)} />
        <h2>Who comes, and what happens now</h2>
        <p>{inShort(team, workshop, expected)}</p>
        {holdsUp(team, expected) && <p>{oneHoldsUpAll}</p>}
        <SummaryList rows={expected.people.map((person) => aboutPerson(person, team))} />
        <p>
          <Change field="people" action={action}>
            Change the list
          </Change>
        </p>
        <p>
          Are the email addresses right? Everything about each place goes there. What counts is how many
          places are free when you press the button.
        </p>
        <div class="buttons">
          <Button name="step" value="book">
            {ask(expected)}
          </Button>
        </div>
      </Form>
      <WorkshopFacts workshop={workshop} />
    </BookingFrame>
  );
}

function aboutYou(team: Team, action: string) {
  const rows: [TeamField, string, string][] = [
    ["name", "Your full name", team.name],
    ["email", "Your email address", team.email],
    ["organisation", "Organisation", team.organisation],
    ["team", "Team", team.team || "Not given"],
    ["together", "If there are too few places", choices[team.together]],
  ];
  return rows.map(([field, label, value]) => ({
    label,
    value,
    change: (
      <Change field={field} action={action}>
        Change<span class="hidden-words"> {label.toLowerCase()}</span>
      </Change>
    ),
  }));
}

const choices: Record<Team["together"], string> = {
  together: "All together or not at all",
  split: "As many as fit, and the others wait",
};

function aboutPerson({ colleague, getsPlace, mustPress }: Forecast["people"][number], team: Team) {
  const waits = team.together === "together" ? "Waits with the others" : "Waits for a place";
  return {
    label: colleague.name,
    value: (
      <>
        <p>
          {colleague.email}
          {colleague.role && `, ${colleague.role}`}
        </p>
        <p>
          <strong>{getsPlace ? (mustPress ? "Has a place held" : "Has a place") : waits}</strong>
          {mustPress && ", and has 24 hours to press the button behind the link in their email"}
        </p>
      </>
    ),
  };
}

function inShort({ people, together }: Team, { placesLeft }: Workshop, { waiting }: Forecast): string {
  const free = placesLeft === 1 ? "1 place is free" : `${placesLeft || "No"} places are free`;
  if (waiting === 0) return `${free} now, so there is room for ${people.length === 1 ? "them" : "everyone"}.`;
  const who = `${free} now, for ${people.length === 1 ? "1 person" : `${people.length} people`}.`;
  if (together === "together" && people.length > 1) {
    return `${who} You chose to come together, so all of you wait until there is room for everyone. People who come after you may be offered places before that.`;
  }
  if (waiting === people.length)
    return `${who} ${peopleWho(waiting, "waits", "wait")}, in the order of your list.`;
  return `${who} The first on your list get them, and ${peopleWho(waiting, "waits", "wait")}.`;
}

/** Whether the team waits together, and somebody's link has to be pressed before it can be offered anything. */
function holdsUp({ together }: Team, { people, waiting }: Forecast): boolean {
  return (
    together === "together" && people.length > 1 && waiting > 0 && people.some(({ mustPress }) => mustPress)
  );
}

function ask({ places, waiting }: Forecast): string {
  const booked = `Book ${places === 1 ? "1 place" : `${places} places`}`;
  if (waiting === 0) return booked;
  return places === 0 ? "Join the waiting list" : `${booked}, and wait for ${waiting} more`;
}

/** Sends the answers back to the form, at the field to change. */
function Change(props: { field: TeamField; action: string; children: ComponentChildren }) {
  return (
    <Button kind="link" name="step" value="change" action={`${props.action}#${props.field}`}>
      {props.children}
    </Button>
  );
}
