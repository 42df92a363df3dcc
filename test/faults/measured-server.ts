/** The real server, which on SIGUSR2 prints how much its heap holds once nothing is left in it that nobody needs. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

process.on('SIGUSR2', () => {
  collect()
  collect()
  console.log(`heap ${process.memoryUsage().heapUsed}`)
})
await import('../../api/main.node.ts')
