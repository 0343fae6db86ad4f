import { workshopCalendar } from "../../workshops/calendar.ts";

export const data = { permalink: "/calendar/workshops.ics", eleventyExcludeFromCollections: true };

export default workshopCalendar;
