import { z } from "zod";

const championRow = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  setting: z.string(),
  why: z.string(),
  listed: z.boolean(),
  status: z.enum(["pending", "confirmed", "left"]),
  confirm_version: z.int().nonnegative(),
  leave_version: z.int().nonnegative(),
});

/** A champion as the database describes one, read into the names that the code uses. */
export const championSchema = championRow.transform(({ confirm_version, leave_version, ...row }) => ({
  ...row,
  confirmVersion: confirm_version,
  leaveVersion: leave_version,
}));

/** Someone who brings restorative practice to the people they work with; pending until they confirm by email. */
export type Champion = z.infer<typeof championSchema>;
