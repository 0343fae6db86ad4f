import { CheckEmailPage } from "../champions/NextPages.tsx";

export const data = { permalink: "/champions/check-your-email/", eleventyExcludeFromCollections: true };

export default CheckEmailPage;
