/** The kinds of work that a job can name. */
export type JobKind =
  | 'audit.checkpoint'
  | 'audit.verify'
  | 'server.sweep'
  | 'keys.rewrap'
  | 'private.erase-due'
  | 'push.send'
  | 'payouts.remind'
  | 'attendance.plan-roll-calls'
  | 'attendance.roll-call-due'
  | 'returns.watch'
  | 'returns.summary'
  | 'returns.erase'
