/**
 * A workshop as the database's `import_workshops` takes it: local days and times (Europe/London), named as
 * the SQL names them.
 */
export type ImportWorkshop = {
  slug: string;
  course: string;
  title: string;
  venue: string;
  capacity: number;
  days: { date: string; starts: string; ends: string }[];
  is_sample: boolean;
  phase?: number;
  group_label?: string;
  printed_note?: string;
  directions?: string;
  step_free?: "yes" | "partly" | "no" | null;
  catering?: string;
  /** What only those with a place are told: the joining instructions, and where an online workshop meets. */
  joining?: string;
  online_link?: string;
  sample_places_taken?: number;
  sample_waiting?: number;
};
