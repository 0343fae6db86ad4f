import type { Workshop } from "../workshops/workshop.ts";
import type { Details } from "./schema.ts";

export type BookingStatus = "confirmed" | "waiting" | "cancelled";

/** One person's place on one workshop, all its days. */
export type Booking = {
  id: string;
  reference: string;
  status: BookingStatus;
  /** Place in the waiting line, from 1; null for who is not waiting. */
  position: number | null;
  /** It holds a place, or held one before it was cancelled: who only waited has nothing in a calendar. */
  hadPlace: boolean;
  /** Rises at every change of state; a calendar entry carries it as its SEQUENCE. */
  version: number;
  linkVersion: number;
  linkExpiresAt: Date;
  /** The first day has begun, so it can no longer be cancelled here. */
  started: boolean;
  person: Details;
  workshop: Workshop;
};

/** What anyone who has a reference may see: it holds nothing about the person. */
export type Receipt = {
  reference: string;
  status: BookingStatus;
  position: number | null;
  workshop: Workshop;
};
