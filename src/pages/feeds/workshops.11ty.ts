import { workshopFeed } from "../../workshops/feed.ts";

export const data = { permalink: "/feeds/workshops.xml", eleventyExcludeFromCollections: true };

export default workshopFeed;
