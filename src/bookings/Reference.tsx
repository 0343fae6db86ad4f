import type { SummaryRow } from "../components/SummaryList.tsx";

/** The reference as whoever has just booked reads it. */
export function YourReference({ reference }: { reference: string }) {
  return (
    <>
      Your reference is <span class="reference">{reference}</span>
    </>
  );
}

/** The reference among the facts of a booking. */
export function referenceRow(reference: string): SummaryRow {
  return { label: "Reference", value: <span class="reference">{reference}</span> };
}
