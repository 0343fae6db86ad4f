import { WelcomePage } from "../champions/NextPages.tsx";

export const data = { permalink: "/champions/welcome/", eleventyExcludeFromCollections: true };

export default WelcomePage;
