import { LeftPage } from "../champions/NextPages.tsx";

export const data = { permalink: "/champions/left/", eleventyExcludeFromCollections: true };

export default LeftPage;
