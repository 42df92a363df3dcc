/** 纸质签名 and 联系不上. */
export const attestationKinds = ['paper', 'unreachable'] as const
export type AttestationKind = (typeof attestationKinds)[number]
