/** The session token of a person that the kit has signed in. */
export const tokenOf = (number: string) => `token-${number}`
