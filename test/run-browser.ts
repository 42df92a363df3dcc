/** The part of `npm test` that needs a browser; tells whoever forked it how it went, and does not outlive them. */
import { ran } from './kit/ran.ts'

process.once('disconnect', () => process.exit())
const { counts } = await ran(process.argv.slice(2), { project: ['browser'] })
process.send!(counts)
process.disconnect()
