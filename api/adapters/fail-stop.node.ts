/**
 * Fail-stop: after an error that may mean a poisoned connection or a bad disk the process answers 503
 * for a moment, so that nobody waits for a reply that never comes, and ends with code 75. The
 * supervisor starts a clean one, which has exactly what was committed.
 */
export const failStopCode = 75
const graceMs = 300

interface Stoppable {
  close(): unknown
}

/** What to give `openNodeDatabase` as onFatal. The server may be set later, once it listens. */
export function failStop(end: (code: number) => void = (code) => process.exit(code)) {
  let server: Stoppable | undefined
  let stopping = false
  return {
    onFatal(code: string) {
      if (stopping) return
      stopping = true
      console.error(JSON.stringify({ event: 'fail_stop', code }))
      setTimeout(() => {
        server?.close()
        end(failStopCode)
      }, graceMs)
    },
    watch(listening: Stoppable) {
      server = listening
    },
  }
}
