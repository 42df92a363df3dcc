/** Prints every punch of R13, for a process whose TZ is set from outside. */
import { punchLines } from './punches.ts'

for (const line of punchLines(Number(process.argv[2]))) process.stdout.write(`${line}\n`)
