/** Nothing ever revokes a link that takes an email off: it gives no other power. */
export const LINK_VERSION = 1;
