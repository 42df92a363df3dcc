/** What may be wrong with a desk, as a student says it in two taps. */
export const repairKinds = ['blue-screen', 'no-power', 'network', 'client', 'peripheral', 'other'] as const
export type RepairKind = (typeof repairKinds)[number]
