import type { AuditEntry } from '../kernel/audit.ts'

/** An attestation holds for one revision: with another it is void, and the log says by what. */
export const attestationVoid = (
  attestationId: string | null,
  after: { run: string; cause: string; payslip: string },
): AuditEntry[] => (attestationId ? [{ action: 'attestations.void', target: attestationId, after }] : [])
