import type { Workshop } from "../../workshops/workshop.ts";

export type Mark = "present" | "absent";

/** One person of a register. `needs` is there only where it was asked for, which is written down. */
export type RegisterPerson = {
  bookingId: string;
  /** Empty where the person has been erased. */
  name: string;
  organisation: string;
  role: string;
  team: string;
  needs: string | undefined;
};

export type RegisterDay = {
  day: number;
  mark: Mark | null;
  makeUp: { slug: string; day: number; mark: Mark | null } | null;
};

/** Who has a place on a workshop, who comes as a guest, and who was there. */
export type Register = {
  workshop: Workshop;
  people: (RegisterPerson & { extra: boolean; days: RegisterDay[] })[];
  guests: (RegisterPerson & { day: number; missedDay: number; mark: Mark | null; from: string })[];
};

/** How many people and days there were; each person counts once. */
export type PeopleCounts = {
  bookings: number;
  peopleBooked: number;
  peopleThere: number;
  peopleComplete: number;
  daysThere: number;
};
