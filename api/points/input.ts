import * as v from 'valibot'

export const leaderboardInput = v.object({ className: v.optional(v.string()) })

/** What the supervisor has seen of what is due. */
export const givePrizesInput = v.strictObject({ dueHash: v.string() })
