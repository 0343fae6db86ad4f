import { z } from "zod";
import { detailsSchema } from "../schema.ts";

const line = (what: string, longest: number) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, { error: `Enter ${what}` })
    .max(longest, { error: `Shorten ${what} to ${longest} characters or fewer` })
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, { error: `Write ${what} on one line` });

const prose = (what: string, longest: number) =>
  z
    .string()
    .trim()
    .max(longest, { error: `Shorten ${what} to ${longest} characters or fewer` })
    .regex(/^(?:[^\p{Cc}]|[\t\n])*$/u, { error: `Take the hidden characters out of ${what}` });

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Enter a time such as 09:30" });

const days = z
  .array(
    z
      .strictObject({
        date: z.iso.date({ error: "Enter a real date" }),
        starts: clockTime,
        ends: clockTime,
      })
      .refine(({ starts, ends }) => starts < ends, { path: ["ends"], error: "It must end after it starts" }),
  )
  .min(1, { error: "Enter at least one day" })
  .max(60, { error: "Enter 60 days or fewer" })
  .refine((list) => new Set(list.map(({ date }) => date)).size === list.length, {
    error: "Enter each date once",
  });

const moment = z.iso.datetime({ offset: true, error: "Enter a date and a time" });

/** What an organiser may change of a workshop; what is left out stays as it is. */
export const workshopChanges = z
  .strictObject({
    title: line("the title", 200),
    venue: line("the venue", 300),
    capacity: z.int({ error: "Enter how many places there are" }).min(1).max(10_000),
    days,
    closesAt: moment,
    opensAt: moment,
    directions: prose("the directions", 1000),
    stepFree: z.enum(["yes", "partly", "no"]).nullable(),
    catering: prose("what there is to eat", 500),
  })
  .partial();

/** The joining instructions, and where an online workshop meets; empty where there are none. */
export const joiningChanges = z
  .strictObject({
    joining: prose("the joining instructions", 3000),
    onlineLink: z.union([
      z.literal(""),
      z.url({ protocol: /^https$/, error: "Enter a link that starts with https://" }).max(500),
    ]),
  })
  .partial();

/** Whoever is let in out of order, and whether beyond the capacity if it must be. */
export const attendee = detailsSchema.extend({ beyondCapacity: z.boolean().default(false) });

export type WorkshopChanges = z.infer<typeof workshopChanges>;
export type JoiningChanges = z.infer<typeof joiningChanges>;
export type Attendee = z.infer<typeof attendee>;
