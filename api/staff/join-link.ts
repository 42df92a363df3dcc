/** Where a member of staff follows an invitation; the fragment stays in the browser. */
export const joinLink = (origin: string, token: string): string => `${origin}/join#${token}`
